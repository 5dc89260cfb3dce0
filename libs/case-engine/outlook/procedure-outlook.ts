import type { AnyStateNode } from 'xstate';
import { carriersOf } from '../authority.js';
import type { CaseState } from '../case-state.js';
import type { CaseType, StateMeta } from '../contract.js';
import { eventsTaken, leavesOf, nextLeaves, pathOf } from '../procedure-graph.js';
import { activePaths } from '../procedure.js';
import { waysAheadOf } from '../ways-ahead.js';

/** What can still come in a case from where it stands. */

/** By case type: for each leaf, the events that can be sent there or anywhere later, as far as arrows go. */
const outlooks = new WeakMap<CaseType, Map<string, ReadonlySet<string>>>();

/**
 * Whether an event can still be sent in the case, now or after a resumption or later.
 * @param by the duties and powers that are asked about; without them, all that carry the event
 */
export function eventComesAgain(caseType: CaseType, state: CaseState, event: string, by?: readonly string[]): boolean {
  if (state.snapshot.status === 'done') return false;
  const { clock } = caseType;
  if ([clock.suspend, clock.resume, clock.extend].includes(event)) return true;
  const ways = waysAheadOf(caseType);
  const place = ways.find(state);
  if (place) return ways.comes(place, event, by ?? allCarriers(caseType, event));
  // Where the explorer has not been, guards count as open: this errs on yes.
  const known = outlooks.get(caseType) ?? outlookOf(caseType);
  outlooks.set(caseType, known);
  return activePaths(caseType, state.snapshot).some((path) => known.get(path)?.has(event) ?? false);
}

/** Whose next move brings an event nearer: open duties, or else powers. Null where the explorer has not been. */
export function carriersTowards(
  caseType: CaseType,
  state: CaseState,
  event: string,
  by: readonly string[],
): { carrier: string; task: boolean; limit: boolean }[] | null {
  const ways = waysAheadOf(caseType);
  const place = ways.find(state);
  if (!place) return null;
  const moves = ways.leading(place, event, by).map(({ move }) => move);
  const tasks = moves.some(({ task }) => task);
  const carriers = [...new Set(moves.filter(({ task }) => task === tasks).map(({ carrier }) => carrier))];
  return carriers.map((carrier) => {
    const own = moves.filter((move) => move.carrier === carrier);
    return { carrier, task: tasks, limit: own.every((move) => move.by.includes('system')) };
  });
}

function allCarriers(caseType: CaseType, event: string): string[] {
  const { duties, powers } = carriersOf(caseType, event);
  return [...duties, ...powers, ...Object.keys(caseType.duties).filter((key) => sends(caseType, key, event))];
}

function sends({ duties }: CaseType, key: string, event: string): boolean {
  const passed = duties[key]?.whenPassed;
  return passed !== undefined && 'send' in passed && passed.send === event;
}

function outlookOf({ machine }: CaseType): Map<string, ReadonlySet<string>> {
  return new Map(leavesOf(machine).map((leaf) => [pathOf(leaf), eventsAhead(leaf)]));
}

function eventsAhead(leaf: AnyStateNode): ReadonlySet<string> {
  const reached = new Set([leaf]);
  for (const node of reached) for (const next of nextLeaves(node, () => true)) reached.add(next);
  return new Set([...reached].flatMap(eventsTaken));
}

/** Whether the holder of a duty can send the case back for a correction. */
export function asksForCorrection({ machine, duties }: CaseType, key: string): boolean {
  const duty = duties[key];
  const leaf = leavesOf(machine).find((each) => pathOf(each) === duty?.state);
  if (!duty || !leaf) return false;
  return nextLeaves(leaf, (event) => duty.events.includes(event)).some(
    (next) => (next.meta as StateMeta | undefined)?.status === 'correction',
  );
}

/** Events with which the promise begins (受理). */
export function eventsThatStartThePromise({ machine }: CaseType): string[] {
  const starting = leavesOf(machine).flatMap((leaf) =>
    [...leaf.transitions].flatMap(([event, ways]) =>
      ways.some((way) => way.actions.some((action) => nameOf(action) === 'startPromiseClock')) ? [event] : [],
    ),
  );
  return [...new Set(starting)];
}

function nameOf(action: unknown): unknown {
  return typeof action === 'string' ? action : (action as { type?: unknown } | null)?.type;
}
