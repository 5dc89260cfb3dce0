import { calendarDaysFor, isDuration } from './duration';

describe('the demo clock', () => {
  it.each(['P1D', 'P8D', 'P1W', 'PT6H', 'P2DT6H', 'P1M', 'P1Y2M3DT4H5M6S'])('takes %s', (text) => {
    expect(isDuration(text)).toBe(true);
  });

  it.each(['', 'P', 'PT', 'P1DT', '8D', '-P1D', 'P1.5D', 'P1H', '3 days'])('refuses "%s"', (text) => {
    expect(isDuration(text)).toBe(false);
  });

  it.each([
    ['a Monday', '2026-11-23T09:00:00+08:00', 3],
    ['a Thursday, over the weekend', '2026-11-26T09:00:00+08:00', 5],
    ['a Saturday', '2026-11-28T09:00:00+08:00', 4],
    ['a Sunday evening that is still Sunday in Shanghai only', '2026-11-29T23:30:00+08:00', 3],
  ])('finds three weekdays after %s', (_, from, days) => {
    expect(calendarDaysFor(3, new Date(from))).toBe(days);
  });
});
