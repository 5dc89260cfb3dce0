import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeadlineLine } from '#libs/contracts/index.js';
import { demoClockQuery } from '../api/queries';
import { useMe } from '../session/session';

const businessDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Asia/Shanghai' });

/** Today's business date (YYYY-MM-DD, Asia/Shanghai); in the demo it follows the demo clock. */
export function useBusinessToday(): string {
  const me = useMe();
  const clock = useQuery({ ...demoClockQuery, enabled: me.demo });
  const [opened] = useState(() => Date.now());
  return businessDay.format(opened + (clock.data?.aheadMs ?? 0));
}

/**
 * Days of the limit from today to its last day, read off the arithmetic that the server sent; null when that is over
 * or there is none, as the days beyond the last one are not in the arithmetic.
 */
export function daysLeft(
  date: string | null | undefined,
  lines: readonly DeadlineLine[],
  today: string,
): number | null {
  if (!date || date < today || lines.length === 0) return null;
  return lines.filter((line) => line.effect === 'counted' && line.date > today).length;
}
