import { currentLanguage } from './language';

/** How words that are put together on screen are parted: as the language of the screen does. */
const marks = {
  zh: { colon: '：', item: '、', clause: '；', open: '（', close: '）' },
  en: { colon: ': ', item: ', ', clause: '; ', open: ' (', close: ')' },
} as const;

export interface Punctuation {
  colon: string;
  item: string;
  clause: string;
  open: string;
  close: string;
}

/** Components call this while they draw, beside their texts' `use()`, which redraws them in the other language. */
export function punctuation(): Punctuation {
  return marks[currentLanguage()];
}

/** Names one after another: 甲、乙. */
export function listed(items: readonly string[]): string {
  return items.join(punctuation().item);
}

/** Statements one after another: 甲；乙. */
export function clauses(items: readonly string[]): string {
  return items.join(punctuation().clause);
}

/** What something is called, and what is said of it: 甲：乙. */
export function titled(title: string, words: string): string {
  return `${title}${punctuation().colon}${words}`;
}

export function bracketed(words: string): string {
  const { open, close } = punctuation();
  return `${open}${words}${close}`;
}
