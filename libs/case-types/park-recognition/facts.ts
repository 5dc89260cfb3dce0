import type { CaseType } from '#libs/case-engine/contract.js';

/** What the procedure tells apart: with these its guards can be gone through, answer by answer. */

const yesterday = '2026-01-04';
const nextYear = '2027-01-04';

export const facts: CaseType['facts'] = {
  event: {
    application: {
      title: { zh: '申请表与必需附件', en: 'Form and required attachments' },
      on: ['SUBMIT', 'RESUBMIT'],
      values: {
        complete: { facts: { formErrors: [], missingAttachments: [] } },
        formInvalid: {
          facts: { formErrors: [{ pointer: '/parkName', code: 'isDefined', message: { zh: '缺', en: 'missing' } }] },
        },
        attachmentMissing: { facts: { missingAttachments: ['siteMap'] } },
      },
    },
    veto: {
      title: { zh: '一票否决', en: 'Veto' },
      on: ['OBJECT'],
      values: {
        yes: { payload: { veto: true } },
        no: { payload: { veto: false } },
        unsaid: { payload: { veto: undefined } },
      },
    },
    inspectors: {
      title: { zh: '核查人员的结论', en: 'What the inspectors found' },
      on: ['RECORD_INSPECTION'],
      values: {
        allPass: { payload: { signed: [{ result: 'pass' }, { result: 'pass' }] } },
        notAllPass: { payload: { signed: [{ result: 'pass' }, { result: 'fail' }] } },
      },
    },
    returnTo: {
      title: { zh: '退回环节', en: 'Where to return' },
      on: ['RETURN'],
      values: { townReview: { payload: { to: 'townReview' } }, jointReview: { payload: { to: 'jointReview' } } },
    },
    rectifyUntil: {
      title: { zh: '整改期限', en: 'Date for rectifying' },
      on: ['REQUIRE_RECTIFICATION'],
      values: { ahead: { payload: { until: nextYear } }, notAhead: { payload: { until: yesterday } } },
    },
    notice: {
      title: { zh: '公示剩余天数', en: 'Days of the notice' },
      on: ['DISMISS'],
      values: { remain: { facts: { noticeDaysLeft: 3 } }, haveRun: { facts: { noticeDaysLeft: 0 } } },
    },
    upperDecision: {
      title: { zh: '上级决定', en: 'Upper decision' },
      on: ['RECORD_UPPER_DECISION'],
      values: { recognised: { payload: { recognised: true } }, notRecognised: { payload: { recognised: false } } },
    },
  },
  context: {
    askedBy: {
      title: { zh: '要求补正的环节', en: 'Who asked for the correction' },
      of: ({ requested }) => (requested?.kind === 'correction' ? requested.askedBy : null),
    },
    vetoIsOpen: { title: { zh: '未消除的一票否决', en: 'An open veto' }, of: ({ vetoes }) => vetoes.length > 0 },
  },
};
