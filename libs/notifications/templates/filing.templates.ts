import type { Template } from './words.js';

/** What the applicant's side hears between filing and the decision to take the case on. */
export const filingTemplates = {
  /** To the applicant after SUBMIT. Params: lastDay?. */
  receipt: {
    zh: (w) => ({
      title: `已收件：${w.matter}`,
      sentences: [
        `您提交的${w.matterWithNumber}已收件。`,
        w.whenDate('lastDay', (date) => `预计${date}前完成这一步，有结果会通知您。`),
      ],
    }),
    en: (w) => ({
      title: `Received: ${w.matter}`,
      sentences: [
        `We have received your application ${w.matterWithNumber}.`,
        w.whenDate('lastDay', (date) => `This step is due by ${date}; we will tell you the result.`),
      ],
    }),
  },

  /** To the applicant after REQUEST_CORRECTION. Params: items? (in words), dueDate?. */
  correction: {
    zh: (w) => ({
      title: `请补正：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}需要补正，一次性告知如下。`,
        w.when('items', (items) => `补正内容：${items}。`),
        w.whenDate('dueDate', (date) => `请在${date}前（含当日）补正并重新提交，逾期将退件；补正期间不计入办理时限。`),
      ],
    }),
    en: (w) => ({
      title: `Please correct: ${w.matter}`,
      sentences: [
        `${w.matterWithNumber} needs correction; this is everything that was found.`,
        w.when('items', (items) => `To correct: ${items}.`),
        w.whenDate(
          'dueDate',
          (date) => `Correct and resubmit by ${date}, after that it is returned; the clock is paused meanwhile.`,
        ),
      ],
    }),
  },

  /** To the applicant after ACCEPT. Params: dueDate? (the promise). */
  accepted: {
    zh: (w) => ({
      title: `已受理：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}已受理。`,
        w.whenDate('dueDate', (date) => `承诺时限自受理次日起算，承诺办结日期为${date}。`),
      ],
    }),
    en: (w) => ({
      title: `Accepted: ${w.matter}`,
      sentences: [
        `${w.matterWithNumber} has been accepted.`,
        w.whenDate('dueDate', (date) => `We promise a decision by ${date}, counted from the next day.`),
      ],
    }),
  },

  /** To the applicant after REFUSE. Params: reason?. */
  notAccepted: {
    zh: (w) => ({
      title: `不予受理：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}不予受理。`,
        w.when('reason', (reason) => `理由：${reason}。`),
        '书面通知和救济途径见办件文书。',
      ],
    }),
    en: (w) => ({
      title: `Not accepted: ${w.matter}`,
      sentences: [
        `${w.matterWithNumber} was not accepted.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
        'The written notice, with the ways of appeal, is among the letters of the case.',
      ],
    }),
  },

  /** To the applicant when the time for correction has passed. Params: reason?. */
  returned: {
    zh: (w) => ({
      title: `已退件：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}已退件。`,
        w.when('reason', (reason) => `原因：${reason}。`),
        '材料齐备后可以重新申报。',
      ],
    }),
    en: (w) => ({
      title: `Returned: ${w.matter}`,
      sentences: [
        `${w.matterWithNumber} has been returned.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
        'You may file again when the documents are complete.',
      ],
    }),
  },

  /** To those who hold a task, after WITHDRAW. Params: reason?. */
  withdrawn: {
    zh: (w) => ({
      title: `已撤回：${w.matter}`,
      sentences: [
        `申请人已撤回${w.matterWithNumber}，无需继续办理。`,
        w.when('reason', (reason) => `理由：${reason}。`),
      ],
    }),
    en: (w) => ({
      title: `Withdrawn: ${w.matter}`,
      sentences: [
        `The applicant has withdrawn ${w.matterWithNumber}; nothing more is to be done.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
      ],
    }),
  },
} satisfies Record<string, Template>;
