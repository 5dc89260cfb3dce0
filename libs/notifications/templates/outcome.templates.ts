import type { Template } from './words.js';

/** How a case ended, and what was issued. */
export const outcomeTemplates = {
  /** To the applicant. Params: outcome (in words), reason?. */
  decision: {
    zh: (w) => ({
      title: `办理结果${w.when('outcome', (outcome) => `（${outcome}）`)}：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}已作出决定${w.when('outcome', (outcome) => `：${outcome}`)}。`,
        w.when('reason', (reason) => `理由：${reason}。`),
        '决定文书见办件。',
      ],
    }),
    en: (w) => ({
      title: `Decision${w.when('outcome', (outcome) => ` (${outcome})`)}: ${w.matter}`,
      sentences: [
        `A decision was taken on ${w.matterWithNumber}${w.when('outcome', (outcome) => `: ${outcome}`)}.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
        'The letter is in the case.',
      ],
    }),
  },

  /** To the applicant. Params: reason?. */
  rejected: {
    zh: (w) => ({
      title: `未通过：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}未通过。`,
        w.when('reason', (reason) => `理由：${reason}。`),
        '救济途径见决定文书。',
      ],
    }),
    en: (w) => ({
      title: `Rejected: ${w.matter}`,
      sentences: [
        `${w.matterWithNumber} has been rejected.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
        'The ways of appeal are in the letter.',
      ],
    }),
  },

  /** To the bureau and the federation, a year after the recognition and every year then. */
  gradingDue: {
    zh: (w) => ({
      title: `年度评价到期：${w.matter}`,
      sentences: [`${w.matterWithNumber}认定又满一年，请安排年度评价。`],
    }),
    en: (w) => ({
      title: `Yearly grading due: ${w.matter}`,
      sentences: [`Another year has passed since the recognition ${w.matterWithNumber}; please arrange its grading.`],
    }),
  },
} satisfies Record<string, Template>;
