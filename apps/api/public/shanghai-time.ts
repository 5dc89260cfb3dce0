import { DateTime } from 'luxon';

const zone = 'Asia/Shanghai';

/** RFC 3339 with the offset of Shanghai, to the second. */
export function instantInShanghai(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone }).startOf('second').toISO({ suppressMilliseconds: true }) ?? '';
}

/** Calendar day in Shanghai as people write it: 2026年11月23日. */
export function dayInShanghai(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat('yyyy年M月d日');
}

/** @param day YYYY-MM-DD */
export function dayInWords(day: string): string {
  return DateTime.fromISO(day, { zone }).toFormat('yyyy年M月d日');
}
