import type { CountedDay } from '#libs/case-engine/calendar.js';
import type { DeadlineLine, Text } from '#libs/contracts/index.js';

/** The arithmetic of a deadline in one language. */
export function linesIn(lang: keyof Text, days: readonly CountedDay[]): DeadlineLine[] {
  return days.map((day) => ({ ...day, reason: day.reason[lang] }));
}
