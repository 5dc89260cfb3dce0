import type { CaseStatus } from '#libs/contracts/index.js';
import { DeadlineTag } from './deadline-tag';
import { componentTexts } from './texts';

const beforeAcceptance: readonly CaseStatus[] = ['draft', 'received', 'correction'];

/** The promised last day of a case in a list; before acceptance the promise has not begun to run. */
export function PromiseDate({ date, status }: { date: string | null; status: CaseStatus }) {
  const t = componentTexts.use();
  const absence = t(beforeAcceptance.includes(status) ? 'deadline.fromAcceptance' : 'deadline.ended');
  return <DeadlineTag date={date} paused={Boolean(date) && status === 'suspended'} absence={absence} />;
}
