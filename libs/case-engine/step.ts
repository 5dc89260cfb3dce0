import type { CaseClock, CaseState, OpenTask } from './case-state.js';
import { stoppedClock } from './case-state.js';
import type { CaseType, Effect, Facts, ProcedureEvent } from './contract.js';
import { taskDeadline, type Today } from './limits.js';
import { activePaths, advance, initialSnapshot, procedureTakes } from './procedure.js';
import { isClockEvent, type Authority } from './verdict.js';

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
  const empty: CaseState = {
    snapshot: initialSnapshot(caseType),
    clock: stoppedClock,
    tasks: [],
    holders: {},
    opened: 0,
  };
  return settle(caseType, empty, { ...empty }, [], null, today);
}

/**
 * The next state of a case after an event that `judge` allowed. Pure: same arguments, same answer.
 * @throws Error when the procedure does not take the event (the caller did not ask `judge`).
 */
export function step(caseType: CaseType, state: CaseState, input: StepInput): StepResult {
  const acting = recordHolder(state, input);
  if (isClockEvent(caseType, input.event)) return stepClock(caseType, state, acting, input);
  const task = input.authority.task;
  const duty = task ? caseType.duties[task.duty] : undefined;
  if (task && input.personId !== null) {
    const signatures = [...task.signatures, { personId: input.personId, payload: input.payload }];
    if (signatures.length < (duty?.signers ?? 1)) {
      const tasks = acting.tasks.map((each) => (each.key === task.key ? { ...each, signatures } : each));
      return unmoved(caseType, { ...acting, tasks });
    }
    return stepProcedure(
      caseType,
      state,
      acting,
      input,
      signatures.map((signature) => signature.payload),
    );
  }
  if (task && duty && 'escalateTo' in duty.whenPassed) {
    const escalated = { ...task, escalated: true };
    const tasks = acting.tasks.map((each) => (each.key === task.key ? escalated : each));
    return { ...unmoved(caseType, { ...acting, tasks }), escalated };
  }
  return stepProcedure(caseType, state, acting, input, [input.payload]);
}

function unmoved(caseType: CaseType, state: CaseState): StepResult {
  const at = activePaths(caseType, state.snapshot);
  return { state, from: at, to: at, effects: [], opened: [], closed: [], escalated: null };
}

function recordHolder(state: CaseState, { personId, authority }: StepInput): CaseState {
  if (personId === null) return state;
  const before = state.holders[authority.carrier] ?? [];
  if (before.includes(personId)) return state;
  return { ...state, holders: { ...state.holders, [authority.carrier]: [...before, personId] } };
}

/** When several sign, the procedure sees the last payload and all of them under `signed`. */
function stepProcedure(
  caseType: CaseType,
  before: CaseState,
  acting: CaseState,
  input: StepInput,
  payloads: Record<string, unknown>[],
): StepResult {
  const event: ProcedureEvent = {
    type: input.event,
    duty: input.authority.task?.duty ?? null,
    payload: payloads.length > 1 ? { ...input.payload, signed: payloads } : input.payload,
    facts: input.facts,
  };
  if (!procedureTakes(caseType, acting.snapshot, event)) {
    throw new Error(`${caseType.key} does not take ${input.event} in ${activePaths(caseType, acting.snapshot).join()}`);
  }
  const { snapshot, effects } = advance(caseType, acting.snapshot, event);
  const clock = applyEffects(acting.clock, effects, input.today.date);
  return settle(caseType, before, { ...acting, snapshot, clock }, effects, input.authority.task, input.today);
}

function applyEffects(clock: CaseClock, effects: readonly Effect[], date: string): CaseClock {
  return effects.reduce((now, effect): CaseClock => {
    switch (effect.type) {
      case 'startPromiseClock':
        return { ...now, startedOn: now.startedOn ?? date };
      case 'publishNotice':
        return { ...now, notice: { publishedOn: date, pauses: [] } };
      case 'endNotice':
        return { ...now, notice: null };
      default:
        return now;
    }
  }, clock);
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
  const clock = pauseNotice(caseType, moved.clock, from, to, today.date);
  let opened = moved.opened;
  const fresh = finished
    ? []
    : Object.entries(caseType.duties)
        .filter(([key, duty]) => to.includes(duty.state) && !kept.some((task) => task.duty === key))
        .map(([key, duty]): OpenTask => {
          opened += 1;
          const deadline = taskDeadline(caseType, duty, today.date, moved.snapshot.context, clock, today);
          return {
            key: `${key}#${opened}`,
            duty: key,
            openedOn: today.date,
            ...deadline,
            signatures: [],
            escalated: false,
          };
        });
  const state = { ...moved, clock, tasks: [...kept, ...fresh], opened };
  return {
    state: { ...state, clock: pausePromise(caseType, state, finished, today.date) },
    from: acted === null && before.opened === 0 ? [] : from,
    to,
    effects,
    opened: fresh,
    closed,
    escalated: null,
  };
}

/** An objection interrupts the notice; coming back lets the rest of its days run. */
function pauseNotice(caseType: CaseType, clock: CaseClock, from: string[], to: string[], date: string): CaseClock {
  const state = Object.values(caseType.duties).find((duty) => duty.continues)?.state;
  if (!clock.notice || !state) return clock;
  const shown = to.includes(state);
  const open = clock.notice.pauses.some((pause) => pause.to === null);
  if (!shown && !open && from.includes(state)) {
    const pause = { from: date, to: null, why: { zh: '异议处理期间暂停', en: 'paused while an objection is heard' } };
    return { ...clock, notice: { ...clock.notice, pauses: [...clock.notice.pauses, pause] } };
  }
  return shown && open ? { ...clock, notice: { ...clock.notice, pauses: close(clock.notice.pauses, date) } } : clock;
}

/** The promise runs while any open duty says so and nothing suspends the case. */
function pausePromise(caseType: CaseType, state: CaseState, finished: boolean, date: string): CaseClock {
  const { clock } = state;
  if (!clock.startedOn) return clock;
  const runs =
    finished || (!clock.suspension && state.tasks.some((task) => caseType.duties[task.duty]?.promiseClock === 'runs'));
  const open = clock.pauses.some((pause) => pause.to === null);
  if (runs) return open ? { ...clock, pauses: close(clock.pauses, date) } : clock;
  if (open) return clock;
  const duty = caseType.duties[state.tasks[0]?.duty ?? ''];
  const why = clock.suspension
    ? suspensionReason(caseType, clock.suspension.kind)
    : { zh: `${duty?.title.zh ?? ''}期间不计`, en: `not counted during ${duty?.title.en ?? ''}` };
  return { ...clock, pauses: [...clock.pauses, { from: date, to: null, why }] };
}

function close<Open extends { to: string | null }>(pauses: readonly Open[], date: string): Open[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: date } : pause));
}

function stepClock(caseType: CaseType, before: CaseState, acting: CaseState, input: StepInput): StepResult {
  const { today } = input;
  const clock = nextClock(caseType, acting.clock, input);
  const tasks = acting.tasks.map((task): OpenTask => {
    const duty = caseType.duties[task.duty];
    if (!duty || input.event !== caseType.clock.resume) return task;
    return { ...task, ...taskDeadline(caseType, duty, task.openedOn, acting.snapshot.context, clock, today) };
  });
  const state = { ...acting, clock, tasks };
  const at = activePaths(caseType, before.snapshot);
  const settled = { ...state, clock: pausePromise(caseType, state, false, today.date) };
  return { state: settled, from: at, to: at, effects: [], opened: [], closed: [], escalated: null };
}

function suspensionReason(caseType: CaseType, kind: string) {
  const title = caseType.clock.kinds[kind] ?? { zh: kind, en: kind };
  return { zh: `特别程序:${title.zh}`, en: `suspended: ${title.en}` };
}

function nextClock(caseType: CaseType, clock: CaseClock, { event, payload, today }: StepInput): CaseClock {
  if (event === caseType.clock.extend) return { ...clock, extensionDays: Number(payload.wd) };
  if (event === caseType.clock.resume) {
    return { ...clock, suspension: null, suspensions: close(clock.suspensions, today.date) };
  }
  const kind = String(payload.kind);
  const why = suspensionReason(caseType, kind);
  return {
    ...clock,
    suspension: { kind, reason: String(payload.reason), since: today.date },
    suspensions: [...clock.suspensions, { from: today.date, to: null, why }],
  };
}
