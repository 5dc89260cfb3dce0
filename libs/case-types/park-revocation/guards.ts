import type { CaseType, GuardRefusal, ProcedureContext, ProcedureEvent } from '#libs/case-engine/contract.js';
import { fieldTitle } from '#libs/case-engine/form-schema.js';
import { ParkRevocationForm } from './form.js';
import { rectificationBounds } from './procedure-setup.js';

/** What the procedure tells apart, and why each of its guards refuses. */

export const facts: CaseType['facts'] = {
  event: {
    grounds: {
      title: { zh: '事由与证据', en: 'Grounds and evidence' },
      on: ['SUBMIT'],
      values: {
        complete: { facts: { formErrors: [], missingAttachments: [] } },
        formInvalid: {
          facts: { formErrors: [{ pointer: '/findings', code: 'isDefined', message: { zh: '缺', en: 'missing' } }] },
        },
        evidenceMissing: { facts: { missingAttachments: ['evidence'] } },
      },
    },
    rectifyUntil: {
      title: { zh: '整改期限', en: 'Date for rectifying' },
      on: ['ORDER_RECTIFICATION'],
      values: {
        within: {},
        tooEarly: { payload: { until: '2020-01-01' } },
        tooLate: { payload: { until: '2099-01-01' } },
      },
    },
    inspectors: {
      title: { zh: '验收人员的结论', en: 'What the inspectors found' },
      on: ['RECORD_INSPECTION'],
      values: {
        allPass: { payload: { signed: [{ result: 'pass' }, { result: 'pass' }] } },
        notAllPass: { payload: { signed: [{ result: 'pass' }, { result: 'fail' }] } },
      },
    },
    notice: {
      title: { zh: '公示剩余天数', en: 'Days of the notice' },
      on: ['DISMISS'],
      values: { remain: { facts: { noticeDaysLeft: 3 } }, haveRun: { facts: { noticeDaysLeft: 0 } } },
    },
  },
  context: {},
};

function incomplete(
  _: ProcedureContext,
  { facts: { formErrors, missingAttachments } }: ProcedureEvent,
): GuardRefusal[] {
  const form = formErrors.map(({ pointer, message }) => {
    const title = fieldTitle(ParkRevocationForm, pointer);
    return {
      code: 'CASE.FORM_INVALID',
      message: { zh: `「${title.zh}」：${message.zh}`, en: `${title.en}: ${message.en}` },
      unblockedBy: { zh: `承办人更正「${title.zh}」`, en: `the bureau, by correcting ${title.en}` },
    };
  });
  const missing = missingAttachments.map(() => ({
    code: 'CASE.ATTACHMENT_MISSING',
    message: { zh: '缺少证据材料。', en: 'The evidence is missing.' },
    unblockedBy: { zh: '承办人上传证据材料', en: 'the bureau, by uploading the evidence' },
  }));
  return [...form, ...missing];
}

export const guards: CaseType['guards'] = {
  groundsAreComplete: { reads: ['grounds'], explain: incomplete },
  dateIsWithinBounds: {
    reads: ['rectifyUntil'],
    explain: (_, { payload, facts: { today } }) => {
      const { first, last } = rectificationBounds(today);
      return [
        {
          code: 'CASE.DATE_NOT_AHEAD',
          message: {
            zh: `整改期限 ${String(payload.until)} 须在 ${first} 至 ${last} 之间（3 至 6 个月）。`,
            en: `The date ${String(payload.until)} must lie from ${first} to ${last} (three to six months).`,
          },
          unblockedBy: { zh: `改为 ${first} 至 ${last} 的日期`, en: `a date from ${first} to ${last}` },
        },
      ];
    },
  },
  allInspectorsPassed: { reads: ['inspectors'], explain: () => [] },
  notAllInspectorsPassed: {
    reads: ['inspectors'],
    explain: () => [
      { code: 'CASE.NOT_IN_STATE', message: { zh: '验收结论不明。', en: 'The result of the inspection is unclear.' } },
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
    explain: (_, { facts: { noticeDaysLeft } }) => [
      {
        code: 'CASE.NOTICE_RUNS',
        message: {
          zh: `公示期尚余 ${noticeDaysLeft} 天。`,
          en: `The public notice has ${noticeDaysLeft} days to run.`,
        },
        unblockedBy: { zh: '公示期满', en: 'the end of the public notice' },
      },
    ],
  },
};
