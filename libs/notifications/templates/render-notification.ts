import type { Text } from '#libs/contracts/text.js';
import type { NotificationPayload } from '../notification-payload.js';
import { accountTemplates } from './account.templates.js';
import { filingTemplates } from './filing.templates.js';
import { outcomeTemplates } from './outcome.templates.js';
import { reviewTemplates } from './review.templates.js';
import { taskTemplates } from './task.templates.js';
import { Words } from './words.js';
import type { Language, Template } from './words.js';

const known = { ...filingTemplates, ...taskTemplates, ...reviewTemplates, ...outcomeTemplates, ...accountTemplates };

export type NotificationKind = keyof typeof known;

export const notificationKinds = Object.keys(known) as NotificationKind[];

/** A kind that nobody wrote words for still tells which case moved, in plain words, instead of stopping the queue. */
const plain: Template = {
  zh: (w) => ({
    title: `办件有新进展：${w.matter}`,
    sentences: [`${w.matterWithNumber}有新进展，请查看办件。`],
  }),
  en: (w) => ({
    title: `News on a case: ${w.matter}`,
    sentences: [`There is news on ${w.matterWithNumber}; please open the case.`],
  }),
};

export interface RenderedNotification {
  title: Text;
  /** Sentences in one paragraph, per language. */
  body: Text;
}

/** The words of a notification, a pure function of its payload: every retry renders the same. */
export function renderNotification(payload: NotificationPayload): RenderedNotification {
  const template: Template = isKnown(payload.kind) ? known[payload.kind] : plain;
  const zh = write(template, payload, 'zh');
  const en = write(template, payload, 'en');
  return { title: { zh: zh.title, en: en.title }, body: { zh: zh.body, en: en.body } };
}

function write(template: Template, payload: NotificationPayload, language: Language) {
  const { title, sentences } = template[language](new Words(payload, language));
  const separator = language === 'zh' ? '' : ' ';
  return { title, body: sentences.filter((sentence) => sentence !== '').join(separator) };
}

function isKnown(kind: string): kind is NotificationKind {
  return Object.hasOwn(known, kind);
}
