import type { NotificationKind } from '#libs/contracts/notification-message.js';
import type { Text } from '#libs/contracts/text.js';
import type { NotificationPayload } from '../notification-payload.js';
import { accountTemplates } from './account.templates.js';
import { consultationTemplates } from './consultation.templates.js';
import { filingTemplates } from './filing.templates.js';
import { outcomeTemplates } from './outcome.templates.js';
import { reviewTemplates } from './review.templates.js';
import { taskTemplates } from './task.templates.js';
import { Words } from './words.js';
import type { Language, Template } from './words.js';

/** The compiler refuses a kind without words, and words of no kind. */
const templates: Record<NotificationKind, Template> = {
  ...filingTemplates,
  ...taskTemplates,
  ...consultationTemplates,
  ...reviewTemplates,
  ...outcomeTemplates,
  ...accountTemplates,
} satisfies Record<NotificationKind, Template>;

export interface RenderedNotification {
  title: Text;
  /** Sentences in one paragraph, per language. */
  body: Text;
}

/** The words of a notification, a pure function of its payload: every retry renders the same. */
export function renderNotification(payload: NotificationPayload): RenderedNotification {
  const template = templates[payload.kind];
  const zh = write(template, payload, 'zh');
  const en = write(template, payload, 'en');
  return { title: { zh: zh.title, en: en.title }, body: { zh: zh.body, en: en.body } };
}

function write(template: Template, payload: NotificationPayload, language: Language) {
  const { title, sentences } = template[language](new Words(payload, language));
  const separator = language === 'zh' ? '' : ' ';
  return { title, body: sentences.filter((sentence) => sentence !== '').join(separator) };
}
