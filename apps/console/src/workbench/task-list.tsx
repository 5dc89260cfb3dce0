import type { TaskRow } from '#libs/contracts/index.js';
import { StatusTag } from '../components/status-tag';
import { CaseLink } from '../tasks/case-link';
import { TaskDeadline } from '../tasks/task-rows';
import '../tasks/tasks-page.css';
import '../components/data-list.css';

/** Few tasks, each on one line of a desk and three of a phone. */
export function TaskList({ rows, label }: { rows: TaskRow[]; label: string }) {
  return (
    <ul className="task-list surface" aria-label={label}>
      {rows.map((row) => (
        <li key={row.id}>
          <div className="task-list-main">
            <span className="task-list-title">
              <CaseLink id={row.caseId} number={row.caseNumber} status={row.status} className="card-link" />
              <strong>{row.caseTitle}</strong>
            </span>
            <span className="quiet small">
              {row.dutyTitle ?? row.stateTitle} · {row.territory.name}
            </span>
          </div>
          <div className="task-list-side">
            <StatusTag status={row.status} />
            <TaskDeadline row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}
