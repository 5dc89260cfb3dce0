import { DateTime } from 'luxon';
import type { Text } from '#libs/contracts/index.js';
import type { DayKind } from './contract.js';

export const BUSINESS_ZONE = 'Asia/Shanghai';

/** A day of the State Council's table that differs from Monday–Friday. */
export interface CalendarDay {
  /** YYYY-MM-DD */
  date: string;
  kind: 'rest' | 'work';
  name: Text;
}

export interface CalendarYear {
  year: number;
  version: string;
  /** The holiday notice is not loaded: only the statutory days are known. */
  provisional: boolean;
}

/** Days after `from` up to and including `to` do not count; open while `to` is null. */
export interface Pause {
  from: string;
  to: string | null;
  why: Text;
}

/** One line of a deadline's arithmetic; `count` is the number of days used after it. */
export interface CountedDay {
  date: string;
  effect: 'start' | 'counted' | 'skipped' | 'paused' | 'due';
  count: number;
  reason: Text;
}

export interface Deadline {
  /** Last day, YYYY-MM-DD. */
  date: string;
  provisional: boolean;
  explanation: CountedDay[];
}

/** Deadlines fail closed on years whose calendar is not loaded. */
export class CalendarYearNotLoaded extends Error {
  constructor(readonly year: number) {
    super(`The working-day calendar of ${year} is not loaded`);
  }
}

const weekdayNames: readonly Text[] = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
];
const due: Text = { zh: '到期', en: 'due' };
const provisionalDue: Text = {
  zh: '到期（节假日安排未公布，暂定）',
  en: 'due (provisional: the holiday notice is not loaded)',
};

/** The business date of an instant. */
export function businessDate(at: Date): string {
  return DateTime.fromJSDate(at, { zone: BUSINESS_ZONE }).toFormat('yyyy-MM-dd');
}

/** The first instant after a business date: when a limit whose last day it is has passed. */
export function endOfBusinessDate(date: string): Date {
  return DateTime.fromISO(date, { zone: BUSINESS_ZONE }).plus({ days: 1 }).startOf('day').toJSDate();
}

/** An hour of a business date as an instant. */
export function atBusinessHour(date: string, hour: number): Date {
  return DateTime.fromISO(date, { zone: BUSINESS_ZONE }).set({ hour, minute: 0, second: 0, millisecond: 0 }).toJSDate();
}

const oneDay = 86_400_000;

/** Day after day in one calendar, without time zones getting in the way; plain numbers, for limits have many days. */
function nextDate(date: string, days = 1): string {
  return new Date(Date.parse(date) + days * oneDay).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
function weekdayOf(date: string): number {
  return new Date(Date.parse(date)).getUTCDay() || 7;
}

/**
 * The working-day calendar: a day is off when listed 休, working when listed 班, else Monday to Friday work
 * (domain.md §21). Counting starts on the next day (民法典 201).
 */
export class WorkingCalendar {
  readonly #days: ReadonlyMap<string, CalendarDay>;
  readonly #years: ReadonlyMap<number, CalendarYear>;

  constructor(years: readonly CalendarYear[], days: readonly CalendarDay[]) {
    this.#years = new Map(years.map((year) => [year.year, year]));
    this.#days = new Map(days.map((day) => [day.date, day]));
  }

  /** Versions of the loaded years, for the record of a computed deadline. */
  get version(): string {
    return [...this.#years.values()].map((year) => `${year.year}:${year.version}`).join(' ');
  }

  /** The table's entry for a date; null for one that follows the days of the week. */
  listed(date: string): CalendarDay | null {
    return this.#days.get(date) ?? null;
  }

  /** Those of some years that are loaded. */
  yearsOf(years: readonly number[]): CalendarYear[] {
    return years.flatMap((year) => this.#years.get(year) ?? []);
  }

  isWorkingDay(date: string): boolean {
    return this.#judge(date).working;
  }

  /**
   * Last day of a limit of `days` that starts on the business date `start`.
   * @throws CalendarYearNotLoaded when counting reaches a year that is not loaded.
   */
  deadline(
    start: string,
    limit: { days: number; kind: DayKind; roll: boolean },
    pauses: readonly Pause[] = [],
    today: string = start,
  ): Deadline {
    const explanation: CountedDay[] = [
      { date: start, effect: 'start', count: 0, reason: { zh: '自次日起算', en: 'counting starts on the next day' } },
    ];
    let count = 0;
    let provisional = false;
    let date = start;
    while (count < limit.days) {
      date = nextDate(date);
      const day = this.#judge(date);
      provisional ||= day.provisional;
      const paused = pauses.find((pause) => date > pause.from && date <= (pause.to ?? today));
      if (paused) {
        explanation.push({ date, effect: 'paused', count, reason: paused.why });
      } else if (limit.kind === 'wd' && !day.working) {
        explanation.push({ date, effect: 'skipped', count, reason: day.reason });
      } else {
        count += 1;
        explanation.push({ date, effect: 'counted', count, reason: day.reason });
      }
    }
    while (limit.roll && !this.#judge(date).working) {
      date = nextDate(date);
      const day = this.#judge(date);
      provisional ||= day.provisional;
      explanation.push({
        date,
        effect: 'skipped',
        count,
        reason: { zh: `末日遇休顺延 · ${day.reason.zh}`, en: `last day moves on · ${day.reason.en}` },
      });
    }
    explanation.push({ date, effect: 'due', count, reason: provisional ? provisionalDue : due });
    return { date, provisional, explanation };
  }

  /** Days of a limit that have run from `start` until the end of `until`, pauses left out. */
  daysRun(start: string, until: string, kind: DayKind, pauses: readonly Pause[]): number {
    let count = 0;
    for (let date = nextDate(start); date <= until; date = nextDate(date)) {
      const paused = pauses.some((pause) => date > pause.from && date <= (pause.to ?? until));
      if (!paused && (kind === 'cd' || this.#judge(date).working)) count += 1;
    }
    return count;
  }

  /** Working days from `today` to `date`; negative when `date` has passed. */
  workingDaysBetween(today: string, date: string): number {
    return date >= today ? this.daysRun(today, date, 'wd', []) : -this.daysRun(date, today, 'wd', []);
  }

  /** The last working day before a date. */
  workingDayBefore(date: string): string {
    let before = nextDate(date, -1);
    while (!this.#judge(before).working) before = nextDate(before, -1);
    return before;
  }

  #judge(date: string): { working: boolean; reason: Text; provisional: boolean } {
    const year = this.#years.get(Number(date.slice(0, 4)));
    if (!year) throw new CalendarYearNotLoaded(Number(date.slice(0, 4)));
    const weekday = weekdayOf(date);
    const plain = weekdayNames[weekday - 1] ?? { zh: '', en: '' };
    const listed = this.#days.get(date);
    if (!listed) return { working: weekday <= 5, reason: plain, provisional: year.provisional };
    return listed.kind === 'rest'
      ? { working: false, reason: listed.name, provisional: year.provisional }
      : {
          working: true,
          reason: { zh: `${listed.name.zh}调休上班`, en: `working day in place of ${listed.name.en}` },
          provisional: year.provisional,
        };
  }
}
