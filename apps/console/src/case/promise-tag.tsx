import type { CaseView, TaskView } from '#libs/contracts/index.js';
import { DeadlineTag } from '../components/deadline-tag';
import { daysLeft, useBusinessToday } from './days-left';
import { caseTexts } from './texts';

const closed: readonly string[] = [
  'approved',
  'rejected',
  'notAccepted',
  'returned',
  'withdrawn',
  'terminated',
  'void',
];
export const isClosed = (view: CaseView): boolean => closed.includes(view.status);

/** How much of the promise is left. */
export function PromiseTag({ view }: { view: CaseView }) {
  const t = caseTexts.use();
  const today = useBusinessToday();
  if (isClosed(view)) return <span className="quiet">{t('summary.closed')}</span>;
  const { date, clock, explanation } = view.due;
  if (!date) return <span className="quiet">{t('summary.notAccepted')}</span>;
  return (
    <DeadlineTag
      date={date}
      daysLeft={daysLeft(date, explanation, today)}
      overdue={date < today}
      paused={clock === 'paused'}
    />
  );
}

/** How much of one task's limit is left. */
export function TaskDueTag({ task }: { task: TaskView }) {
  const today = useBusinessToday();
  if (!task.dueDate) return null;
  return (
    <DeadlineTag
      date={task.dueDate}
      daysLeft={daysLeft(task.dueDate, task.explanation, today)}
      light={task.light}
      overdue={task.overdue || task.dueDate < today}
    />
  );
}
