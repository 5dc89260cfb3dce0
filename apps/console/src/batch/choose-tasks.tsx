import { Checkbox, Radio } from 'antd';
import type { TaskRow } from '#libs/contracts/index.js';
import { CaseLink } from '../tasks/case-link';
import { TaskDeadline } from '../tasks/task-rows';
import { batchTexts } from './texts';

/** The most that one batch may hold. */
export const mostTasks = 500;

/** Tasks of one duty of one case type: they can be decided in the same ways. */
export interface TaskGroup {
  key: string;
  caseType: string;
  duty: string;
  title: string;
  rows: TaskRow[];
}

export function groupsOf(rows: readonly TaskRow[]): TaskGroup[] {
  const groups = new Map<string, TaskGroup>();
  for (const row of rows) {
    if (row.duty === null) continue;
    const key = `${row.caseType} ${row.duty}`;
    const title = row.dutyTitle ?? row.stateTitle;
    const group = groups.get(key) ?? { key, caseType: row.caseType, duty: row.duty, title, rows: [] };
    groups.set(key, { ...group, rows: [...group.rows, row] });
  }
  return [...groups.values()].sort((one, other) => other.rows.length - one.rows.length);
}

export function ChooseGroup({
  groups,
  chosen,
  onChoose,
}: {
  groups: readonly TaskGroup[];
  chosen: TaskGroup;
  onChoose: (key: string) => void;
}) {
  const t = batchTexts.use();
  return (
    <fieldset className="surface batch-part">
      <legend>{t('duty.title')}</legend>
      <Radio.Group
        value={chosen.key}
        options={groups.map(({ key, title, rows }) => ({
          value: key,
          label: t('duty.count', { title, count: rows.length }),
        }))}
        onChange={({ target }) => onChoose(target.value as string)}
      />
    </fieldset>
  );
}

export function ChooseTasks({
  rows,
  chosen,
  missing,
  onChoose,
}: {
  rows: readonly TaskRow[];
  chosen: ReadonlySet<string>;
  missing: boolean;
  onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const t = batchTexts.use();
  const offered = rows.slice(0, mostTasks);
  const all = chosen.size === offered.length;
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <fieldset className="surface batch-part">
      <legend>{t('tasks.title')}</legend>
      {rows.length > mostTasks && <p className="small">{t('tasks.most', { count: mostTasks })}</p>}
      <p className="batch-all">
        <Checkbox
          checked={all}
          indeterminate={!all && chosen.size > 0}
          onChange={() => onChoose(new Set(all ? [] : offered.map(({ id }) => id)))}
        >
          {t('tasks.all', { count: offered.length })}
        </Checkbox>
        <span className="quiet small" role="status">
          {t('tasks.chosen', { count: chosen.size })}
        </span>
      </p>
      {missing && (
        <p className="field-error" role="alert">
          {t('tasks.missing')}
        </p>
      )}
      <ul className="batch-tasks">
        {offered.map((row) => (
          <li key={row.id}>
            <Checkbox checked={chosen.has(row.id)} onChange={() => toggle(row.id)}>
              {row.subject.name}
            </Checkbox>
            <CaseLink id={row.caseId} number={row.caseNumber} status={row.status} />
            <TaskDeadline row={row} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
