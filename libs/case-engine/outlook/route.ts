import type { Text } from '#libs/contracts/index.js';
import { officeOf, type CaseOffices } from '../authority.js';
import type { Deadline } from '../calendar.js';
import type { CaseState, OpenTask } from '../case-state.js';
import type { CaseType, DayKind, Duty, Facts, StateMeta } from '../contract.js';
import { favourableWay, type Move } from './favourable-way.js';
import { noticeDaysLeft, promiseDeadline, settingOf, type Today } from '../limits.js';
import { activeMeta, activePaths } from '../procedure.js';
import { step } from '../step.js';

/** One duty on the predicted way of a case. Dates are business dates (YYYY-MM-DD). */
export interface RouteStep {
  duty: string;
  event: string;
  /** The outermost state in which it is asked for. */
  state: string;
  stage: Required<StateMeta>;
  /** Code of the office; null where the case has none (a park outside of every platform) and for the system. */
  office: string | null;
  signers: number;
  opens: string;
  /** Last day: when it is done, if the office takes its whole limit. */
  ends: string;
  limit: { days: number; kind: DayKind; setting: string } | null;
  provisional: boolean;
  promiseClock: Duty['promiseClock'];
  /** The promise begins when this is done. */
  startsPromise: boolean;
}

export interface Route {
  steps: RouteStep[];
  starts: string;
  /** When the case is decided, if every office takes its whole limit. */
  ends: string;
  workingDays: number;
  /** Null where the favourable way could not be walked to its end. */
  outcome: { state: string; title: Text } | null;
  promise: Deadline | null;
  provisional: boolean;
  /** The case is suspended; dates hold if it is resumed today. */
  ifResumed: boolean;
}

/**
 * The way of a case to approval when nobody finds fault, with the latest date of every step: the favourable way, walked
 * by the engine's own step, calendar and limits, each duty done on the last day that it has.
 * @throws CalendarYearNotLoaded when a limit reaches a year that is not loaded
 */
export function predictRoute(caseType: CaseType, from: CaseState, offices: CaseOffices, today: Today): Route {
  const steps: RouteStep[] = [];
  const ifResumed = from.clock.suspension !== null;
  let now = today;
  let state = ifResumed ? sent(caseType, from, now, caseType.clock.resume, {}, null) : from;
  let plan: Move[] = favourableWay(caseType, state.snapshot, now.date) ?? [];
  while (state.snapshot.status === 'active') {
    let next = nextOf(caseType, state, plan, now.date);
    if (!next) {
      plan = favourableWay(caseType, state.snapshot, now.date) ?? [];
      next = nextOf(caseType, state, plan, now.date);
    }
    if (!next) break;
    const { task, move, ends } = next;
    const duty = caseType.duties[move.duty];
    if (!duty) break;
    // What a limit sends comes on the day after its last.
    now = { ...now, date: duty.role === 'system' ? dayAfter(ends) : ends };
    const before = state;
    state = done(caseType, before, now, task, move);
    plan = plan.filter((each) => each !== move);
    steps.push({
      duty: move.duty,
      event: move.event,
      state: activePaths(caseType, before.snapshot)[0] ?? '',
      stage: activeMeta(caseType, before.snapshot),
      office: duty.role === 'system' ? null : officeOf(duty.scope, offices),
      signers: task.signers,
      opens: task.openedOn,
      ends,
      limit: limitOf(caseType, duty, now),
      provisional: task.provisional,
      promiseClock: duty.promiseClock,
      startsPromise: before.clock.startedOn === null && state.clock.startedOn !== null,
    });
  }
  const finished = state.snapshot.status === 'done';
  const promise = promiseDeadline(caseType, state.clock, now);
  return {
    steps,
    starts: today.date,
    ends: now.date,
    workingDays: today.calendar.workingDaysBetween(today.date, now.date),
    outcome: finished
      ? { state: activePaths(caseType, state.snapshot)[0] ?? '', title: activeMeta(caseType, state.snapshot).title }
      : null,
    promise,
    provisional: steps.some((each) => each.provisional) || (promise?.provisional ?? false),
    ifResumed,
  };
}

/** The open task of the plan whose last day comes first; what has no limit, or is late, is done at once. */
function nextOf(caseType: CaseType, state: CaseState, plan: readonly Move[], date: string) {
  const awaited = state.tasks.flatMap((task) => {
    const move = plan.find((each) => each.duty === task.duty);
    const due = task.due ?? date;
    return move ? [{ task, move, ends: due > date ? due : date }] : [];
  });
  return awaited.reduce<(typeof awaited)[number] | null>(
    (first, each) => (first === null || each.ends < first.ends ? each : first),
    null,
  );
}

/** The case after everybody who must sign has sent the move. */
function done(caseType: CaseType, before: CaseState, now: Today, task: OpenTask, move: Move): CaseState {
  if (caseType.duties[task.duty]?.role === 'system') return sent(caseType, before, now, move.event, {}, task);
  const others = task.added.filter((person) => !task.signatures.some((each) => each.personId === person));
  let state = before;
  for (let signer = 0; signer < Math.max(1, task.signers - task.signatures.length); signer += 1) {
    const open = state.tasks.find((each) => each.key === task.key);
    if (!open) break;
    state = sent(caseType, state, now, move.event, move.payload, open, others[signer] ?? `signer ${signer + 1}`);
  }
  return state;
}

function sent(
  caseType: CaseType,
  state: CaseState,
  today: Today,
  event: string,
  payload: Record<string, unknown>,
  task: OpenTask | null,
  personId: string | null = null,
): CaseState {
  const left = noticeDaysLeft(caseType, state.clock, today);
  const facts: Facts = { formErrors: [], missingAttachments: [], noticeDaysLeft: left, today: today.date };
  const authority = { carrier: task?.duty ?? '', task };
  return step(caseType, state, { event, payload, personId, authority, facts, today }).state;
}

function limitOf(caseType: CaseType, { limit }: Duty, { settings }: Today): RouteStep['limit'] {
  if (!('setting' in limit)) return null;
  return { days: settingOf(caseType, settings, limit.setting), kind: limit.kind, setting: limit.setting };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
