import type { Text } from '#libs/contracts/index.js';
import type { CalendarDay, CalendarYear } from './calendar.js';

/**
 * The State Council's holiday notices as the working-day calendar's first content (domain.md §21). Data, not law of the
 * program: the rows live in the database, a later notice replaces a year there.
 */

const newYear: Text = { zh: '元旦', en: "New Year's Day" };
const springFestival: Text = { zh: '春节', en: 'Spring Festival' };
const tombSweeping: Text = { zh: '清明节', en: 'Tomb-sweeping Day' };
const labourDay: Text = { zh: '劳动节', en: 'Labour Day' };
const dragonBoat: Text = { zh: '端午节', en: 'Dragon Boat Festival' };
const midAutumn: Text = { zh: '中秋节', en: 'Mid-autumn Festival' };
const nationalDay: Text = { zh: '国庆节', en: 'National Day' };
const nationalDayAndMidAutumn: Text = { zh: '国庆节、中秋节', en: 'National Day and Mid-autumn Festival' };

export const calendarYears: CalendarYear[] = [
  { year: 2025, version: 'state-council-notice', provisional: false },
  { year: 2026, version: 'state-council-notice', provisional: false },
  { year: 2027, version: 'statutory-days-only', provisional: true },
];

const oneDay = 86_400_000;

/** Every day off from `first` to `last` (YYYY-MM-DD), both included. */
function off(name: Text, first: string, last: string = first): CalendarDay[] {
  const days = (Date.parse(last) - Date.parse(first)) / oneDay + 1;
  return Array.from({ length: days }, (_, index) => ({
    date: new Date(Date.parse(first) + index * oneDay).toISOString().slice(0, 10),
    kind: 'rest',
    name,
  }));
}

/** Saturdays and Sundays that are worked in place of a holiday (调休). */
function worked(name: Text, ...dates: string[]): CalendarDay[] {
  return dates.map((date) => ({ date, kind: 'work', name }));
}

const of2025: CalendarDay[] = [
  ...off(newYear, '2025-01-01'),
  ...off(springFestival, '2025-01-28', '2025-02-04'),
  ...worked(springFestival, '2025-01-26', '2025-02-08'),
  ...off(tombSweeping, '2025-04-04', '2025-04-06'),
  ...off(labourDay, '2025-05-01', '2025-05-05'),
  ...worked(labourDay, '2025-04-27'),
  ...off(dragonBoat, '2025-05-31', '2025-06-02'),
  ...off(nationalDayAndMidAutumn, '2025-10-01', '2025-10-08'),
  ...worked(nationalDayAndMidAutumn, '2025-09-28', '2025-10-11'),
];

const of2026: CalendarDay[] = [
  ...off(newYear, '2026-01-01', '2026-01-03'),
  ...worked(newYear, '2026-01-04'),
  ...off(springFestival, '2026-02-15', '2026-02-23'),
  ...worked(springFestival, '2026-02-14', '2026-02-28'),
  ...off(tombSweeping, '2026-04-04', '2026-04-06'),
  ...off(labourDay, '2026-05-01', '2026-05-05'),
  ...worked(labourDay, '2026-05-09'),
  ...off(dragonBoat, '2026-06-19', '2026-06-21'),
  ...off(midAutumn, '2026-09-25', '2026-09-27'),
  ...off(nationalDay, '2026-10-01', '2026-10-07'),
  ...worked(nationalDay, '2026-09-20', '2026-10-10'),
];

/** Statutory days only; the notice that adds bridges and worked weekends is not in hand, hence provisional. */
const of2027: CalendarDay[] = [
  ...off(newYear, '2027-01-01'),
  ...off(springFestival, '2027-02-05', '2027-02-08'),
  ...off(tombSweeping, '2027-04-05'),
  ...off(labourDay, '2027-05-01', '2027-05-02'),
  ...off(dragonBoat, '2027-06-09'),
  ...off(midAutumn, '2027-09-15'),
  ...off(nationalDay, '2027-10-01', '2027-10-03'),
];

export const calendarDays: CalendarDay[] = [...of2025, ...of2026, ...of2027];
