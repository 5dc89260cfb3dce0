import type { CaseType } from '#libs/case-engine/contract.js';
import { attachments } from './attachments.js';
import * as v2 from './duties.js';
import * as v1 from './duties.v1.js';
import { events, eventsV1 } from './events.js';
import { facts } from './facts.js';
import { exampleForm } from './fixtures.js';
import { formSteps, formStepsV1, ParkRecognitionForm, ParkRecognitionFormV2 } from './form.js';
import { guards } from './guards.js';
import { letters } from './letters.js';
import { machine } from './machine.js';
import { machine as machineV1 } from './machine.v1.js';
import { fromV1 } from './migrate.js';

/** What every live version has alike. */
const shared = {
  key: 'park-recognition',
  title: { zh: '小微企业园认定推荐', en: 'Recognition of a small-enterprise park' },
  description: {
    zh: '园区运营机构申请小微企业园认定：联合会预审、属地初审、区经信局受理、部门联审与现场核查、联席会议审议、公示后上报市、省认定。',
    en: 'A park operator applies for recognition: pre-review, town review, acceptance, joint review and inspection, joint meeting, public notice, decision of the upper level.',
  },
  numberPrefix: 'RD',
  applicantRole: 'park-operator',
  subjectKind: 'park',
  promise: { setting: 'promiseDays', kind: 'wd' },
  formExample: exampleForm,
  attachments,
  withheldFromFederation: { fields: ['tax', 'revenue', 'research'], slots: ['finance'] },
  clock: v1.clock,
  facts,
  guards,
  letters,
  publicNotice: {
    title: (subject: string) => ({
      zh: `关于拟推荐认定${subject}为小微企业园的公示`,
      en: `Notice: ${subject} is to be recommended as a small-enterprise park`,
    }),
    basis: '区小微企业园联席会议审议意见',
    receivingUnit: 'bureau',
  },
} as const;

export const parkRecognitionV1 = {
  ...shared,
  version: 1,
  machine: machineV1,
  form: ParkRecognitionForm,
  formSteps: formStepsV1,
  duties: v1.duties,
  powers: v1.powers,
  events: eventsV1,
  separate: v1.separate,
  notices: v1.notices,
  settings: v1.settings,
} satisfies CaseType as CaseType;

/** Open cases of version 1 go on under it once a person has approved the report on them. */
export const parkRecognitionV2 = {
  ...shared,
  version: 2,
  machine,
  form: ParkRecognitionFormV2,
  formSteps,
  duties: v2.duties,
  powers: v2.powers,
  events,
  separate: v2.separate,
  notices: v2.notices,
  settings: v2.settings,
  migrateFrom: { 1: fromV1 },
} satisfies CaseType as CaseType;
