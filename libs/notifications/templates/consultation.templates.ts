import type { Template } from './words.js';

/** 征求意见: what those hear who are asked, and those who asked. */
export const consultationTemplates = {
  /** To whom is asked. Params: by?, message? (the question), dueDate?. */
  opinionAsked: {
    zh: (w) => ({
      title: `征求意见：${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || '有关人员'}就${w.matterWithNumber}征求您的意见。`,
        w.when('message', (message) => `问题：${message}。`),
        w.whenDate('dueDate', (date) => `请在${date}前反馈。`),
      ],
    }),
    en: (w) => ({
      title: `Your opinion is asked: ${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || 'A colleague'} asks for your opinion on ${w.matterWithNumber}.`,
        w.when('message', (message) => `Question: ${message}.`),
        w.whenDate('dueDate', (date) => `Please answer by ${date}.`),
      ],
    }),
  },

  /** To who asked. Params: by?, message? (the opinion). */
  opinionGiven: {
    zh: (w) => ({
      title: `已反馈意见：${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || '被征求意见的人'}已就${w.matterWithNumber}反馈意见。`,
        w.when('message', (message) => `意见：${message}。`),
      ],
    }),
    en: (w) => ({
      title: `Opinion given: ${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || 'The person asked'} has given an opinion on ${w.matterWithNumber}.`,
        w.when('message', (message) => `Opinion: ${message}.`),
      ],
    }),
  },

  /** To whom was asked. Params: by?, reason?. */
  opinionWithdrawn: {
    zh: (w) => ({
      title: `不再征求意见：${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || '有关人员'}撤回了就${w.matterWithNumber}的征求意见，您不必再反馈。`,
        w.when('reason', (reason) => `原因：${reason}。`),
      ],
    }),
    en: (w) => ({
      title: `Your opinion is no longer asked: ${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || 'A colleague'} no longer asks for your opinion on ${w.matterWithNumber}.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
      ],
    }),
  },

  /** To whom is asked, the day before. Params: dueDate?. */
  opinionDue: {
    zh: (w) => ({
      title: `待反馈意见即将到期：${w.matter}`,
      sentences: [`请就${w.matterWithNumber}反馈您的意见。`, w.whenDate('dueDate', (date) => `最后一天为${date}。`)],
    }),
    en: (w) => ({
      title: `Your opinion is due soon: ${w.matter}`,
      sentences: [
        `Please give your opinion on ${w.matterWithNumber}.`,
        w.whenDate('dueDate', (date) => `The last day is ${date}.`),
      ],
    }),
  },
} satisfies Record<string, Template>;
