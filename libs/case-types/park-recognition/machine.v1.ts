import { inspected, inspectionPending, recognised, recognition } from './procedure.js';
import { meta, procedure, words } from './procedure-setup.js';

/** Version 1 (design.md §9): five departments, an inspection in every case, one record of the upper decision. */

export const reviewDepartments = ['planning', 'ecology', 'emergency', 'fire', 'housing'] as const;

const inspection = procedure.createStateConfig({
  initial: 'pending',
  meta: { title: words('现场核查', 'On-site inspection') },
  states: { pending: inspectionPending, done: inspected },
});

const upward = procedure.createStateConfig({
  meta: meta('underReview', '上报市、省认定', 'Reported to the upper level'),
  on: { RECORD_UPPER_DECISION: recognised },
});

export const machine = recognition({ departments: reviewDepartments, inspection, upper: { upward } });
