import type { DeadlineLine } from '#libs/contracts/index.js';

/** Consecutive days with the same effect and reason, told as one line. */
export interface DeadlineGroup {
  effect: DeadlineLine['effect'];
  from: string;
  to: string;
  days: number;
  /** Running count after the first and after the last day. */
  countFrom: number;
  countTo: number;
  /** Distinct, in order of appearance. */
  reasons: string[];
  /** Laws and holiday notices behind them, distinct. */
  bases: string[];
  /** Ordinary counted days, whose reasons are only the names of weekdays. */
  plain: boolean;
}

const dayMs = 86_400_000;
const epochDay = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);
const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

const plainDay = /^(周[一二三四五六日]|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/;

/** What keeps neighbouring days apart: another effect, another cause of a pause, or a working day in place of a holiday. */
function stretchOf({ effect, reason }: DeadlineLine): string {
  if (effect === 'skipped') return effect;
  if (effect === 'counted') return plainDay.test(reason) ? effect : `${effect} ${reason}`;
  return `${effect} ${reason}`;
}

/** Runs of neighbouring days in order; weekends and holidays therefore stand between the counted stretches. */
export function groupDeadline(lines: readonly DeadlineLine[]): DeadlineGroup[] {
  const groups: (DeadlineGroup & { stretch: string })[] = [];
  for (const line of lines) {
    const stretch = stretchOf(line);
    const last = groups.at(-1);
    if (last && last.stretch === stretch && epochDay(line.date) - epochDay(last.to) === 1) {
      last.to = line.date;
      last.days += 1;
      last.countTo = line.count;
      if (!last.reasons.includes(line.reason)) last.reasons.push(line.reason);
      if (line.basis && !last.bases.includes(line.basis)) last.bases.push(line.basis);
      continue;
    }
    groups.push({
      stretch,
      effect: line.effect,
      from: line.date,
      to: line.date,
      days: 1,
      countFrom: line.count,
      countTo: line.count,
      reasons: [line.reason],
      bases: line.basis ? [line.basis] : [],
      plain: stretch === 'counted',
    });
  }
  return groups;
}

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
