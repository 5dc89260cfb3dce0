import type { CaseType, ClockPowers, Duty, Power, SettingDefinition } from '#libs/case-engine/contract.js';
import type { Role, Text } from '#libs/contracts/index.js';
import { suspensionKinds } from './form.js';

/** Who must do what, how long it may take, and what happens when it takes longer. Numbers are settings. */

const bureau = { kind: 'unit', unit: 'bureau' } as const;
const party = { kind: 'applicant' } as const;
const director = { escalateTo: { role: 'bureau-director', unit: 'bureau' } } as const;
const workingDays = (setting: string) => ({ setting, kind: 'wd', roll: true }) as const;

const duty = (
  state: string,
  zh: string,
  en: string,
  role: Role,
  more: Pick<Duty, 'scope' | 'events' | 'limit'> & Partial<Duty>,
): Duty => ({ title: { zh, en }, state, role, signers: 1, promiseClock: 'runs', whenPassed: director, ...more });

export const duties = {
  draft: duty('draft', '拟定事由和证据', 'Draft the grounds', 'bureau-reviewer', {
    scope: bureau,
    events: ['SUBMIT', 'DISCARD'],
    limit: { until: () => null },
    promiseClock: 'paused',
    whenPassed: { send: 'DISCARD' },
  }),
  interview: duty('interview', '约谈', 'Interview', 'town-reviewer', {
    scope: { kind: 'territory' },
    events: ['RECORD_INTERVIEW'],
    limit: workingDays('interviewDays'),
  }),
  assessment: duty('assessment', '研判', 'Assess', 'bureau-reviewer', {
    scope: bureau,
    events: ['ORDER_RECTIFICATION', 'PROPOSE_AT_ONCE', 'CLOSE_UNFOUNDED'],
    limit: workingDays('assessmentDays'),
  }),
  rectification: duty('rectification', '限期整改', 'Rectify', 'park-operator', {
    scope: party,
    events: ['REPORT_RECTIFIED'],
    limit: { until: (context) => context.requested?.until ?? null },
    promiseClock: 'paused',
    whenPassed: { send: 'DEADLINE_PASSED' },
  }),
  inspection: duty('inspection', '整改验收', 'Inspect the rectification', 'bureau-reviewer', {
    scope: bureau,
    events: ['RECORD_INSPECTION'],
    signers: 2,
    limit: workingDays('inspectionDays'),
  }),
  proposal: duty('proposal', '摘牌建议', 'Propose removal', 'bureau-reviewer', {
    scope: bureau,
    events: ['PROPOSE_REMOVAL', 'CLOSE_UNFOUNDED'],
    limit: workingDays('proposalDays'),
  }),
  hearingNotice: duty('hearingNotice', '是否要求听证', 'Ask for a hearing or not', 'park-operator', {
    scope: party,
    events: ['REQUEST_HEARING', 'WAIVE_HEARING'],
    limit: workingDays('hearingRequestDays'),
    promiseClock: 'paused',
    whenPassed: { send: 'DEADLINE_PASSED' },
  }),
  hearing: duty('hearing', '主持听证', 'Hold the hearing', 'bureau-reviewer', {
    scope: bureau,
    events: ['RECORD_HEARING'],
    limit: workingDays('hearingDays'),
    promiseClock: 'paused',
  }),
  committee: duty('committee', '联席会议审议', 'Joint meeting', 'joint-meeting-secretary', {
    scope: { kind: 'unit', unit: 'joint-meeting-office' },
    events: ['REVOKE', 'REJECT', 'RETURN'],
    limit: workingDays('committeeDays'),
    whenPassed: { escalateTo: { role: 'district-leader', unit: 'district' } },
  }),
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
  objection: duty('objection', '异议核查', 'Objection', 'bureau-reviewer', {
    scope: bureau,
    events: ['DISMISS', 'UPHOLD'],
    limit: workingDays('objectionDays'),
    promiseClock: 'paused',
  }),
} satisfies Record<string, Duty>;

export const powers = {
  discontinuation: {
    title: { zh: '终止办理', en: 'Discontinuing' },
    roles: ['bureau-director'],
    scope: bureau,
    events: ['DISCONTINUE'],
  },
  // The operator itself has been heard, and may appeal: the notice is for everybody else.
  raisingObjection: {
    title: { zh: '提出异议', en: 'Raising an objection' },
    roles: ['enterprise-agent', 'expert', 'federation-officer', 'town-reviewer', 'department-reviewer'],
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
  whileSuspended: ['RESUME', 'DISCONTINUE'],
  kinds: suspensionKinds,
  extensionSetting: 'longestExtension',
};

/** Who prepares a case does not hear it or judge an objection against it; who prepares or hears does not decide. */
const preparing = ['draft', 'interview', 'assessment', 'inspection', 'proposal'] as const;
export const separate: CaseType['separate'] = [
  ...preparing.flatMap((each) => [[each, 'hearing'] as const, [each, 'committee'] as const]),
  ['hearing', 'committee'],
  ['proposal', 'objection'],
  ['assessment', 'objection'],
];

const district = { zh: '本区默认值，无上位规定', en: 'our default; no rule above it' };
const penalties64 = { zh: '参照《行政处罚法》第六十四条', en: 'after Administrative Penalty Law, art. 64' };
const notices7 = { zh: '省内同类事项公示期的通行做法', en: 'common length of such notices in the province' };
const days = (zh: string, en: string, value: number, source: Text = district, unit = '工作日'): SettingDefinition => ({
  default: value,
  unit,
  title: { zh, en },
  source,
});

export const settings = {
  promiseDays: days('承诺时限', 'Promise', 30),
  interviewDays: days('约谈时限', 'Interview', 10),
  assessmentDays: days('研判时限', 'Assessment', 5),
  inspectionDays: days('整改验收时限', 'Inspection', 10),
  proposalDays: days('摘牌建议时限', 'Proposal', 5),
  hearingRequestDays: days('要求听证时限', 'Asking for a hearing', 5, penalties64),
  hearingDays: days('听证时限', 'Hearing', 20),
  committeeDays: days('联席会议时限', 'Joint meeting', 10),
  noticeDays: days('公示期', 'Public notice', 7, notices7, '自然日'),
  objectionDays: days('异议核查时限', 'Objection', 15),
  longestExtension: days('最长延长', 'Longest extension', 15),
} satisfies Record<string, SettingDefinition>;
