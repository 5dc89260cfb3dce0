import { officeOf, type CaseOffices } from '#libs/case-engine/authority.js';
import { atBusinessHour, endOfBusinessDate, type WorkingCalendar } from '#libs/case-engine/calendar.js';
import type { CaseState, OpenTask } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import { promiseDeadline, type Today } from '#libs/case-engine/limits.js';
import { activeMeta } from '#libs/case-engine/procedure.js';
import type { CaseFile } from '../case-file.entity.js';
import type { Task } from '../task.entity.js';
import type { Timer } from '../timer.entity.js';

/** What is stored beside the engine's state follows from it. The command writes these rows, a replay compares them. */

const warningHour = 9;

export type CaseColumns = Pick<CaseFile, 'engineState' | 'state' | 'status' | 'acceptedOn' | 'dueDate' | 'submittedAt'>;
export type TaskRow = Omit<Task, 'id' | 'caseId'>;
export type WantedTimer = Pick<Timer, 'taskKey' | 'kind' | 'dueAt'>;

/** @param submittedAt when the case left its draft, if it had before the step */
export function caseColumns(
  caseType: CaseType,
  state: CaseState,
  paths: string[],
  submittedAt: Date | null,
  today: Today & { now: Date },
): CaseColumns {
  const meta = activeMeta(caseType, state.snapshot);
  const submitted = meta.status !== 'draft' && meta.status !== 'void';
  return {
    engineState: state,
    state: paths,
    status: state.clock.suspension ? 'suspended' : meta.status,
    acceptedOn: state.clock.startedOn,
    dueDate: promiseDeadline(caseType, state.clock, today)?.date ?? null,
    submittedAt: submittedAt ?? (submitted ? today.now : null),
  };
}

/** A new task on the desk of the office that its duty resolves to; null where only the system waits. */
export function taskRow(caseType: CaseType, open: OpenTask, offices: CaseOffices, now: Date): TaskRow | null {
  const duty = caseType.duties[open.duty];
  const unit = duty && duty.role !== 'system' ? officeOf(duty.scope, offices) : null;
  if (!duty || unit === null) return null;
  return {
    key: open.key,
    duty: open.duty,
    role: duty.role,
    unit,
    state: 'open',
    signers: duty.signers,
    dueDate: open.due,
    escalated: false,
    assignee: null,
    openedAt: now,
    closedAt: null,
  };
}

/** A suspended case has no timers: its limits stand still. */
export function timersOf(state: CaseState, calendar: WorkingCalendar, now: Date): WantedTimer[] {
  if (state.clock.suspension) return [];
  return state.tasks.flatMap((task) =>
    task.due && !task.escalated ? timersOfTask(task, task.due, calendar, now) : [],
  );
}

/** A warning on the morning of the last working day before the limit's last day, then the limit itself. */
function timersOfTask(task: OpenTask, due: string, calendar: WorkingCalendar, now: Date): WantedTimer[] {
  const warnAt = atBusinessHour(calendar.workingDayBefore(due), warningHour);
  const passed: WantedTimer = { taskKey: task.key, kind: 'due', dueAt: endOfBusinessDate(due) };
  return warnAt > now ? [{ taskKey: task.key, kind: 'warning', dueAt: warnAt }, passed] : [passed];
}
