import type { Template } from './words.js';

/** How a case ended, and what was issued. */
export const outcomeTemplates = {
  /** To the applicant. Params: outcome (in words), reason?, certificateNumber?. */
  decision: {
    zh: (w) => ({
      title: `办理结果${w.when('outcome', (outcome) => `（${outcome}）`)}：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}已作出决定${w.when('outcome', (outcome) => `：${outcome}`)}。`,
        w.when('reason', (reason) => `理由：${reason}。`),
        w.when('certificateNumber', (number) => `证书编号：${number}。`),
        '决定文书见办件。',
      ],
    }),
    en: (w) => ({
      title: `Decision${w.when('outcome', (outcome) => ` (${outcome})`)}: ${w.matter}`,
      sentences: [
        `A decision was taken on ${w.matterWithNumber}${w.when('outcome', (outcome) => `: ${outcome}`)}.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
        w.when('certificateNumber', (number) => `Certificate number: ${number}.`),
        'The letter is in the case.',
      ],
    }),
  },

  /** To the applicant and those who took part. Params: certificateNumber?. */
  approved: {
    zh: (w) => ({
      title: `已通过：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}已通过。`,
        w.when('certificateNumber', (number) => `证书编号：${number}，可在办件中下载。`),
      ],
    }),
    en: (w) => ({
      title: `Approved: ${w.matter}`,
      sentences: [
        `${w.matterWithNumber} has been approved.`,
        w.when('certificateNumber', (number) => `Certificate ${number} can be downloaded from the case.`),
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

  /** To all sides when a case is ended without a decision. Params: reason?. */
  terminated: {
    zh: (w) => ({
      title: `已终止：${w.matter}`,
      sentences: [`${w.matterWithNumber}已终止办理。`, w.when('reason', (reason) => `原因：${reason}。`)],
    }),
    en: (w) => ({
      title: `Terminated: ${w.matter}`,
      sentences: [`${w.matterWithNumber} has been terminated.`, w.when('reason', (reason) => `Reason: ${reason}.`)],
    }),
  },

  /** To the applicant when a letter was issued. Params: letter, letterNumber?. */
  letterIssued: {
    zh: (w) => ({
      title: `新文书：${w.when('letter', (letter) => `${letter} · `)}${w.matter}`,
      sentences: [
        `${w.matterWithNumber}已出具${w.param('letter') || '文书'}${w.when('letterNumber', (number) => `（${number}）`)}，可在办件中下载。`,
      ],
    }),
    en: (w) => ({
      title: `New letter: ${w.when('letter', (letter) => `${letter} · `)}${w.matter}`,
      sentences: [
        `${w.param('letter') || 'A letter'}${w.when('letterNumber', (number) => ` (${number})`)} was issued for ${w.matterWithNumber}; it can be downloaded from the case.`,
      ],
    }),
  },
} satisfies Record<string, Template>;
