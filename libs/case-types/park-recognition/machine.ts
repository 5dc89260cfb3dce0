import { decided, inspected, inspectionPending, recognised, recognition } from './procedure.js';
import { meta, procedure, words } from './procedure-setup.js';

/**
 * Version 2: 市场监管 and 税务 answer in joint review as well (domain.md §1.4: both can veto); the bureau's director may
 * waive the inspection (现场核查 is optional there, §1.2); the city's decision and the province's are two steps, for
 * they are made one after the other (县 → 市 → 省, §2).
 */

export const reviewDepartments = ['planning', 'ecology', 'emergency', 'fire', 'housing', 'market', 'tax'] as const;

const inspection = procedure.createStateConfig({
  initial: 'pending',
  meta: { title: words('现场核查', 'On-site inspection') },
  states: {
    pending: { ...inspectionPending, on: { ...inspectionPending.on, WAIVE_INSPECTION: 'done' } },
    done: inspected,
  },
});

const cityDecision = procedure.createStateConfig({
  meta: meta('underReview', '市级审核', 'City review'),
  on: {
    RECORD_CITY_APPROVAL: 'provinceDecision',
    RECORD_CITY_REFUSAL: { target: 'rejected', actions: decided('refusal') },
  },
});

const provinceDecision = procedure.createStateConfig({
  meta: meta('underReview', '省级认定', 'Decision of the province'),
  on: { RECORD_UPPER_DECISION: recognised },
});

export const machine = recognition({
  departments: reviewDepartments,
  inspection,
  upper: { cityDecision, provinceDecision },
});
