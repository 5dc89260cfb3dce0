import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WorkingCalendar } from '#libs/case-engine/calendar.js';
import type { CaseState, OpenTask } from '#libs/case-engine/case-state.js';
import type { StepResult } from '#libs/case-engine/step.js';
import { newId } from '#libs/platform/ids.js';
import type { CaseFile } from './case-file.entity.js';
import { caseColumns, taskRow, timersOf, type WantedTimer } from './replay/derived-rows.js';
import type { Situation } from './situation.js';
import { Task } from './task.entity.js';

/** Writes what a step has changed: the case's row, the desk's tasks, the timers. In the command's transaction. */
@Injectable()
export class CaseWriter {
  /** The row as it is after the step; `version` goes up by one. */
  fileAfter(before: Situation, state: CaseState, paths: string[]): CaseFile {
    const { file, caseType, today } = before;
    const columns = caseColumns(caseType, state, paths, file.submittedAt, today);
    const { version: typeVersion } = caseType;
    return { ...file, ...columns, typeVersion, version: file.version + 1, updatedAt: today.now };
  }

  async write(manager: EntityManager, before: Situation, result: StepResult): Promise<CaseFile> {
    const file = this.fileAfter(before, result.state, result.to);
    await manager.query(
      `update case_file set engine_state = $2, state = $3, status = $4, version = $5, accepted_on = $6,
              due_date = $7, submitted_at = $8, updated_at = $9, type_version = $10
       where id = $1`,
      [
        file.id,
        JSON.stringify(file.engineState),
        file.state,
        file.status,
        file.version,
        file.acceptedOn,
        file.dueDate,
        file.submittedAt,
        file.updatedAt,
        file.typeVersion,
      ],
    );
    await this.writeTasks(manager, before, result);
    await this.writeTimers(manager, file, result.state, before.today.calendar, before.today.now);
    return file;
  }

  private async writeTasks(manager: EntityManager, before: Situation, result: StepResult): Promise<void> {
    const { file, today } = before;
    for (const { task, how } of result.closed) {
      await manager.update(Task, { caseId: file.id, key: task.key }, { state: how, closedAt: today.now });
    }
    await this.openTasks(manager, before, result.opened);
    const kept = result.state.tasks.filter((task) => !result.opened.includes(task));
    const changed = kept.filter((task) => {
      const old = before.state.tasks.find((each) => each.key === task.key);
      return JSON.stringify(old && rowOf(old)) !== JSON.stringify(rowOf(task));
    });
    for (const task of changed) {
      await manager.update(Task, { caseId: file.id, key: task.key }, rowOf(task));
    }
  }

  /** Puts new tasks on the desks of the offices that their duties resolve to. */
  async openTasks(
    manager: EntityManager,
    { file, caseType, offices, today }: Pick<Situation, 'file' | 'caseType' | 'offices' | 'today'>,
    opened: readonly OpenTask[],
  ): Promise<void> {
    for (const open of opened) {
      const row = taskRow(caseType, open, offices, today.now);
      if (row) await manager.insert(Task, { id: newId(), caseId: file.id, ...row });
    }
  }

  private async writeTimers(
    manager: EntityManager,
    file: CaseFile,
    state: CaseState,
    calendar: WorkingCalendar,
    now: Date,
  ): Promise<void> {
    const wanted = timersOf(state, calendar, now);
    await manager.query(
      `delete from timer where case_id = $1 and kind <> 'grading'
         and not exists (select from unnest($2::text[], $3::text[], $4::timestamptz[]) as w (task_key, kind, due_at)
                         where w.task_key = timer.task_key and w.kind = timer.kind and w.due_at = timer.due_at)`,
      [file.id, ...columns(wanted)],
    );
    await manager.query(
      `insert into timer (case_id, task_key, kind, due_at)
       select $1, * from unnest($2::text[], $3::text[], $4::timestamptz[]) on conflict do nothing`,
      [file.id, ...columns(wanted)],
    );
  }
}

/** What the desk shows of an open task that can change while it is open. */
function rowOf({ duty, due, signers, assignee, escalated }: OpenTask) {
  return { duty, dueDate: due, signers, assignee, escalated };
}

function columns(timers: WantedTimer[]): unknown[] {
  return [timers.map((each) => each.taskKey), timers.map((each) => each.kind), timers.map((each) => each.dueAt)];
}
