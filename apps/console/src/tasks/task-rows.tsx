import type { TaskBox, TaskRow } from '#libs/contracts/index.js';
import type { Column } from '../components/data-list';
import { DeadlineTag } from '../components/deadline-tag';
import { PromiseDate } from '../components/promise-date';
import { StatusTag } from '../components/status-tag';
import { TimeText } from '../components/time-text';
import { CaseLink } from './case-link';
import { taskTexts } from './texts';

/** What the columns of a box say; the first is the case number, the last the deadline. */
export function useTaskColumns(box: TaskBox): Column<TaskRow>[] {
  const t = taskTexts.use();
  return [
    {
      key: 'number',
      title: t('number'),
      cell: (row) => <CaseLink id={row.caseId} number={row.caseNumber} status={row.status} />,
    },
    { key: 'case', title: t('case'), cell: (row) => row.caseTitle },
    { key: 'territory', title: t('territory'), width: '110px', optional: true, cell: (row) => row.territory.name },
    { key: 'place', title: t('place'), cell: (row) => <TaskPlace row={row} /> },
    { key: 'status', title: t('status'), width: '120px', cell: (row) => <StatusTag status={row.status} /> },
    {
      key: 'openedAt',
      title: t(box === 'started' ? 'startedAt' : 'openedAt'),
      width: '115px',
      optional: true,
      cell: (row) => <TimeText at={row.openedAt} dayOnly />,
    },
    { key: 'due', title: t('due'), width: '230px', cell: (row) => <TaskDeadline row={row} /> },
  ];
}

export function TaskCard({ row }: { row: TaskRow }) {
  return (
    <>
      <div className="card-line">
        <CaseLink id={row.caseId} number={row.caseNumber} status={row.status} className="card-link" />
        <StatusTag status={row.status} />
      </div>
      <strong>{row.caseTitle}</strong>
      <span className="quiet small">
        <TaskPlace row={row} /> · {row.territory.name}
      </span>
      <TaskDeadline row={row} />
    </>
  );
}

/** What is asked, and who of the office has taken it on. */
function TaskPlace({ row }: { row: TaskRow }) {
  const t = taskTexts.use();
  const taken = row.state === 'open' && row.assignee ? t('claimedBy', { name: row.assignee.name }) : null;
  return (
    <>
      {row.dutyTitle ?? row.stateTitle}
      {taken ? <span className="quiet small"> · {taken}</span> : null}
    </>
  );
}

/** Of a task its own deadline; of a case (boxes `started` and `copied`) the promised one. */
export function TaskDeadline({ row }: { row: TaskRow }) {
  if (row.duty === null && row.dueDate === null) return <PromiseDate date={null} status={row.status} />;
  return <DeadlineTag date={row.dueDate} daysLeft={row.daysLeft} light={row.light} overdue={row.overdue} />;
}
