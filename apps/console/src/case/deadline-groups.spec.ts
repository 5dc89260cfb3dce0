import type { DeadlineLine } from '#libs/contracts/index.js';
import { calendarOf, groupDeadline, sumDeadline } from './deadline-groups';

const line = (date: string, effect: DeadlineLine['effect'], count: number, reason: string): DeadlineLine => ({
  date,
  effect,
  count,
  reason,
});

/** From the eve of the National Day holidays over the working Saturday and a correction. */
const lines = [
  line('2026-09-30', 'start', 0, '自次日起算'),
  ...['01', '02', '03', '04', '05', '06', '07'].map((day) => line(`2026-10-${day}`, 'skipped', 0, '国庆')),
  line('2026-10-08', 'counted', 1, '周四'),
  line('2026-10-09', 'counted', 2, '周五'),
  line('2026-10-10', 'counted', 3, '国庆调休上班'),
  line('2026-10-11', 'skipped', 3, '周日'),
  line('2026-10-12', 'paused', 3, '补正'),
  line('2026-10-13', 'counted', 4, '周二'),
  line('2026-10-13', 'due', 4, '到期'),
];

describe('the arithmetic of a deadline', () => {
  it('is told in stretches, with the working Saturday by itself', () =>
    expect(groupDeadline(lines).map(({ effect, from, to, days }) => [effect, from, to, days])).toEqual([
      ['start', '2026-09-30', '2026-09-30', 1],
      ['skipped', '2026-10-01', '2026-10-07', 7],
      ['counted', '2026-10-08', '2026-10-09', 2],
      ['counted', '2026-10-10', '2026-10-10', 1],
      ['skipped', '2026-10-11', '2026-10-11', 1],
      ['paused', '2026-10-12', '2026-10-12', 1],
      ['counted', '2026-10-13', '2026-10-13', 1],
      ['due', '2026-10-13', '2026-10-13', 1],
    ]));

  it('is summed up', () =>
    expect(sumDeadline(lines)).toEqual({ start: '2026-09-30', due: '2026-10-13', counted: 4, skipped: 8, paused: 1 }));

  it('is drawn month by month from Monday, the last day as the last day', () => {
    const [september, october] = calendarOf(lines);
    expect([september?.month, october?.month]).toEqual(['2026-09', '2026-10']);
    expect(october?.weeks[0]?.map((cell) => cell?.day ?? null)).toEqual([null, null, null, 1, 2, 3, 4]);
    const due = october?.weeks.flat().find((cell) => cell?.date === '2026-10-13');
    expect(due?.line?.effect).toBe('due');
  });
});
