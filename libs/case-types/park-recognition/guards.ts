import type { CaseType, GuardRefusal, ProcedureContext, ProcedureEvent } from '#libs/case-engine/contract.js';
import { fieldTitle } from '#libs/case-engine/form-schema.js';
import { attachments } from './attachments.js';
import { duties } from './duties.js';
import { ParkRecognitionFormV2 } from './form.js';

/**
 * What each named guard of the procedure depends on, why it refuses, and what would unblock it. The same in every live
 * version: the newest knows all duties and fields that a refusal can name.
 */

function incomplete(_: ProcedureContext, { facts }: ProcedureEvent): GuardRefusal[] {
  const form = facts.formErrors.map((error) => {
    const title = fieldTitle(ParkRecognitionFormV2, error.pointer);
    return {
      code: 'CASE.FORM_INVALID',
      message: { zh: `申请表「${title.zh}」：${error.message.zh}`, en: `${title.en}: ${error.message.en}` },
      unblockedBy: { zh: `申请人更正「${title.zh}」`, en: `the applicant, by correcting ${title.en}` },
    };
  });
  const missing = facts.missingAttachments.map((slot) => {
    const title = attachments.find((each) => each.slot === slot)?.title ?? { zh: slot, en: slot };
    return {
      code: 'CASE.ATTACHMENT_MISSING',
      message: { zh: `缺少必需附件「${title.zh}」。`, en: `The required attachment ${title.en} is missing.` },
      unblockedBy: { zh: `申请人上传「${title.zh}」`, en: `the applicant, by uploading ${title.en}` },
    };
  });
  return [...form, ...missing];
}

const dutyTitle = (key: string) => (key in duties ? duties[key as keyof typeof duties].title : { zh: key, en: key });
const { townReview, publicNotice } = duties;

export const guards: CaseType['guards'] = {
  applicationIsComplete: { reads: ['application'], explain: incomplete },
  completeAndAskedBy: { reads: ['application', 'askedBy'], explain: incomplete },
  noVetoIsOpen: {
    reads: ['vetoIsOpen'],
    explain: ({ vetoes }) =>
      vetoes.map((veto) => {
        const title = dutyTitle(veto.duty);
        return {
          code: 'CASE.VETO_OPEN',
          message: {
            zh: `「${title.zh}」一票否决未消除：${veto.reason}`,
            en: `The veto of ${title.en} stands: ${veto.reason}`,
          },
          unblockedBy: {
            zh: `联席会议退回联审、由「${title.zh}」重新答复，或要求整改并经两名核查人员复查合格`,
            en: `the joint meeting, by returning the case so that ${title.en} is given anew, or by a rectification that two inspectors pass`,
          },
        };
      }),
  },
  dateIsAhead: {
    reads: ['rectifyUntil'],
    explain: (_, { payload, facts }) => [
      {
        code: 'CASE.DATE_NOT_AHEAD',
        message: {
          zh: `整改期限 ${String(payload.until)} 须晚于今天（${facts.today}）。`,
          en: `The date ${String(payload.until)} must be after today (${facts.today}).`,
        },
        unblockedBy: { zh: `改为晚于 ${facts.today} 的日期`, en: `a date after ${facts.today}` },
      },
    ],
  },
  isFor: {
    reads: [],
    explain: (_, { duty }) => [
      {
        code: 'CASE.NOT_IN_STATE',
        message: {
          zh: `「${dutyTitle(duty ?? '').zh}」不在待办之列，或已经答复。`,
          en: `${dutyTitle(duty ?? '').en} is not awaited, or has been given.`,
        },
      },
    ],
  },
  returnsTo: {
    reads: ['returnTo'],
    explain: (_, { payload }) => [
      {
        code: 'CASE.RETURN_UNKNOWN',
        message: {
          zh: `不能退回到「${String(payload.to)}」。`,
          en: `The case cannot be returned to ${String(payload.to)}.`,
        },
        unblockedBy: {
          zh: `选择退回「${townReview.title.zh}」或「部门联审」`,
          en: `a return to ${townReview.title.en} or to the joint review`,
        },
      },
    ],
  },
  noticeDaysRemain: {
    reads: ['notice'],
    explain: () => [
      {
        code: 'CASE.NOTICE_HAS_RUN',
        message: { zh: '公示期已满，不再恢复公示。', en: 'The public notice has run; it is not resumed.' },
      },
    ],
  },
  noticeHasRun: {
    reads: ['notice'],
    explain: (_, { facts }) => [
      {
        code: 'CASE.NOTICE_RUNS',
        message: {
          zh: `公示期尚余 ${facts.noticeDaysLeft} 天。`,
          en: `The public notice has ${facts.noticeDaysLeft} days to run.`,
        },
        unblockedBy: { zh: `「${publicNotice.title.zh}」期满`, en: `the end of the ${publicNotice.title.en}` },
      },
    ],
  },
  isRecognised: { reads: ['upperDecision'], explain: undecided },
  isNotRecognised: { reads: ['upperDecision'], explain: () => [] },
};

function undecided(): GuardRefusal[] {
  return [
    {
      code: 'CASE.UPPER_DECISION_UNCLEAR',
      message: { zh: '没有写明上级是否认定。', en: 'It is not said whether the upper level recognises the park.' },
      unblockedBy: { zh: '写明认定或不予认定', en: 'saying that it recognises the park, or that it does not' },
    },
  ];
}
