import type { ClockPowers, Duty, Notice, Power, SettingDefinition } from '#libs/case-engine/contract.js';
import type { Text } from '#libs/contracts/index.js';
import { departments, type ReviewDepartment } from './departments.js';
import { suspensionKinds } from './payloads.js';

/** Version 1: who must do what, how long it may take, and what happens when it takes longer. Numbers are settings. */

export const bureau = { kind: 'unit', unit: 'bureau' } as const;
export const bureauDirector = { role: 'bureau-director', unit: 'bureau' } as const;
export const workingDays = (setting: string) => ({ setting, kind: 'wd', roll: true }) as const;

/** One department's opinion in joint review. */
export function opinionOf(department: ReviewDepartment): Duty {
  return {
    title: departments[department].opinion,
    state: `jointReview.${department}.pending`,
    role: 'department-reviewer',
    scope: { kind: 'unit', unit: `dept-${department}` },
    events: ['CONCUR', 'OBJECT'],
    signers: 1,
    limit: workingDays('jointReviewDays'),
    promiseClock: 'runs',
    whenPassed: { escalateTo: { role: 'joint-meeting-secretary', unit: 'joint-meeting-office' } },
  };
}

export const duties = {
  draft: {
    title: { zh: '填报申请', en: 'Fill in the application' },
    state: 'draft',
    role: 'park-operator',
    scope: { kind: 'applicant' },
    events: ['SUBMIT', 'DISCARD'],
    signers: 1,
    limit: { until: () => null },
    promiseClock: 'paused',
    whenPassed: { send: 'DISCARD' },
  },
  preReview: {
    title: { zh: '联合会预审', en: 'Federation pre-review' },
    state: 'preReview',
    role: 'federation-officer',
    scope: { kind: 'unit', unit: 'federation' },
    events: ['FORWARD', 'REQUEST_CORRECTION'],
    signers: 1,
    limit: workingDays('preReviewDays'),
    promiseClock: 'runs',
    whenPassed: { escalateTo: { role: 'federation-director', unit: 'federation' } },
  },
  correction: {
    title: { zh: '补正材料', en: 'Correct the application' },
    state: 'correction',
    role: 'park-operator',
    scope: { kind: 'applicant' },
    events: ['RESUBMIT'],
    signers: 1,
    limit: workingDays('correctionDays'),
    promiseClock: 'paused',
    whenPassed: { send: 'DEADLINE_PASSED' },
  },
  townReview: {
    title: { zh: '属地初审', en: 'Town review' },
    state: 'townReview',
    role: 'town-reviewer',
    scope: { kind: 'territory' },
    events: ['RECOMMEND', 'REQUEST_CORRECTION', 'DECLINE'],
    signers: 1,
    limit: workingDays('townReviewDays'),
    promiseClock: 'runs',
    whenPassed: { escalateTo: bureauDirector },
  },
  acceptance: {
    title: { zh: '受理', en: 'Acceptance' },
    state: 'acceptance',
    role: 'bureau-reviewer',
    scope: bureau,
    events: ['ACCEPT', 'REFUSE', 'REQUEST_CORRECTION'],
    signers: 1,
    limit: workingDays('acceptanceDays'),
    promiseClock: 'runs',
    whenPassed: { escalateTo: bureauDirector },
  },
  planning: opinionOf('planning'),
  ecology: opinionOf('ecology'),
  emergency: opinionOf('emergency'),
  fire: opinionOf('fire'),
  housing: opinionOf('housing'),
  inspection: {
    title: { zh: '现场核查', en: 'On-site inspection' },
    state: 'jointReview.inspection.pending',
    role: 'bureau-reviewer',
    scope: bureau,
    events: ['RECORD_INSPECTION'],
    signers: 2,
    limit: workingDays('inspectionDays'),
    promiseClock: 'runs',
    whenPassed: { escalateTo: bureauDirector },
  },
  committee: {
    title: { zh: '联席会议审议', en: 'Joint meeting' },
    state: 'committee',
    role: 'joint-meeting-secretary',
    scope: { kind: 'unit', unit: 'joint-meeting-office' },
    events: ['APPROVE', 'REJECT', 'RETURN', 'REQUIRE_RECTIFICATION'],
    signers: 1,
    limit: workingDays('committeeDays'),
    promiseClock: 'runs',
    whenPassed: { escalateTo: { role: 'district-leader', unit: 'district' } },
  },
  rectification: {
    title: { zh: '限期整改', en: 'Rectify' },
    state: 'rectification',
    role: 'park-operator',
    scope: { kind: 'applicant' },
    events: ['REPORT_RECTIFIED'],
    signers: 1,
    limit: { until: (context) => context.requested?.until ?? null },
    promiseClock: 'paused',
    whenPassed: { send: 'DEADLINE_PASSED' },
  },
  reinspection: {
    title: { zh: '整改复查', en: 'Re-inspection' },
    state: 'reinspection',
    role: 'bureau-reviewer',
    scope: bureau,
    events: ['RECORD_INSPECTION'],
    signers: 2,
    limit: workingDays('inspectionDays'),
    promiseClock: 'runs',
    whenPassed: { escalateTo: bureauDirector },
  },
  publicNotice: {
    title: { zh: '公示', en: 'Public notice' },
    state: 'publicNotice',
    role: 'system',
    scope: bureau,
    events: ['NOTICE_ENDED'],
    signers: 1,
    limit: { setting: 'noticeDays', kind: 'cd', roll: false },
    promiseClock: 'paused',
    whenPassed: { send: 'NOTICE_ENDED' },
    continues: true,
  },
  objection: {
    title: { zh: '异议核查', en: 'Objection' },
    state: 'objection',
    role: 'bureau-reviewer',
    scope: bureau,
    events: ['DISMISS', 'UPHOLD'],
    signers: 1,
    limit: workingDays('objectionDays'),
    promiseClock: 'paused',
    whenPassed: { escalateTo: bureauDirector },
  },
  upward: {
    title: { zh: '登记上级决定', en: 'Record the upper decision' },
    state: 'upward',
    role: 'bureau-reviewer',
    scope: bureau,
    events: ['RECORD_UPPER_DECISION'],
    signers: 1,
    limit: workingDays('upwardDays'),
    promiseClock: 'runs',
    whenPassed: { escalateTo: bureauDirector },
  },
} satisfies Record<string, Duty>;

export const powers = {
  withdrawal: {
    title: { zh: '撤回申请', en: 'Withdrawal' },
    roles: ['park-operator'],
    scope: { kind: 'applicant' },
    events: ['WITHDRAW'],
  },
  raisingObjection: {
    title: { zh: '提出异议', en: 'Raising an objection' },
    roles: [
      'park-operator',
      'enterprise-agent',
      'expert',
      'federation-officer',
      'federation-director',
      'town-reviewer',
      'platform-reviewer',
      'department-reviewer',
    ],
    scope: { kind: 'anyone' },
    events: ['RAISE_OBJECTION'],
  },
  suspension: {
    title: { zh: '启动、结束特别程序', en: 'Suspending and resuming' },
    roles: ['bureau-reviewer'],
    scope: bureau,
    events: ['SUSPEND', 'RESUME'],
  },
  extension: {
    title: { zh: '延长承诺时限', en: 'Extending the promise' },
    roles: ['bureau-director'],
    scope: bureau,
    events: ['EXTEND'],
  },
} satisfies Record<string, Power>;

export const clock: ClockPowers = {
  suspend: 'SUSPEND',
  resume: 'RESUME',
  extend: 'EXTEND',
  whileSuspended: ['RESUME', 'WITHDRAW'],
  kinds: suspensionKinds,
  extensionSetting: 'longestExtension',
};

/** Persons who recommend, accept and decide differ; who accepted does not judge an objection against the case. */
export const separate = [
  ['townReview', 'acceptance'],
  ['acceptance', 'committee'],
  ['townReview', 'committee'],
  ['acceptance', 'objection'],
] as const;

export const decision: Notice = { kind: 'decision', to: ['applicant'] };
export const copies: Notice = {
  kind: 'copied',
  to: ['territory', 'platform', { role: 'federation-officer', unit: 'federation' }],
  copy: true,
};

const toApplicant = (kind: Notice['kind']): Notice => ({ kind, to: ['applicant'] });
const toBothSides = (kind: Notice['kind']): Notice => ({ kind, to: ['applicant', { whoHeld: 'raisingObjection' }] });

export const notices = {
  SUBMIT: [toApplicant('receipt')],
  ACCEPT: [toApplicant('accepted')],
  REFUSE: [toApplicant('notAccepted')],
  DECLINE: [decision, copies],
  REJECT: [decision, copies],
  APPROVE: [toApplicant('noticePublished'), copies],
  RAISE_OBJECTION: [toApplicant('objection')],
  DISMISS: [toBothSides('objectionDismissed')],
  UPHOLD: [toBothSides('objectionUpheld')],
  NOTICE_ENDED: [toApplicant('noticeEnded')],
  RECORD_UPPER_DECISION: [decision, copies],
  DEADLINE_PASSED: [decision],
  WITHDRAW: [{ kind: 'withdrawn', to: ['applicant', 'territory'] }],
} satisfies Record<string, readonly Notice[]>;

/** Where the defaults come from; the bureau may set others from a date on. */
export const sources = {
  district: { zh: '本区默认值，无上位规定', en: 'our default; no rule above it' },
  licensing32: { zh: '参照《行政许可法》第三十二条', en: 'after Administrative Licensing Law, art. 32' },
  licensing42: { zh: '参照《行政许可法》第四十二条', en: 'after Administrative Licensing Law, art. 42' },
  notices: { zh: '省内同类事项公示期的通行做法', en: 'common length of such notices in the province' },
} satisfies Record<string, Text>;

export const days = (zh: string, en: string, value: number, source: Text, unit = '工作日'): SettingDefinition => ({
  default: value,
  unit,
  title: { zh, en },
  source,
});

export const settings = {
  promiseDays: days('承诺时限', 'Promise', 45, sources.district),
  preReviewDays: days('联合会预审时限', 'Pre-review', 3, sources.district),
  correctionDays: days('补正时限', 'Correction', 15, sources.district),
  townReviewDays: days('属地初审时限', 'Town review', 5, sources.district),
  acceptanceDays: days('受理审查时限', 'Acceptance', 5, sources.licensing32),
  jointReviewDays: days('部门联审时限', 'Joint review', 5, sources.district),
  inspectionDays: days('现场核查时限', 'Inspection', 10, sources.district),
  committeeDays: days('联席会议时限', 'Joint meeting', 10, sources.district),
  noticeDays: days('公示期', 'Public notice', 7, sources.notices, '自然日'),
  objectionDays: days('异议核查时限', 'Objection', 15, sources.district),
  upwardDays: days('上级决定登记时限', 'Upper decision', 60, sources.district),
  longestExtension: days('最长延长', 'Longest extension', 15, sources.licensing42),
} satisfies Record<string, SettingDefinition>;
