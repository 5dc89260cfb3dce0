import { afterClockEvent, afterEffects, endSuspension, interruptNotice, pausePromise } from './case-clock.js';
import { stoppedClock, type CaseState, type OpenTask } from './case-state.js';
import type { CaseType, Effect, Facts, ProcedureEvent } from './contract.js';
import { taskDeadline, type Today } from './limits.js';
import { recordHolder, sign, withTask } from './participation.js';
import { activePaths, advance, initialSnapshot, procedureTakes } from './procedure.js';
import { isClockEvent } from './clock-verdict.js';
import type { Authority } from './verdict.js';

export interface StepInput {
  event: string;
  payload: Record<string, unknown>;
  /** Null for the system: a limit that passed. */
  personId: string | null;
  authority: Authority;
  facts: Facts;
  today: Today;
}

export interface StepResult {
  state: CaseState;
  from: string[];
  to: string[];
  effects: Effect[];
  opened: OpenTask[];
  closed: { task: OpenTask; how: 'done' | 'cancelled' }[];
  /** A task whose limit passed while the case stays: its superior is to be told. */
  escalated: OpenTask | null;
}

/** A case that has just been drafted. */
export function begin(caseType: CaseType, today: Today): StepResult {
  const snapshot = initialSnapshot(caseType);
  const empty: CaseState = { snapshot, clock: stoppedClock, tasks: [], holders: {}, opened: 0 };
  return { ...settle(caseType, empty, empty, [], null, today), from: [] };
}

/**
 * The next state of a case after an event that `judge` allowed. Pure: same arguments, same answer.
 * @throws Error when the procedure does not take the event (the caller did not ask `judge`).
 */
export function step(caseType: CaseType, state: CaseState, input: StepInput): StepResult {
  const acting = recordHolder(caseType, state, input);
  if (isClockEvent(caseType, input.event)) return stepClock(caseType, state, acting, input);
  const { task } = input.authority;
  const duty = task && caseType.duties[task.duty];
  if (!task || !duty) return stepProcedure(caseType, state, acting, input, input.payload);
  if (input.personId === null && 'escalateTo' in duty.whenPassed) {
    const escalated = { ...task, escalated: true };
    return { ...unmoved(caseType, withTask(acting, escalated)), escalated };
  }
  if (input.personId === null) return stepProcedure(caseType, state, acting, input, input.payload);
  const signed = sign(acting, task, input.personId, input.payload);
  if (!signed.complete) return unmoved(caseType, signed.state);
  const sheets = signed.signatures.map((signature) => signature.payload);
  const payload = task.signers > 1 ? { ...input.payload, signed: sheets } : input.payload;
  return stepProcedure(caseType, state, signed.state, input, payload);
}

function unmoved(caseType: CaseType, state: CaseState): StepResult {
  const at = activePaths(caseType, state.snapshot);
  return { state, from: at, to: at, effects: [], opened: [], closed: [], escalated: null };
}

/** When several sign, `payload` is the last one's, with all of them under `signed`. */
function stepProcedure(
  caseType: CaseType,
  before: CaseState,
  acting: CaseState,
  input: StepInput,
  payload: Record<string, unknown>,
): StepResult {
  const { authority, facts, today } = input;
  const event: ProcedureEvent = { type: input.event, duty: authority.task?.duty ?? null, payload, facts };
  if (!procedureTakes(caseType, acting.snapshot, event)) {
    throw new Error(`${caseType.key} does not take ${input.event} in ${activePaths(caseType, acting.snapshot).join()}`);
  }
  const { snapshot, effects } = advance(caseType, acting.snapshot, event);
  const clock = afterEffects(acting.clock, effects, today.date);
  return settle(caseType, before, { ...acting, snapshot, clock }, effects, authority.task, today);
}

/** Opens and closes tasks for the states left and entered, and lets the clocks follow. */
function settle(
  caseType: CaseType,
  before: CaseState,
  moved: CaseState,
  effects: Effect[],
  acted: OpenTask | null,
  today: Today,
): StepResult {
  const from = activePaths(caseType, before.snapshot);
  const to = activePaths(caseType, moved.snapshot);
  const finished = moved.snapshot.status === 'done';
  const stays = (task: OpenTask) =>
    !finished && to.includes(caseType.duties[task.duty]?.state ?? '') && task.key !== acted?.key;
  const closed = moved.tasks.flatMap((task) =>
    stays(task) ? [] : [{ task, how: task.key === acted?.key ? ('done' as const) : ('cancelled' as const) }],
  );
  const kept = moved.tasks.filter(stays);
  const noticed = interruptNotice(caseType, moved.clock, from, to, today.date);
  const clock = finished ? endSuspension(noticed, today.date) : noticed;
  const opened = finished ? [] : openTasks(caseType, { ...moved, clock, tasks: kept }, to, today);
  const tasks = [...kept, ...opened];
  const state = {
    ...moved,
    clock: pausePromise(caseType, clock, tasks, finished, today.date),
    tasks,
    opened: moved.opened + opened.length,
  };
  return { state, from, to, effects, opened, closed, escalated: null };
}

/** The tasks that the active states ask for and that `state` does not have yet. */
export function openTasks(caseType: CaseType, state: CaseState, active: readonly string[], today: Today): OpenTask[] {
  const waiting = Object.entries(caseType.duties).filter(([, duty]) => active.includes(duty.state));
  return waiting
    .filter(([key]) => !state.tasks.some((task) => task.duty === key))
    .map(([key, duty], index): OpenTask => {
      const deadline = taskDeadline(caseType, duty, today.date, state.snapshot.context, state.clock, today);
      return {
        key: `${key}#${state.opened + index + 1}`,
        duty: key,
        openedOn: today.date,
        ...deadline,
        signers: duty.signers,
        added: [],
        assignee: null,
        delegation: null,
        signatures: [],
        escalated: false,
      };
    });
}

/** Suspending, resuming and extending leave the case where it is; what was suspended is due later. */
function stepClock(caseType: CaseType, before: CaseState, acting: CaseState, input: StepInput): StepResult {
  const { today } = input;
  const clock = afterClockEvent(caseType, acting.clock, input.event, input.payload, today.date);
  const tasks = acting.tasks.map((task): OpenTask => {
    const duty = caseType.duties[task.duty];
    if (!duty || input.event !== caseType.clock.resume) return task;
    return { ...task, ...taskDeadline(caseType, duty, task.openedOn, acting.snapshot.context, clock, today) };
  });
  const paused = pausePromise(caseType, clock, tasks, false, today.date);
  return unmoved(caseType, { ...acting, tasks, clock: paused });
}
