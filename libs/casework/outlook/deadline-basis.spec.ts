import { calendar } from '#libs/case-engine/case-play.fixture.js';
import { stallPermit } from '#libs/case-engine/stall-permit/case-type.fixture.js';
import { basisOf, linesOf, type Counting } from './deadline-basis.js';

const workingDays: Counting = {
  calendar,
  limit: { setting: 'deskDays', kind: 'wd', roll: true },
  setting: { value: 5, effectiveFrom: '2026-01-01' },
  extensionDays: 0,
};
const calendarDays: Counting = {
  ...workingDays,
  limit: { setting: 'noticeDays', kind: 'cd', roll: false },
  setting: null,
};

const deadline = (start: string, days: number, pauses: Parameters<typeof calendar.deadline>[2] = []) =>
  calendar.deadline(start, { days, kind: 'wd', roll: true }, pauses).explanation;
const by = (lines: ReturnType<typeof linesOf>) => Object.fromEntries(lines.map(({ date, basis }) => [date, basis]));

describe('behind each day of a deadline stands', () => {
  it('the law that starts the count on the next day, and working days', () => {
    const lines = by(linesOf(deadline('2026-03-02', 5), workingDays, 'zh'));
    expect(lines['2026-03-02']).toBe('《民法典》第二百零一条');
    expect(lines['2026-03-03']).toBe('参照《行政许可法》第八十二条');
    expect(lines['2026-03-07']).toBe('参照《行政许可法》第八十二条');
  });

  it('the notice by which a Sunday is worked and a Friday is not', () => {
    const lines = by(linesOf(deadline('2026-09-17', 7), workingDays, 'zh'));
    expect(lines['2026-09-20']).toBe('2026 年国务院办公厅节假日安排通知');
    expect(lines['2026-09-25']).toBe('2026 年国务院办公厅节假日安排通知');
    expect(lines['2026-09-19']).toBe('参照《行政许可法》第八十二条');
  });

  it('the law by which paused days do not count', () => {
    const pauses = [{ from: '2026-03-03', to: '2026-03-05', why: { zh: '听证', en: 'hearing' } }];
    const lines = linesOf(deadline('2026-03-02', 5, pauses), workingDays, 'en');
    expect(lines.filter(({ effect }) => effect === 'paused')).toEqual([
      expect.objectContaining({ date: '2026-03-04', basis: 'after Administrative Licensing Law, art. 45' }),
      expect.objectContaining({ date: '2026-03-05', basis: 'after Administrative Licensing Law, art. 45' }),
    ]);
  });

  it('the law by which the last day moves on, where the limit says so', () => {
    const rolled = calendar.deadline('2026-09-18', { days: 7, kind: 'cd', roll: true }).explanation;
    const counting: Counting = { ...calendarDays, limit: { setting: 'noticeDays', kind: 'cd', roll: true } };
    const lines = linesOf(rolled, counting, 'zh').filter(({ effect }) => effect === 'skipped');
    expect(lines.map(({ date, basis }) => [date, basis])).toEqual([
      ['2026-09-26', '《民法典》第二百零三条'],
      ['2026-09-27', '《民法典》第二百零三条'],
      ['2026-09-28', '《民法典》第二百零三条'],
    ]);
  });
});

describe('behind the whole stands', () => {
  it('the setting with its value, source and day, the calendar by year, and every rule that was used', () => {
    const basis = basisOf(stallPermit, deadline('2026-12-30', 5), workingDays, 'zh');
    expect(basis).toMatchObject({
      days: 5,
      kind: 'wd',
      setting: { key: 'deskDays', title: '办理', value: 5, unit: 'wd', effectiveFrom: '2026-01-01' },
      calendar: {
        version: calendar.version,
        years: [
          { year: 2026, provisional: false, notice: '国务院办公厅节假日安排通知' },
          { year: 2027, provisional: true, notice: '法定节假日（放假安排未公布）' },
        ],
      },
    });
    expect(basis.rules.map(({ law }) => law)).toEqual([
      '《民法典》第二百零一条',
      '参照《行政许可法》第八十二条',
      '《民法典》第二百零三条',
    ]);
  });

  it('the case type’s default, where no value was ever set', () => {
    expect(basisOf(stallPermit, [], calendarDays, 'en').setting).toMatchObject({
      value: 7,
      unit: 'cd',
      effectiveFrom: null,
    });
  });

  it('an extension, and a date that the case itself carries', () => {
    expect(basisOf(stallPermit, [], { ...workingDays, extensionDays: 5 }, 'en')).toMatchObject({ extensionDays: 5 });
    const named = basisOf(stallPermit, [], { ...workingDays, limit: { until: () => '2026-03-01' } }, 'zh');
    expect(named.setting).toBeUndefined();
    expect(named.rules.map(({ law }) => law)).toEqual(['通知书指定的日期']);
  });
});
