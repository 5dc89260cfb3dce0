import type { CaseState, OpenTask } from './case-state.js';
import type { CaseType } from './contract.js';
import { isComplete, principalOf } from './task-handling.js';

/** What an event leaves behind of who sent it: who has acted, and who has signed. The case does not move by it. */

/** An event as far as it concerns persons. */
export interface Sending {
  event: string;
  /** Null for the system: a limit that passed, which is nobody's act. */
  personId: string | null;
  authority: { carrier: string; task: OpenTask | null };
}

/** Who sends an event has held its duty, and so has the one in whose place it is sent; not where it only prepares. */
export function recordHolder(caseType: CaseType, state: CaseState, { event, personId, authority }: Sending): CaseState {
  if (personId === null || caseType.events[event]?.preparatory) return state;
  const before = state.holders[authority.carrier] ?? [];
  const acting = [personId, ...principalOf(authority.task, personId)].filter((person) => !before.includes(person));
  if (acting.length === 0) return state;
  return { ...state, holders: { ...state.holders, [authority.carrier]: [...before, ...acting] } };
}

/** A person's signature under a task; `complete` when nobody else has to sign, and the event goes to the procedure. */
export function sign(
  state: CaseState,
  task: OpenTask,
  personId: string,
  payload: Record<string, unknown>,
): { state: CaseState; signatures: OpenTask['signatures']; complete: boolean } {
  const signatures = [...task.signatures, { personId, payload }];
  return {
    state: withTask(state, { ...task, signatures }),
    signatures,
    complete: isComplete(task, signatures),
  };
}

export function withTask(state: CaseState, task: OpenTask): CaseState {
  return { ...state, tasks: state.tasks.map((each) => (each.key === task.key ? task : each)) };
}
