import type { CaseOffices } from '#libs/case-engine/authority.js';
import { systemActor } from '#libs/identity/actor.js';
import type { CaseEvent } from '../case-event.entity.js';
import { caseColumns, taskRow, timersOf, type CaseColumns, type TaskRow, type WantedTimer } from './derived-rows.js';
import { replay, type OpenedCase, type ReplayedLine, type ReplaySources } from './replay.js';
import { isConsultationEvent } from '../consultations/consultation-events.js';
import { isAboutPeople } from '../recusals/recusal-line.js';

/** Everything that is stored of a case and follows from its log, as the log gives it. */
export interface RebuiltCase {
  typeVersion: number;
  columns: CaseColumns;
  /** By the engine's key. */
  tasks: Map<string, TaskRow>;
  /** When each person signed, by task. */
  signatures: Map<string, Map<string, Date>>;
  timers: WantedTimer[];
  /** From when on the yearly grading is due, where the case led to it. */
  gradingFrom: Date | null;
  /** Lines whose states the log names otherwise than the procedure took them. */
  misnamed: { event: CaseEvent; from: string[]; to: string[] }[];
  /** Lines whose definition is registered in other words than then. */
  reworded: CaseEvent[];
}

/** @throws ReplayFailed */
export function rebuildCase(
  sources: ReplaySources,
  opened: OpenedCase,
  offices: CaseOffices,
  events: readonly CaseEvent[],
): RebuiltCase {
  let rebuilt: RebuiltCase | undefined;
  for (const line of replay(sources, opened, events)) {
    rebuilt = after(rebuilt, line, offices);
  }
  if (!rebuilt) throw new Error('A replay has at least its beginning');
  return rebuilt;
}

/** The same maps and lists go from line to line: only the end of a replay is looked at. */
function after(rebuilt: RebuiltCase | undefined, line: ReplayedLine, offices: CaseOffices): RebuiltCase {
  const { event, caseType, result, today } = line;
  const handled = event !== null && (isAboutPeople(event.type) || isConsultationEvent(event.type));
  const last = rebuilt?.columns;
  // Handling a task, a recusal or asking for an opinion moves neither the case nor its clocks; only its task and the engine's state are written.
  const columns =
    handled && last
      ? { ...last, engineState: result.state }
      : caseColumns(caseType, result.state, result.to, last?.submittedAt ?? null, today);
  const next: RebuiltCase = {
    tasks: new Map(),
    signatures: new Map(),
    timers: [],
    gradingFrom: null,
    misnamed: [],
    reworded: [],
    ...rebuilt,
    typeVersion: caseType.version,
    columns,
  };
  if (event && !handled) next.timers = timersOf(result.state, today.calendar, today.now);
  if (result.effects.some((effect) => effect.type === 'scheduleGrading')) next.gradingFrom = today.now;
  if (event) checkLine(next, line, event);
  moveTasks(next, line, offices);
  if (event && !handled) sign(next, event);
  return next;
}

function checkLine({ misnamed, reworded }: RebuiltCase, { result, sameDefinition }: ReplayedLine, event: CaseEvent) {
  const { from, to } = result;
  if (from.join() !== event.fromState.join() || to.join() !== event.toState.join()) misnamed.push({ event, from, to });
  if (!sameDefinition) reworded.push(event);
}

function moveTasks({ tasks }: RebuiltCase, { caseType, result, today }: ReplayedLine, offices: CaseOffices): void {
  for (const { task, how } of result.closed) {
    const row = tasks.get(task.key);
    if (row) tasks.set(task.key, { ...row, state: how, closedAt: today.now });
  }
  for (const open of result.opened) {
    const row = taskRow(caseType, open, offices, today.now);
    if (row) tasks.set(open.key, row);
  }
  for (const { key, duty, due, escalated, assignee, signers } of result.state.tasks) {
    const row = tasks.get(key);
    if (row) tasks.set(key, { ...row, duty, dueDate: due, escalated, assignee, signers });
  }
}

function sign({ tasks, signatures }: RebuiltCase, { input, actorId, at }: CaseEvent): void {
  const { taskKey } = input;
  if (taskKey === null || actorId === systemActor.personId || !tasks.has(taskKey)) return;
  const signed = signatures.get(taskKey) ?? new Map<string, Date>();
  signatures.set(taskKey, signed.set(actorId, at));
}
