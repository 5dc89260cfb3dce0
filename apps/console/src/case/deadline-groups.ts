import type { DeadlineLine } from '@contracts';

/** Consecutive days with the same effect and reason, told as one line. */
export interface DeadlineGroup {
  effect: DeadlineLine['effect'];
  from: string;
  to: string;
  days: number;
  /** Days used before and after this stretch; the same when nothing was counted. */
  countFrom: number;
  countTo: number;
  reason: string;
}

const dayMs = 86_400_000;
const epochDay = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);
const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** Runs of neighbouring days in order; weekends and holidays therefore stand between the counted stretches. */
export function groupDeadline(lines: readonly DeadlineLine[]): DeadlineGroup[] {
  const groups: DeadlineGroup[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const continues = last && last.effect === line.effect && last.reason === line.reason && follows(last, line);
    if (continues) {
      last.to = line.date;
      last.days += 1;
      last.countTo = line.count;
      continue;
    }
    groups.push({
      effect: line.effect,
      from: line.date,
      to: line.date,
      days: 1,
      countFrom: line.count,
      countTo: line.count,
      reason: line.reason,
    });
  }
  return groups;
}

const follows = (last: DeadlineGroup, line: DeadlineLine): boolean => epochDay(line.date) - epochDay(last.to) <= 1;

export interface DeadlineSum {
  start: string | null;
  due: string | null;
  counted: number;
  skipped: number;
  paused: number;
}

export function sumDeadline(lines: readonly DeadlineLine[]): DeadlineSum {
  const of = (effect: DeadlineLine['effect']): DeadlineLine[] => lines.filter((line) => line.effect === effect);
  return {
    start: of('start')[0]?.date ?? null,
    due: of('due').at(-1)?.date ?? null,
    counted: Math.max(0, ...lines.map((line) => line.count)),
    skipped: of('skipped').length,
    paused: of('paused').length,
  };
}

export interface CalendarCell {
  date: string;
  day: number;
  line: DeadlineLine | undefined;
}

export interface CalendarMonth {
  /** YYYY-MM. */
  month: string;
  /** Weeks from Monday; null where the week reaches into another month. */
  weeks: (CalendarCell | null)[][];
}

/** The months that the arithmetic covers, as calendar sheets. */
export function calendarOf(lines: readonly DeadlineLine[]): CalendarMonth[] {
  const byDate = new Map<string, DeadlineLine>();
  for (const line of lines) {
    const there = byDate.get(line.date);
    // The last day is both counted and due, the first both start and (rarely) counted: the marker is what people look for.
    if (!there || line.effect === 'due' || there.effect === 'skipped') byDate.set(line.date, line);
  }
  const months = [...new Set([...byDate.keys()].map((date) => date.slice(0, 7)))].sort();
  return months.map((month) => ({ month, weeks: weeksOf(month, byDate) }));
}

function weeksOf(month: string, byDate: ReadonlyMap<string, DeadlineLine>): (CalendarCell | null)[][] {
  const first = epochDay(`${month}-01`);
  const weekday = (new Date(first * dayMs).getUTCDay() + 6) % 7;
  const cells: (CalendarCell | null)[] = Array.from({ length: weekday }, () => null);
  for (let day = first; isoDay(day).startsWith(month); day += 1) {
    const date = isoDay(day);
    cells.push({ date, day: Number(date.slice(8)), line: byDate.get(date) });
  }
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
