import { DateTime } from 'luxon';
import type { NotificationPayload } from '../notification-payload.js';

export type Language = 'zh' | 'en';

/**
 * What a template writes with, in one language. A word that the sender left out makes its clause disappear
 * (`when`), so that no person ever reads "undefined".
 */
export class Words {
  constructor(
    private readonly payload: NotificationPayload,
    private readonly language: Language,
  ) {}

  /** The matter and whom it is about, e.g. 小微企业园认定推荐 · 五常示范园. */
  get matter(): string {
    const title = this.payload.caseTitle[this.language];
    const subject = this.payload.subjectName;
    if (title === '') return subject;
    return subject === '' || title.includes(subject) ? title : `${title} · ${subject}`;
  }

  /** The matter with its number, for the first sentence of a body. */
  get matterWithNumber(): string {
    if (this.payload.caseNumber === '') return this.matter;
    return this.language === 'zh'
      ? `「${this.matter}」（办件编号 ${this.payload.caseNumber}）`
      : `“${this.matter}” (case ${this.payload.caseNumber})`;
  }

  /**
   * A parameter in this language (`name.zh`, `name.en`) or, where it has none, as it is; '' when it is missing. Without
   * the full stop that people end a reason with, since the sentence around it has its own.
   */
  param(name: string): string {
    const value = this.payload.params[`${name}.${this.language}`] ?? this.payload.params[name] ?? '';
    return value.trim().replace(/[。．.；;]+$/u, '');
  }

  /** The clause about a parameter, or nothing when the sender did not give it. */
  when(name: string, clause: (value: string) => string): string {
    const value = this.param(name);
    return value === '' ? '' : clause(value);
  }

  /** The clause about a date parameter, written out: 2026年11月27日 / 27 November 2026. */
  whenDate(name: string, clause: (date: string) => string): string {
    return this.when(name, (value) => clause(this.longDate(value)));
  }

  private longDate(value: string): string {
    // A business date has no hour; in UTC it is formatted without looking up an offset.
    const date = DateTime.fromISO(value, { zone: 'utc' });
    if (!date.isValid) return value;
    return this.language === 'zh' ? date.toFormat('yyyy年M月d日') : date.setLocale('en').toFormat('d MMMM yyyy');
  }
}

/** One language of a template: the line of the list and the sentences below it; empty sentences are left out. */
export type Writer = (words: Words) => { title: string; sentences: string[] };

/** A notification in both languages; the compiler refuses one that lacks either. */
export interface Template {
  zh: Writer;
  en: Writer;
}
