import type { CaseType, Duty } from '../contract.js';
import { StallExtension, StallForm, StallPause, StallQuestion, StallReason, text } from './form.fixture.js';
import { machine } from './machine.fixture.js';

/** A small invented case type for the engine's own specs: it has one of everything that the engine knows. */

const bureau = { kind: 'unit', unit: 'bureau' } as const;
const town: Pick<Duty, 'role' | 'scope'> = { role: 'town-reviewer', scope: { kind: 'territory' } };
const applicant: Pick<Duty, 'role' | 'scope'> = { role: 'park-operator', scope: { kind: 'applicant' } };
const inspector: Pick<Duty, 'role' | 'scope'> = { role: 'bureau-reviewer', scope: bureau };
const officer = (unit: string): Pick<Duty, 'role' | 'scope'> => ({
  role: 'department-reviewer',
  scope: { kind: 'unit', unit },
});

const within = { limit: { setting: 'deskDays', kind: 'wd', roll: true }, signers: 1 } as const;
const escalates = {
  ...within,
  promiseClock: 'runs',
  whenPassed: { escalateTo: { role: 'bureau-director', unit: 'bureau' } },
} as const;
const waits = { ...within, promiseClock: 'paused' } as const;

export const stallPermit: CaseType = {
  key: 'stall-permit',
  version: 1,
  title: text('摆摊许可', 'Stall permit'),
  description: text('引擎测试用的小事项。', 'A small case type for the specs of the engine.'),
  numberPrefix: 'SP',
  applicantRole: 'park-operator',
  subjectKind: 'park',
  promise: { setting: 'promiseDays', kind: 'wd' },
  machine,
  form: StallForm,
  formSteps: [{ title: text('摊位', 'Stall'), properties: ['name', 'area', 'sides'] }],
  formExample: { name: '示例摊位', area: 6, sides: [{ side: '东' }] },
  attachments: [
    {
      slot: 'map',
      title: text('位置图', 'Map'),
      help: text('手绘亦可。', 'Drawn by hand will do.'),
      required: true,
      accept: ['image/png'],
    },
  ],
  withheldFromFederation: { fields: ['area'], slots: ['map'] },
  duties: {
    draft: {
      ...waits,
      ...applicant,
      title: text('填报', 'Fill in'),
      state: 'draft',
      events: ['SUBMIT'],
      limit: { until: () => null },
      whenPassed: { send: 'SUBMIT' },
    },
    review: { ...escalates, ...town, title: text('审查', 'Review'), state: 'review', events: ['ASK', 'ACCEPT'] },
    question: {
      ...waits,
      ...applicant,
      title: text('补正', 'Answer'),
      state: 'question',
      events: ['ANSWER'],
      limit: { until: ({ requested }) => requested?.until ?? null },
      whenPassed: { send: 'DEADLINE_PASSED' },
    },
    fire: {
      ...escalates,
      ...officer('dept-fire'),
      title: text('消防', 'Fire'),
      state: 'desks.fire.pending',
      events: ['AGREE'],
    },
    housing: {
      ...escalates,
      ...officer('dept-housing'),
      title: text('住建', 'Housing'),
      state: 'desks.housing.pending',
      events: ['AGREE'],
    },
    visit: { ...escalates, ...inspector, title: text('踏勘', 'Visit'), state: 'visit', events: ['SIGN'], signers: 2 },
    notice: {
      ...waits,
      role: 'system',
      scope: bureau,
      title: text('公示', 'Notice'),
      state: 'notice',
      events: ['NOTICE_ENDED'],
      limit: { setting: 'noticeDays', kind: 'cd', roll: false },
      whenPassed: { send: 'NOTICE_ENDED' },
      continues: true,
    },
    objection: {
      ...waits,
      ...inspector,
      title: text('异议', 'Objection'),
      state: 'objection',
      events: ['DISMISS'],
      whenPassed: { escalateTo: { role: 'bureau-director', unit: 'bureau' } },
    },
  },
  powers: {
    withdrawing: {
      title: text('撤回', 'Withdrawing'),
      roles: ['park-operator'],
      scope: { kind: 'applicant' },
      events: ['WITHDRAW'],
    },
    objecting: {
      title: text('提出异议', 'Objecting'),
      roles: ['park-operator', 'town-reviewer'],
      scope: { kind: 'anyone' },
      events: ['OBJECT'],
    },
    pausing: {
      title: text('挂起', 'Pausing'),
      roles: ['bureau-reviewer'],
      scope: bureau,
      events: ['SUSPEND', 'RESUME'],
    },
    extending: { title: text('延长', 'Extending'), roles: ['bureau-director'], scope: bureau, events: ['EXTEND'] },
  },
  clock: {
    suspend: 'SUSPEND',
    resume: 'RESUME',
    extend: 'EXTEND',
    whileSuspended: ['RESUME', 'WITHDRAW'],
    kinds: { hearing: text('听证', 'Hearing') },
    extensionSetting: 'longestExtension',
  },
  events: {
    SUBMIT: { title: text('提交', 'Submit'), audience: 'everyone' },
    ASK: {
      title: text('提问', 'Ask'),
      payload: StallQuestion,
      example: () => ({ question: '面积？' }),
      audience: 'everyone',
    },
    ANSWER: { title: text('答复', 'Answer'), audience: 'everyone' },
    ACCEPT: { title: text('受理', 'Accept'), audience: 'everyone' },
    AGREE: { title: text('同意', 'Agree'), audience: 'officials' },
    SIGN: {
      title: text('签字', 'Sign'),
      payload: StallReason,
      example: () => ({ reason: '属实' }),
      audience: 'officials',
    },
    NOTICE_ENDED: { title: text('公示期满', 'Notice ended'), audience: 'everyone' },
    OBJECT: { title: text('异议', 'Object'), audience: 'officials' },
    DISMISS: { title: text('驳回', 'Dismiss'), audience: 'everyone' },
    WITHDRAW: { title: text('撤回', 'Withdraw'), audience: 'everyone' },
    SUSPEND: {
      title: text('挂起', 'Suspend'),
      payload: StallPause,
      example: () => ({ kind: 'hearing', reason: '听证' }),
      audience: 'everyone',
    },
    RESUME: { title: text('恢复', 'Resume'), audience: 'everyone' },
    EXTEND: {
      title: text('延长', 'Extend'),
      payload: StallExtension,
      example: () => ({ wd: 5, reason: '复杂' }),
      audience: 'everyone',
    },
    DEADLINE_PASSED: { title: text('期限届满', 'Deadline passed'), audience: 'everyone' },
  },
  facts: {
    event: {
      form: {
        title: text('表单', 'Form'),
        on: ['SUBMIT'],
        values: {
          complete: { facts: { formErrors: [] } },
          invalid: { facts: { formErrors: [{ pointer: '/name', code: 'isDefined', message: text('缺', 'missing') }] } },
        },
      },
      notice: {
        title: text('公示剩余天数', 'Days of the notice'),
        on: ['DISMISS'],
        values: { remain: { facts: { noticeDaysLeft: 2 } }, haveRun: { facts: { noticeDaysLeft: 0 } } },
      },
    },
    context: {},
  },
  guards: {
    formIsComplete: {
      reads: ['form'],
      explain: (_, { facts }) => facts.formErrors.map(({ message }) => ({ code: 'CASE.FORM_INVALID', message })),
    },
    isFor: { reads: [], explain: () => [] },
    noticeDaysRemain: { reads: ['notice'], explain: () => [] },
    noticeHasRun: { reads: ['notice'], explain: () => [] },
  },
  separate: [
    ['review', 'visit'],
    ['visit', 'objection'],
  ],
  letters: {
    permit: {
      kind: 'certificate',
      title: text('许可证', 'Permit'),
      build: ({ applicant: addressee, date }) => ({
        layout: 'certificate',
        heading: '许可证',
        addressee,
        paragraphs: [],
        issuer: '示例',
        date,
      }),
    },
    closing: {
      kind: 'closing',
      title: text('结案通知书', 'Closing notice'),
      build: ({ applicant: addressee, date }) => ({
        layout: 'letter',
        heading: '结案通知书',
        addressee,
        paragraphs: [],
        issuer: '示例',
        date,
      }),
    },
  },
  publicNotice: {
    title: (subject) => text(`关于${subject}的公示`, `Notice of ${subject}`),
    basis: '示例',
    receivingUnit: 'bureau',
  },
  notices: {
    NOTICE_ENDED: [{ kind: 'decision', to: ['applicant'] }],
    DISMISS: [{ kind: 'decision', to: ['applicant'] }],
    DEADLINE_PASSED: [{ kind: 'decision', to: ['applicant'] }],
  },
  settings: {
    promiseDays: { default: 20, unit: '工作日', title: text('承诺', 'Promise'), source: text('示例', 'invented') },
    deskDays: { default: 5, unit: '工作日', title: text('办理', 'Desk'), source: text('示例', 'invented') },
    noticeDays: { default: 7, unit: '自然日', title: text('公示', 'Notice'), source: text('示例', 'invented') },
    longestExtension: {
      default: 10,
      unit: '工作日',
      title: text('最长延长', 'Longest extension'),
      source: text('示例', 'invented'),
    },
  },
};
