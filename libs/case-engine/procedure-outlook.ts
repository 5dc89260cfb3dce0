import type { AnyStateNode } from 'xstate';
import type { ProcedureSnapshot } from './case-state.js';
import type { CaseType, StateMeta } from './contract.js';
import { eventsTaken, leavesOf, nextLeaves, pathOf } from './procedure-graph.js';
import { activePaths } from './procedure.js';

/** What can still come in a case from where it stands, as far as the arrows of the procedure go. */

/** By case type: for each leaf, the events that can be sent there or anywhere later. */
const outlooks = new WeakMap<CaseType, Map<string, ReadonlySet<string>>>();

/** Whether an event can still be sent in the case, now or later; guards count as open, so this errs on yes. */
export function eventComesAgain(caseType: CaseType, snapshot: ProcedureSnapshot, event: string): boolean {
  if (snapshot.status === 'done') return false;
  const { clock } = caseType;
  if ([clock.suspend, clock.resume, clock.extend].includes(event)) return true;
  const known = outlooks.get(caseType) ?? outlookOf(caseType);
  outlooks.set(caseType, known);
  return activePaths(caseType, snapshot).some((path) => known.get(path)?.has(event) ?? false);
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
