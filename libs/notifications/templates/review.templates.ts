import type { Template } from './words.js';

/** What all sides hear while the case is under review: clock, notice, objection, rectification. */
export const reviewTemplates = {
  /** To the applicant after SUSPEND. Params: reason?. */
  suspended: {
    zh: (w) => ({
      title: `已挂起：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}进入特别程序，承诺时限暂停计算。`,
        w.when('reason', (reason) => `原因：${reason}。`),
      ],
    }),
    en: (w) => ({
      title: `Suspended: ${w.matter}`,
      sentences: [
        `${w.matterWithNumber} is in a special procedure; the promised time is paused.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
      ],
    }),
  },

  /** To the applicant and the holders after RESUME. Params: dueDate? (the promise, counted anew). */
  resumed: {
    zh: (w) => ({
      title: `恢复办理：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}恢复办理，承诺时限继续计算。`,
        w.whenDate('dueDate', (date) => `承诺办结日期顺延至${date}。`),
      ],
    }),
    en: (w) => ({
      title: `Resumed: ${w.matter}`,
      sentences: [
        `${w.matterWithNumber} goes on; the promised time runs again.`,
        w.whenDate('dueDate', (date) => `The promised date is now ${date}.`),
      ],
    }),
  },

  /** To the applicant after EXTEND. Params: days?, dueDate?, reason?. */
  extended: {
    zh: (w) => ({
      title: `延长时限：${w.matter}`,
      sentences: [
        `经批准，${w.matterWithNumber}的承诺时限延长${w.when('days', (days) => ` ${days} 个工作日`)}。`,
        w.whenDate('dueDate', (date) => `承诺办结日期调整为${date}。`),
        w.when('reason', (reason) => `理由：${reason}。`),
      ],
    }),
    en: (w) => ({
      title: `Time extended: ${w.matter}`,
      sentences: [
        `The promised time for ${w.matterWithNumber} was extended${w.when('days', (days) => ` by ${days} working days`)}.`,
        w.whenDate('dueDate', (date) => `The promised date is now ${date}.`),
        w.when('reason', (reason) => `Reason: ${reason}.`),
      ],
    }),
  },

  /** To the applicant after REQUIRE_RECTIFICATION. Params: items? (in words), dueDate?. */
  rectification: {
    zh: (w) => ({
      title: `请整改：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}经审议需整改后复审。`,
        w.when('items', (items) => `整改内容：${items}。`),
        w.whenDate('dueDate', (date) => `请在${date}前（含当日）完成整改并报告，逾期将不予推荐。`),
      ],
    }),
    en: (w) => ({
      title: `Rectification required: ${w.matter}`,
      sentences: [
        `The committee asks for rectification before it reviews ${w.matterWithNumber} again.`,
        w.when('items', (items) => `To rectify: ${items}.`),
        w.whenDate('dueDate', (date) => `Complete and report it by ${date}; after that the case is rejected.`),
      ],
    }),
  },

  /** To all sides when the public notice begins. Params: lastDay?. */
  noticePublished: {
    zh: (w) => ({
      title: `开始公示：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}已公示，公示期间不计入办理时限。`,
        w.whenDate('lastDay', (date) => `公示至${date}止。`),
      ],
    }),
    en: (w) => ({
      title: `Public notice: ${w.matter}`,
      sentences: [
        `${w.matterWithNumber} is on public notice; the clock is paused meanwhile.`,
        w.whenDate('lastDay', (date) => `The last day is ${date}.`),
      ],
    }),
  },

  /** To all sides when the public notice has ended. */
  noticeEnded: {
    zh: (w) => ({
      title: `公示结束：${w.matter}`,
      sentences: [`${w.matterWithNumber}公示期满。`, '办件进入下一环节。'],
    }),
    en: (w) => ({
      title: `Public notice ended: ${w.matter}`,
      sentences: [`The public notice of ${w.matterWithNumber} has ended.`, 'The case goes on to its next step.'],
    }),
  },

  /** To the applicant and the office that decides on it. Params: lastDay?. The objector's name and grounds stay in the case. */
  objection: {
    zh: (w) => ({
      title: `收到异议：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}公示期间收到异议，公示暂停，进入异议核查。`,
        w.whenDate('lastDay', (date) => `核查期限：${date}。`),
      ],
    }),
    en: (w) => ({
      title: `Objection: ${w.matter}`,
      sentences: [
        `An objection was raised during the public notice of ${w.matterWithNumber}; the notice is paused while it is looked into.`,
        w.whenDate('lastDay', (date) => `To be settled by ${date}.`),
      ],
    }),
  },

  /** To the applicant and the objector after DISMISS. Params: reason?. */
  objectionDismissed: {
    zh: (w) => ({
      title: `异议不成立：${w.matter}`,
      sentences: [`对${w.matterWithNumber}的异议经核查不成立。`, w.when('reason', (reason) => `理由：${reason}。`)],
    }),
    en: (w) => ({
      title: `Objection dismissed: ${w.matter}`,
      sentences: [
        `The objection to ${w.matterWithNumber} was dismissed.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
      ],
    }),
  },

  /** To the applicant, the objector and the committee after UPHOLD. Params: reason?. */
  objectionUpheld: {
    zh: (w) => ({
      title: `异议成立：${w.matter}`,
      sentences: [
        `对${w.matterWithNumber}的异议经核查成立，办件退回审议。`,
        w.when('reason', (reason) => `理由：${reason}。`),
      ],
    }),
    en: (w) => ({
      title: `Objection upheld: ${w.matter}`,
      sentences: [
        `The objection to ${w.matterWithNumber} was upheld; the case goes back to the committee.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
      ],
    }),
  },
} satisfies Record<string, Template>;
