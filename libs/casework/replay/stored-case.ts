import { type EntityManager, In } from 'typeorm';
import type { DataSource } from 'typeorm';
import { CaseEvent } from '../case-event.entity.js';
import { CaseFile } from '../case-file.entity.js';
import { Task, TaskSignature } from '../task.entity.js';
import { Timer } from '../timer.entity.js';

/** A case as it lies in the database: its row, its log, and every row that is kept beside the log for speed. */
export interface StoredCase {
  file: CaseFile;
  /** In order. */
  events: CaseEvent[];
  tasks: Task[];
  signatures: TaskSignature[];
  timers: Timer[];
  /** SHA-256 of the document in each slot. */
  attachments: Record<string, string>;
}

/** Entities that reading stored cases needs, for a data source of one's own. */
export const storedCaseEntities = [CaseFile, CaseEvent, Task, TaskSignature, Timer];

/** Reads whole cases, with seven queries however many they are. */
export async function storedCases(manager: EntityManager, caseIds: readonly string[]): Promise<StoredCase[]> {
  const caseId = In([...caseIds]);
  const files = await manager.find(CaseFile, { where: { id: caseId }, order: { id: 'ASC' } });
  const events = groupOf(await manager.find(CaseEvent, { where: { caseId }, order: { caseId: 'ASC', seq: 'ASC' } }));
  const tasks = await manager.find(Task, { where: { caseId } });
  const signatures: (TaskSignature & { caseId: string })[] = await manager.query(
    `select t.case_id as "caseId", s.task_id as "taskId", s.person_id as "personId", s.at
     from task_signature s join task t on t.id = s.task_id where t.case_id = any($1)`,
    [caseIds],
  );
  const attached: { caseId: string; slot: string; sha256: string }[] = await manager.query(
    `select a.case_id as "caseId", a.slot, d.sha256
     from case_attachment a join document d on d.id = a.document_id where a.case_id = any($1)`,
    [caseIds],
  );
  const byCase = {
    tasks: groupOf(tasks),
    signatures: groupOf(signatures),
    timers: groupOf(await manager.find(Timer, { where: { caseId } })),
    attached: groupOf(attached),
  };
  return files.map((file) => ({
    file,
    events: events.get(file.id) ?? [],
    tasks: byCase.tasks.get(file.id) ?? [],
    signatures: byCase.signatures.get(file.id) ?? [],
    timers: byCase.timers.get(file.id) ?? [],
    attachments: Object.fromEntries((byCase.attached.get(file.id) ?? []).map(({ slot, sha256 }) => [slot, sha256])),
  }));
}

/**
 * Goes through all cases, a page in memory at a time. Each page is one view of the database, so that a case which moves
 * meanwhile is read before or after its move, never in the middle.
 */
export async function* pagesOfCases(dataSource: DataSource, size: number): AsyncGenerator<StoredCase[]> {
  let last: string | null = null;
  for (;;) {
    const page = await dataSource.transaction('REPEATABLE READ', async (manager) => {
      const rows: { id: string }[] = await manager.query(
        'select id from case_file where $1::uuid is null or id > $1 order by id limit $2',
        [last, size],
      );
      return rows.length > 0
        ? storedCases(
            manager,
            rows.map(({ id }) => id),
          )
        : [];
    });
    const end = page.at(-1);
    if (!end) return;
    yield page;
    last = end.file.id;
  }
}

function groupOf<Row extends { caseId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.caseId);
    if (group) group.push(row);
    else groups.set(row.caseId, [row]);
  }
  return groups;
}
