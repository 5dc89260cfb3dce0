import type { TaskRow } from '#libs/contracts/index.js';
import { byUrgency, isSoon } from './urgency';

function task(id: string, part: Partial<TaskRow>): TaskRow {
  return {
    id,
    caseId: 'c',
    caseNumber: 'n',
    caseType: 'park-recognition',
    caseTitle: 'title',
    caseVersion: 1,
    subject: { id: 's', name: 'park', kind: 'park' },
    territory: { id: '330110005', name: '五常街道' },
    status: 'received',
    stateTitle: 'state',
    duty: null,
    dutyTitle: null,
    state: 'open',
    assignee: null,
    dueDate: null,
    daysLeft: null,
    overdue: false,
    openedAt: '2026-11-20T00:00:00Z',
    ...part,
  };
}

describe('what to do first', () => {
  it('is what is overdue, then the nearest deadline, then what has waited longest without one', () => {
    const order = [
      task('none, new', { openedAt: '2026-11-22T00:00:00Z' }),
      task('none, old', {}),
      task('late date', { dueDate: '2026-12-01', daysLeft: 6 }),
      task('near date', { dueDate: '2026-11-25', daysLeft: 2 }),
      task('overdue', { dueDate: '2026-11-20', daysLeft: -1, overdue: true }),
    ].sort(byUrgency);
    expect(order.map(({ id }) => id)).toEqual(['overdue', 'near date', 'late date', 'none, old', 'none, new']);
  });

  it('counts as near within two working days, and not once it is overdue or without a deadline', () => {
    expect([-1, 0, 2, 3].map((daysLeft) => isSoon(task('t', { daysLeft, overdue: daysLeft < 0 })))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isSoon(task('t', {}))).toBe(false);
  });
});
