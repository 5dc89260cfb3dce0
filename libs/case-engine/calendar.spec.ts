import fc from 'fast-check';
import {
  atBusinessHour,
  businessDate,
  CalendarYearNotLoaded,
  endOfBusinessDate,
  WorkingCalendar,
  type Pause,
} from './calendar.js';
import { calendarDays, calendarYears } from './calendar-years.js';

const calendar = new WorkingCalendar(calendarYears, calendarDays);
const workingDays = (days: number) => ({ days, kind: 'wd', roll: true }) as const;
const calendarDaysOf = (days: number, roll = false) => ({ days, kind: 'cd', roll }) as const;
const pause = (from: string, to: string | null): Pause => ({ from, to, why: { zh: '补正', en: 'correction' } });
const plus = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

function workingDaysOf(year: number, month: number): number {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const days = Array.from({ length: 31 }, (_, index) => plus(first, index));
  return days.filter((date) => date.slice(0, 7) === first.slice(0, 7) && calendar.isWorkingDay(date)).length;
}

describe('working days', () => {
  it.each([
    [2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]],
    [2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]],
  ])('%i has the working days of the notice, month by month, 248 in all', (year, months) => {
    expect(months.map((_, index) => workingDaysOf(year, index + 1))).toEqual(months);
    expect(months.reduce((sum, days) => sum + days)).toBe(248);
  });

  it.each([
    ['2025-01-28', false, '除夕'],
    ['2025-01-26', true, 'Sunday worked for 春节'],
    ['2026-02-14', true, 'Saturday worked for 春节'],
    ['2026-02-15', false, 'first day of 春节'],
    ['2026-02-23', false, 'last day of 春节, a Monday'],
    ['2026-02-24', true, 'the Tuesday after it'],
    ['2026-10-10', true, 'Saturday worked for 国庆'],
    ['2026-10-11', false, 'an ordinary Sunday'],
    ['2026-07-10', true, 'an ordinary Friday'],
    ['2027-02-05', false, '除夕 2027, a statutory day'],
    ['2027-02-09', true, 'bridges of 2027 are not known'],
  ])('%s works: %s (%s)', (date, works) => {
    expect(calendar.isWorkingDay(date)).toBe(works);
  });

  it('counts from one day to another, backwards below zero', () => {
    expect(calendar.workingDaysBetween('2026-02-13', '2026-02-24')).toBe(2);
    expect(calendar.workingDaysBetween('2026-02-24', '2026-02-13')).toBe(-2);
    expect(calendar.workingDaysBetween('2026-02-13', '2026-02-13')).toBe(0);
  });

  it('finds the working day before, across a holiday', () => {
    expect(calendar.workingDayBefore('2026-02-24')).toBe('2026-02-14');
    expect(calendar.workingDayBefore('2026-07-10')).toBe('2026-07-09');
  });
});

describe('deadlines', () => {
  it.each([
    ['starts on the next day', '2026-07-06', 5, '2026-07-13'],
    ['passes over 春节 and works on the 调休 Saturday', '2026-02-12', 5, '2026-02-26'],
    ['uses the Saturday after 春节', '2026-02-24', 4, '2026-02-28'],
    ['passes over 国庆 and works on the 调休 Saturday', '2026-09-29', 3, '2026-10-09'],
    ['counts 2026-10-10, a Saturday', '2026-09-29', 4, '2026-10-10'],
    ['counts 2026-09-20, a Sunday', '2026-09-18', 1, '2026-09-20'],
    ['crosses the year', '2025-12-30', 5, '2026-01-07'],
    ['gives 45 working days from acceptance', '2026-01-05', 45, '2026-03-13'],
    ['starts on a day off as on any other', '2026-10-03', 1, '2026-10-08'],
  ])('%s: %s + %i wd = %s', (_, start, days, due) => {
    expect(calendar.deadline(start, workingDays(days)).date).toBe(due);
  });

  it('ends calendar days where they end, or on the next working day where they roll', () => {
    expect(calendar.deadline('2026-09-26', calendarDaysOf(7)).date).toBe('2026-10-03');
    expect(calendar.deadline('2026-09-26', calendarDaysOf(7, true)).date).toBe('2026-10-08');
    expect(calendar.deadline('2026-07-05', calendarDaysOf(7, true)).date).toBe('2026-07-13');
  });

  it('leaves out the days after a pause began, up to and with the day on which it ended', () => {
    const due = (from: string, to: string | null, today?: string) =>
      calendar.deadline('2026-07-06', workingDays(5), [pause(from, to)], today).date;
    expect(due('2026-07-08', '2026-07-09')).toBe('2026-07-14');
    expect(due('2026-07-08', '2026-07-08')).toBe('2026-07-13');
    expect(due('2026-07-06', '2026-07-07')).toBe('2026-07-14');
    expect(due('2026-07-13', '2026-07-20')).toBe('2026-07-13');
    expect(due('2026-07-08', null, '2026-07-10')).toBe('2026-07-15');
    expect(due('2026-07-08', null)).toBe('2026-07-13');
  });

  it('explains every day: paused, skipped with its holiday, worked in place of one, counted, due', () => {
    const { explanation } = calendar.deadline('2026-02-12', workingDays(3), [pause('2026-02-12', '2026-02-13')]);
    expect(explanation.map(({ date, effect, count, reason }) => [date.slice(5), effect, count, reason.zh])).toEqual([
      ['02-12', 'start', 0, '自次日起算'],
      ['02-13', 'paused', 0, '补正'],
      ['02-14', 'counted', 1, '春节调休上班'],
      ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => [`02-${day}`, 'skipped', 1, '春节']),
      ['02-24', 'counted', 2, '周二'],
      ['02-25', 'counted', 3, '周三'],
      ['02-25', 'due', 3, '到期'],
    ]);
  });

  it('says where a last day moves on', () => {
    const { explanation } = calendar.deadline('2026-07-05', calendarDaysOf(7, true));
    expect(explanation.at(-2)).toEqual({
      date: '2026-07-13',
      effect: 'skipped',
      count: 7,
      reason: { zh: '末日遇休顺延 · 周一', en: 'last day moves on · Monday' },
    });
  });

  it('marks a date that reaches into a year without a notice as provisional', () => {
    const late = calendar.deadline('2026-12-29', workingDays(5));
    expect(late).toMatchObject({ date: '2027-01-06', provisional: true });
    expect(late.explanation.at(-1)?.reason.zh).toContain('暂定');
    expect(calendar.deadline('2026-12-24', workingDays(5)).provisional).toBe(false);
  });

  it('fails on a year that is not loaded', () => {
    expect(() => calendar.deadline('2027-12-30', workingDays(5))).toThrow(CalendarYearNotLoaded);
    expect(() => calendar.isWorkingDay('2024-12-31')).toThrow('2024');
    expect(() => calendar.deadline('2027-12-30', calendarDaysOf(5))).toThrow(CalendarYearNotLoaded);
  });

  it('records the versions of the loaded years', () => {
    expect(calendar.version).toBe('2025:state-council-notice 2026:state-council-notice 2027:statutory-days-only');
  });
});

describe('for any limit and any pauses', () => {
  const starts = fc.integer({ min: 0, max: 500 }).map((days) => plus('2025-01-01', days));
  const limits = fc.record({
    days: fc.integer({ min: 1, max: 60 }),
    kind: fc.constantFrom('wd', 'cd'),
    roll: fc.boolean(),
  });
  const somePauses = (start: string) =>
    fc.array(
      fc
        .tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 0, max: 15 }))
        .map(([after, length]) => pause(plus(start, after), plus(start, after + length))),
      { maxLength: 4 },
    );
  const questions = starts.chain((start) => fc.tuple(fc.constant(start), limits, somePauses(start), somePauses(start)));

  it('more pauses never make it due earlier', () => {
    fc.assert(
      fc.property(questions, ([start, limit, pauses, more]) => {
        const before = calendar.deadline(start, limit, pauses).date;
        expect(calendar.deadline(start, limit, [...pauses, ...more]).date >= before).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a longer limit is never due earlier, and working days never before calendar days', () => {
    fc.assert(
      fc.property(questions, ([start, limit, pauses]) => {
        const { date } = calendar.deadline(start, limit, pauses);
        expect(calendar.deadline(start, { ...limit, days: limit.days + 1 }, pauses).date >= date).toBe(true);
        expect(calendar.deadline(start, { ...limit, kind: 'wd' }, pauses).date >= date).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('the days run until the last day are the days of the limit', () => {
    fc.assert(
      fc.property(questions, ([start, limit, pauses]) => {
        const { date } = calendar.deadline(start, { ...limit, roll: false }, pauses);
        expect(calendar.daysRun(start, date, limit.kind, pauses)).toBe(limit.days);
        expect(calendar.daysRun(start, plus(date, -1), limit.kind, pauses)).toBe(limit.days - 1);
      }),
      { numRuns: 500 },
    );
  });

  it('the explanation has one line for each day and adds up to the date', () => {
    fc.assert(
      fc.property(questions, ([start, limit, pauses]) => {
        const { date, explanation } = calendar.deadline(start, limit, pauses);
        const days = explanation.slice(1, -1);
        expect(explanation[0]).toMatchObject({ date: start, effect: 'start', count: 0 });
        expect(explanation.at(-1)).toMatchObject({ date, effect: 'due', count: limit.days });
        expect(days.map((line) => line.date)).toEqual(days.map((_, index) => plus(start, index + 1)));
        expect(days.filter((line) => line.effect === 'counted')).toHaveLength(limit.days);
        expect(days.at(-1)?.date).toBe(date);
        if (limit.roll) expect(calendar.isWorkingDay(date)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('business dates', () => {
  it('are those of Shanghai', () => {
    expect(businessDate(new Date('2026-07-06T15:59:59Z'))).toBe('2026-07-06');
    expect(businessDate(new Date('2026-07-06T16:00:00Z'))).toBe('2026-07-07');
  });

  it('end at the midnight that follows them', () => {
    expect(endOfBusinessDate('2026-07-06').toISOString()).toBe('2026-07-06T16:00:00.000Z');
    expect(atBusinessHour('2026-07-06', 9).toISOString()).toBe('2026-07-06T01:00:00.000Z');
  });
});
