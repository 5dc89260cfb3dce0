import { calendarDays, calendarYears } from './calendar-years.js';

const weekdayOf = (date: string) => new Date(Date.parse(date)).getUTCDay();
const ofYear = (year: number) => calendarDays.filter((day) => day.date.startsWith(String(year)));

it('lists each day once, in years that are listed', () => {
  const dates = calendarDays.map((day) => day.date);
  expect(new Set(dates).size).toBe(dates.length);
  const years = calendarYears.map((year) => String(year.year));
  expect(dates.filter((date) => !years.includes(date.slice(0, 4)))).toEqual([]);
});

it.each([2025, 2026])(
  '%i gives a working weekend day for each bridge: its weekdays off exceed them by the statutory days',
  (year) => {
    const worked = ofYear(year).filter((day) => day.kind === 'work');
    expect(worked.every(({ date }) => [0, 6].includes(weekdayOf(date)))).toBe(true);
    const weekdaysOff = ofYear(year).filter(({ date, kind }) => kind === 'rest' && ![0, 6].includes(weekdayOf(date)));
    // 13 statutory days; those that fall on a weekend are given back as weekdays off.
    expect(weekdaysOff.length - worked.length).toBe(13);
  },
);

it('2027 has the thirteen statutory days and no bridges, and says that it is provisional', () => {
  expect(ofYear(2027)).toHaveLength(13);
  expect(ofYear(2027).every((day) => day.kind === 'rest')).toBe(true);
  expect(calendarYears.filter((year) => year.provisional).map((year) => year.year)).toEqual([2027]);
});

it('names every day in both languages', () => {
  for (const { name } of calendarDays)
    expect([/\p{Script=Han}/u.test(name.zh), /[A-Z]/.test(name.en)]).toEqual([true, true]);
});
