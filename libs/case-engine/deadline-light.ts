import type { DeadlineLight } from '#libs/contracts/index.js';
import type { CountedDay } from './calendar.js';

/** Percent of a limit's days after which its light changes (the product's own rule; no law names them). */
export const lightsAt = { yellow: 50, red: 80 } as const;

/**
 * The light of a running limit: yellow once half of its days have gone, red at four fifths and on its last day.
 * Days that did not count, such as those of a suspension, are no part of either figure.
 * @param explanation the limit's arithmetic; without counted days nothing can be said, hence null
 * @param today business date
 */
export function deadlineLight(
  explanation: readonly CountedDay[],
  due: string | null,
  today: string,
): DeadlineLight | null {
  const counted = explanation.filter((day) => day.effect === 'counted');
  if (due === null || counted.length === 0) return null;
  if (today >= due) return 'red';
  const percent = (counted.filter((day) => day.date <= today).length * 100) / counted.length;
  if (percent >= lightsAt.red) return 'red';
  return percent >= lightsAt.yellow ? 'yellow' : 'green';
}
