import { WorkingCalendar } from './calendar.js';
import { deadlineLight } from './deadline-light.js';

/** Monday 2 June 2025 and the ten working days after it; the last is Monday the 16th. */
const calendar = new WorkingCalendar([{ year: 2025, version: 'test', provisional: false }], []);
const limit = { days: 10, kind: 'wd', roll: true } as const;
const plain = calendar.deadline('2025-06-02', limit);
const lightOn = (today: string, { explanation, date } = plain) => deadlineLight(explanation, date, today);

describe('the light of a limit', () => {
  it.each([
    ['2025-06-02', 'green'],
    ['2025-06-06', 'green'],
    ['2025-06-09', 'yellow'],
    ['2025-06-11', 'yellow'],
    ['2025-06-12', 'red'],
    ['2025-06-16', 'red'],
    ['2025-06-17', 'red'],
  ])('is on %s %s', (today, light) => {
    expect(lightOn(today)).toBe(light);
  });

  it('waits while a suspension lasts', () => {
    const pause = { from: '2025-06-06', to: '2025-06-13', why: { zh: '中止', en: 'suspended' } };
    const moved = calendar.deadline('2025-06-02', limit, [pause]);
    expect(lightOn('2025-06-12', moved)).toBe('green');
    expect(lightOn('2025-06-16', moved)).toBe('yellow');
  });

  it('is red on the last day of a short limit', () => {
    const short = calendar.deadline('2025-06-02', { ...limit, days: 1 });
    expect([lightOn('2025-06-02', short), lightOn('2025-06-03', short)]).toEqual(['green', 'red']);
  });

  it('is not said where no arithmetic was kept', () => {
    expect(deadlineLight([], '2025-06-16', '2025-06-10')).toBeNull();
    expect(deadlineLight(plain.explanation, null, '2025-06-10')).toBeNull();
  });
});
