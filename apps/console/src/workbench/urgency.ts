import type { TaskRow } from '#libs/contracts/index.js';

/** Working days left from which a deadline counts as near. */
export const soonWithinDays = 2;

/** Overdue first, then the nearest deadline; without a deadline the longest waiting first, at the end. */
export function byUrgency(left: TaskRow, right: TaskRow): number {
  if (left.overdue !== right.overdue) return left.overdue ? -1 : 1;
  if (left.dueDate !== right.dueDate) return (left.dueDate ?? '9999').localeCompare(right.dueDate ?? '9999');
  return left.openedAt.localeCompare(right.openedAt);
}

export function isSoon(row: TaskRow): boolean {
  return !row.overdue && row.daysLeft !== null && row.daysLeft >= 0 && row.daysLeft <= soonWithinDays;
}
