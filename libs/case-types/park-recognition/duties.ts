import type { Duty, Notice, Power, SettingDefinition } from '#libs/case-engine/contract.js';
import * as v1 from './duties.v1.js';

/** Version 2: what it asks for otherwise than version 1, and with it all that it asks for. */

const { upward, ...shared } = v1.duties;

export const duties = {
  ...shared,
  market: v1.opinionOf('market'),
  tax: v1.opinionOf('tax'),
  cityDecision: {
    ...upward,
    title: { zh: '登记市级意见', en: "Record the city's decision" },
    state: 'cityDecision',
    events: ['RECORD_CITY_APPROVAL', 'RECORD_CITY_REFUSAL'],
    limit: v1.workingDays('cityDays'),
  },
  provinceDecision: { ...upward, state: 'provinceDecision', limit: v1.workingDays('provinceDays') },
} satisfies Record<string, Duty>;

export const powers = {
  ...v1.powers,
  waiver: {
    title: { zh: '免予现场核查', en: 'Waiving the inspection' },
    roles: ['bureau-director'],
    scope: v1.bureau,
    events: ['WAIVE_INSPECTION'],
  },
} satisfies Record<string, Power>;

/** Who accepted the case does not spare it the inspection. */
export const separate = [...v1.separate, ['acceptance', 'waiver']] as const;

export const notices = {
  ...v1.notices,
  RECORD_CITY_REFUSAL: [v1.decision, v1.copies],
} satisfies Record<string, readonly Notice[]>;

const { upwardDays: _, ...settingsKept } = v1.settings;

export const settings = {
  ...settingsKept,
  // Seven departments answer now, two of them from the city's data.
  jointReviewDays: v1.days('部门联审时限', 'Joint review', 7, v1.sources.district),
  objectionDays: v1.days('异议核查时限', 'Objection', 10, v1.sources.district),
  cityDays: v1.days('市级意见登记时限', "City's decision", 30, v1.sources.district),
  provinceDays: v1.days('省级决定登记时限', "Province's decision", 60, v1.sources.district),
} satisfies Record<string, SettingDefinition>;
