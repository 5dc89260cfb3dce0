import type { CaseType, GuardRefusal, ProcedureContext, ProcedureEvent } from '#libs/case-engine/contract.js';
import { fieldTitle } from '#libs/case-engine/form-schema.js';
import { attachments } from './attachments.js';
import { duties } from './duties.js';
import { ParkRecognitionForm } from './form.js';

/** Why each named guard of the procedure refuses. */

function incomplete(_: ProcedureContext, { facts }: ProcedureEvent): GuardRefusal[] {
  const form = facts.formErrors.map((error) => {
    const title = fieldTitle(ParkRecognitionForm, error.pointer);
    return {
      code: 'CASE.FORM_INVALID',
      message: { zh: `申请表「${title.zh}」:${error.message.zh}`, en: `${title.en}: ${error.message.en}` },
      unblockedBy: { zh: '申请人更正申请表', en: 'the applicant, by correcting the form' },
    };
  });
  const missing = facts.missingAttachments.map((slot) => {
    const title = attachments.find((each) => each.slot === slot)?.title ?? { zh: slot, en: slot };
    return {
      code: 'CASE.ATTACHMENT_MISSING',
      message: { zh: `缺少必需附件「${title.zh}」。`, en: `The required attachment ${title.en} is missing.` },
      unblockedBy: { zh: `上传附件「${title.zh}」`, en: `uploading ${title.en}` },
    };
  });
  return [...form, ...missing];
}

const dutyTitle = (key: string) => (key in duties ? duties[key as keyof typeof duties].title : { zh: key, en: key });

export const guards: CaseType['guards'] = {
  applicationIsComplete: { reads: ['application'], explain: incomplete },
  completeAndAskedBy: { reads: ['application', 'askedBy'], explain: incomplete },
  noVetoIsOpen: {
    reads: ['vetoIsOpen'],
    explain: ({ vetoes }) =>
      vetoes.map((veto) => ({
        code: 'CASE.VETO_OPEN',
        message: {
          zh: `「${dutyTitle(veto.duty).zh}」一票否决未消除:${veto.reason}`,
          en: `The veto of ${dutyTitle(veto.duty).en} stands: ${veto.reason}`,
        },
        unblockedBy: {
          zh: '退回部门联审重新答复,或要求整改并经复查合格',
          en: 'a return to joint review, or rectification that passes re-inspection',
        },
      })),
  },
  dateIsAhead: {
    reads: ['rectifyUntil'],
    explain: (_, { payload, facts }) => [
      {
        code: 'CASE.DATE_NOT_AHEAD',
        message: {
          zh: `整改期限 ${String(payload.until)} 须晚于今天(${facts.today})。`,
          en: `The date ${String(payload.until)} must be after today (${facts.today}).`,
        },
      },
    ],
  },
  isFor: {
    reads: [],
    explain: () => [
      { code: 'CASE.NOT_IN_STATE', message: { zh: '该部门已答复。', en: 'This department has answered.' } },
    ],
  },
  returnsTo: { reads: ['returnTo'], explain: () => [] },
  noticeDaysRemain: { reads: ['notice'], explain: () => [] },
  noticeHasRun: { reads: ['notice'], explain: () => [] },
  isRecognised: { reads: ['upperDecision'], explain: () => [] },
  isNotRecognised: { reads: ['upperDecision'], explain: () => [] },
};
