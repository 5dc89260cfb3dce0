import { businessDate, type WorkingCalendar } from '#libs/case-engine/calendar.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { Today } from '#libs/case-engine/limits.js';
import { migrateState } from '#libs/case-engine/versions/migration.js';
import { activePaths } from '#libs/case-engine/procedure.js';
import { begin, step, type StepInput, type StepResult } from '#libs/case-engine/step.js';
import { recuse } from '#libs/case-engine/recusal.js';
import { handleTask } from '#libs/case-engine/task-handling.js';
import { systemActor } from '#libs/identity/actor.js';
import type { CaseEvent } from '../case-event.entity.js';
import type { CaseFile } from '../case-file.entity.js';
import type { CaseTypes } from '../case-types.js';
import { isConsultationEvent } from '../consultations/consultation-events.js';
import { isAboutPeople } from '../recusals/recusal-line.js';
import { handlingOf, isTaskEvent } from '../task-events.js';
import { caseMigrated, migrationOf } from '../versions/case-migrated.js';

/** What a replay takes beside a case's own log. Nothing of it is today's: each line names its version and its calendar. */
export interface ReplaySources {
  /** Every version of every case type. */
  caseTypes: Pick<CaseTypes, 'get' | 'findByHash'>;
  /** @throws CalendarNotRecorded */
  calendarOf: (version: string) => WorkingCalendar;
}

/** How a case began; of the row that is compared afterwards, nothing else is believed. */
export type OpenedCase = Pick<CaseFile, 'type' | 'typeVersion' | 'opening' | 'createdAt'>;

/** One line of the log taken again; `seq` 0 is the opening of the draft. */
export interface ReplayedLine {
  seq: number;
  event: CaseEvent | null;
  /** The case type that the line followed, and the one that the case follows after it. */
  caseType: CaseType;
  /** Whether that version is registered word for word as it was when the line was written. */
  sameDefinition: boolean;
  today: Today & { now: Date };
  before: CaseState | null;
  result: StepResult;
}

/** The log asks for something that cannot be done again. */
export class ReplayFailed extends Error {
  constructor(
    readonly seq: number,
    override readonly cause: unknown,
  ) {
    super(`Line ${seq} cannot be replayed: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/**
 * Takes every step of a case again, one after the other.
 * @param opened with the version of `openedUnder` where only a part of the log is given
 * @param events the log in order; a part of it gives the case as it was at its end
 * @throws ReplayFailed when the log asks for a step that the procedure does not take, for a version that is not
 *   registered, or for a calendar that is not recorded
 */
export function* replay(
  sources: ReplaySources,
  opened: OpenedCase,
  events: readonly CaseEvent[],
): Generator<ReplayedLine, void> {
  let line = attempt(0, () => open(sources, opened, events));
  yield line;
  for (const event of events) {
    const last = line;
    line = attempt(event.seq, () => follow(sources, opened.type, last, event));
    yield line;
  }
}

/**
 * Rebuilds the engine's state of a case from its log: what `case_file.engine_state` must equal.
 * @throws ReplayFailed
 */
export function rebuild(sources: ReplaySources, opened: OpenedCase, events: readonly CaseEvent[]): CaseState {
  let state: CaseState | undefined;
  for (const { result } of replay(sources, opened, events)) state = result.state;
  if (!state) throw new Error('A replay has at least its beginning');
  return state;
}

function attempt(seq: number, take: () => ReplayedLine): ReplayedLine {
  try {
    return take();
  } catch (error) {
    throw new ReplayFailed(seq, error);
  }
}

/**
 * The version under which a draft was opened, as far as its log says so: the row names the one that it follows today.
 * @param events the whole log; of a part of it nothing can be said about moves that come later
 */
export function openedUnder({ typeVersion }: OpenedCase, events: readonly CaseEvent[]): number {
  const move = events.find(({ type }) => type === caseMigrated);
  return move ? migrationOf(move).fromVersion : typeVersion;
}

/** A draft has no line of its own; it followed the version that its first line was bound to. */
function open(
  { caseTypes, calendarOf }: ReplaySources,
  opened: OpenedCase,
  events: readonly CaseEvent[],
): ReplayedLine {
  const { type, opening, createdAt } = opened;
  // A draft that was moved has as its first line the one that moved it, bound to where it went.
  const first = events[0]?.type === caseMigrated ? undefined : events[0];
  const bound = first && caseTypes.findByHash(type, first.definitionHash);
  const caseType = bound ?? caseTypes.get(type, openedUnder(opened, events));
  const today = {
    now: createdAt,
    date: businessDate(createdAt),
    calendar: calendarOf(opening.calendarVersion),
    settings: opening.settings,
  };
  const result = begin(caseType, today);
  return { seq: 0, event: null, caseType, sameDefinition: !first || !!bound, today, before: null, result };
}

function follow(
  { caseTypes, calendarOf }: ReplaySources,
  type: string,
  last: ReplayedLine,
  event: CaseEvent,
): ReplayedLine {
  const bound = caseTypes.findByHash(type, event.definitionHash);
  const moved = event.type === caseMigrated;
  const caseType = bound ?? (moved ? caseTypes.get(type, migrationOf(event).toVersion) : last.caseType);
  const { state } = last.result;
  const { calendarVersion, settings, facts } = event.input;
  const today = { now: event.at, date: facts.today, calendar: calendarOf(calendarVersion), settings };
  const result = moved
    ? migrated(last.caseType, caseType, state, today)
    : isAboutPeople(event.type)
      ? handled(caseType, state, event)
      : isConsultationEvent(event.type)
        ? unmoved(caseType, state)
        : step(caseType, state, inputOf(state, event, today));
  return { seq: event.seq, event, caseType, sameDefinition: !!bound, today, before: state, result };
}

/** What the command gave the engine, from what the log kept of it. */
export function inputOf(state: CaseState, event: CaseEvent, today: Today): StepInput {
  const { carrier, taskKey, facts } = event.input;
  return {
    event: event.type,
    payload: event.payload,
    personId: event.actorId === systemActor.personId ? null : event.actorId,
    authority: { carrier, task: state.tasks.find((task) => task.key === taskKey) ?? null },
    facts,
    today,
  };
}

/** The same pure function that moved the case then. */
function migrated(from: CaseType, to: CaseType, before: CaseState, today: Today): StepResult {
  const outcome = migrateState(from, to, before, today);
  if (!outcome.decided) throw new Error(outcome.why.message.en);
  return outcome.result;
}

/** An opinion asked or given leaves the case as it is. */
function unmoved(caseType: CaseType, state: CaseState): StepResult {
  const at = activePaths(caseType, state.snapshot);
  return { state, from: at, to: at, effects: [], opened: [], closed: [], escalated: null };
}

function handled(caseType: CaseType, before: CaseState, { type, input, actorId, payload }: CaseEvent): StepResult {
  const state = isTaskEvent(type)
    ? handleTask(before, input.taskKey ?? '', handlingOf(type, actorId, payload))
    : recuse(before, actorId);
  const at = activePaths(caseType, before.snapshot);
  return { state, from: at, to: at, effects: [], opened: [], closed: [], escalated: null };
}
