import { departments, type ReviewDepartment } from './departments.js';
import { meta, procedure, words, type Asker } from './procedure-setup.js';

/**
 * 小微企业园认定推荐: from the operator's draft to the decision of the upper level, in the order of domain.md §2
 * (联合会预审 → 属地初审 → 区经信局受理 → 部门联审与现场核查 → 区联席会议 → 公示 → 上报). Duties, limits and letters are
 * in the files beside this one; here stands the order of the law alone, as far as all live versions share it: what
 * differs between them is given by `machine.ts` and `machine.v1.ts`.
 */

/** One department's part of joint review: it concurs or objects, once. */
function departmentRegion(department: ReviewDepartment) {
  return procedure.createStateConfig({
    initial: 'pending',
    meta: { title: departments[department].review },
    states: {
      pending: {
        meta: { title: words('待答复', 'Awaiting opinion') },
        on: {
          CONCUR: { guard: { type: 'isFor', params: { duty: department } }, target: 'done' },
          OBJECT: { guard: { type: 'isFor', params: { duty: department } }, target: 'done', actions: 'noteVeto' },
        },
      },
      done: { type: 'final', meta: { title: words('已答复', 'Answered') } },
    },
  });
}

/** Two inspectors sign one sheet; the event comes from their duty alone. */
export const inspectionPending = {
  meta: { title: words('待核查', 'Awaiting inspection') },
  on: { RECORD_INSPECTION: { guard: { type: 'isFor', params: { duty: 'inspection' } }, target: 'done' } },
} as const;
export const inspected = { type: 'final', meta: { title: words('已核查', 'Inspected') } } as const;

const askForCorrection = (askedBy: Asker) =>
  ({
    target: 'correction',
    actions: [
      { type: 'requestCorrection', params: { askedBy } },
      { type: 'issueLetter', params: { kind: 'correctionNotice' } },
    ],
  }) as const;

const backTo = (state: Asker) =>
  ({
    guard: { type: 'completeAndAskedBy', params: { state } },
    target: state,
    actions: 'settleRequest',
  }) as const;

export const decided = (kind: 'decision' | 'refusal') => ({ type: 'issueLetter', params: { kind } }) as const;

/** What the last upper level decides. */
export const recognised = [
  {
    guard: 'isRecognised',
    target: 'approved',
    actions: [
      'registerPark',
      { type: 'issueLetter', params: { kind: 'certificate' } },
      decided('decision'),
      'scheduleGrading',
    ],
  },
  { guard: 'isNotRecognised', target: 'rejected', actions: decided('refusal') },
] as const;

type Region = ReturnType<typeof procedure.createStateConfig>;

/** What the versions of the procedure differ in. */
export interface Version {
  /** Who is asked in joint review. */
  departments: readonly ReviewDepartment[];
  inspection: Region;
  /** From the end of the public notice to the upper level's decision: its states, the first first. */
  upper: Readonly<Record<string, Region>>;
}

export function recognition(version: Version) {
  const [firstUpper = ''] = Object.keys(version.upper);
  return procedure.createMachine({
    id: 'park-recognition',
    context: { requested: null, vetoes: [] },
    initial: 'draft',
    on: {
      WITHDRAW: {
        target: '.withdrawn',
        actions: ['endNotice', { type: 'issueLetter', params: { kind: 'withdrawalNotice' } }],
      },
    },
    states: {
      draft: {
        meta: meta('draft', '草稿', 'Draft'),
        on: {
          SUBMIT: {
            guard: 'applicationIsComplete',
            target: 'preReview',
            actions: { type: 'issueLetter', params: { kind: 'receipt' } },
          },
          DISCARD: 'void',
          WITHDRAW: {},
        },
      },
      preReview: {
        meta: meta('received', '联合会预审', 'Federation pre-review'),
        on: { FORWARD: 'townReview', REQUEST_CORRECTION: askForCorrection('preReview') },
      },
      correction: {
        meta: meta('correction', '补正', 'Correction'),
        on: {
          RESUBMIT: [backTo('preReview'), backTo('townReview'), backTo('acceptance')],
          DEADLINE_PASSED: {
            target: 'returned',
            actions: ['settleRequest', { type: 'issueLetter', params: { kind: 'returnNotice' } }],
          },
        },
      },
      townReview: {
        meta: meta('received', '属地初审', 'Town review'),
        on: {
          RECOMMEND: 'acceptance',
          REQUEST_CORRECTION: askForCorrection('townReview'),
          DECLINE: { target: 'rejected', actions: decided('refusal') },
        },
      },
      acceptance: {
        meta: meta('received', '受理审查', 'Acceptance check'),
        on: {
          ACCEPT: {
            target: 'jointReview',
            actions: ['startPromiseClock', { type: 'issueLetter', params: { kind: 'acceptanceNotice' } }],
          },
          REFUSE: { target: 'notAccepted', actions: { type: 'issueLetter', params: { kind: 'nonAcceptanceNotice' } } },
          REQUEST_CORRECTION: askForCorrection('acceptance'),
        },
      },
      jointReview: {
        meta: meta('underReview', '部门联审与现场核查', 'Joint review and inspection'),
        type: 'parallel',
        entry: 'clearVetoes',
        states: {
          ...Object.fromEntries(version.departments.map((each) => [each, departmentRegion(each)])),
          inspection: version.inspection,
        },
        onDone: 'committee',
      },
      committee: {
        meta: meta('underReview', '区联席会议审议', 'Joint meeting'),
        on: {
          APPROVE: { guard: 'noVetoIsOpen', target: 'publicNotice', actions: 'publishNotice' },
          REJECT: { target: 'rejected', actions: decided('refusal') },
          RETURN: [
            {
              guard: { type: 'returnsTo', params: { state: 'townReview' } },
              target: 'townReview',
              actions: 'clearVetoes',
            },
            { guard: { type: 'returnsTo', params: { state: 'jointReview' } }, target: 'jointReview' },
          ],
          REQUIRE_RECTIFICATION: {
            guard: 'dateIsAhead',
            target: 'rectification',
            actions: ['requireRectification', { type: 'issueLetter', params: { kind: 'rectificationNotice' } }],
          },
        },
      },
      rectification: {
        meta: meta('suspended', '限期整改', 'Rectification'),
        on: {
          REPORT_RECTIFIED: { target: 'reinspection', actions: 'settleRequest' },
          DEADLINE_PASSED: { target: 'rejected', actions: ['settleRequest', decided('refusal')] },
        },
      },
      reinspection: {
        meta: meta('underReview', '整改复查', 'Re-inspection'),
        on: { RECORD_INSPECTION: { target: 'committee', actions: 'clearVetoesWhenPassed' } },
      },
      publicNotice: {
        meta: meta('publicNotice', '公示', 'Public notice'),
        on: {
          NOTICE_ENDED: { target: firstUpper, actions: 'endNotice' },
          RAISE_OBJECTION: 'objection',
        },
      },
      objection: {
        meta: meta('objection', '异议核查', 'Objection'),
        on: {
          DISMISS: [
            { guard: 'noticeDaysRemain', target: 'publicNotice' },
            { guard: 'noticeHasRun', target: firstUpper, actions: 'endNotice' },
          ],
          UPHOLD: { target: 'committee', actions: 'endNotice' },
        },
      },
      ...version.upper,
      approved: { type: 'final', meta: meta('approved', '已认定', 'Recognised') },
      rejected: { type: 'final', meta: meta('rejected', '不予认定', 'Rejected') },
      notAccepted: { type: 'final', meta: meta('notAccepted', '不予受理', 'Not accepted') },
      returned: { type: 'final', meta: meta('returned', '退件', 'Returned') },
      withdrawn: { type: 'final', meta: meta('withdrawn', '已撤回', 'Withdrawn') },
      void: { type: 'final', meta: meta('void', '作废', 'Void') },
    },
  });
}
