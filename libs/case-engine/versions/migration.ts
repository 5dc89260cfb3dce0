import type { AnyStateNode } from 'xstate';
import { separatedFrom } from '../authority.js';
import { pausePromise } from '../case-clock.js';
import type { CaseState, OpenTask, ProcedureSnapshot } from '../case-state.js';
import { valueOf } from '../checker/configurations.js';
import type { CaseType, Duty, Undecidable, VersionMigration } from '../contract.js';
import { taskDeadline, type Today } from '../limits.js';
import { activePaths } from '../procedure.js';
import { leavesOf, pathOf } from '../procedure-graph.js';
import { openTasks, type StepResult } from '../step.js';
import { isComplete } from '../task-handling.js';
import {
  decidedAlready,
  limitWouldPass,
  noSuchState,
  nobodyWaits,
  notDeclared,
  nowSeparate,
  signedAlready,
  signedBySeparated,
  twoPlaces,
  type WhyUndecidable,
} from '../why-undecidable.js';

/** An open case goes from one version of its type to another. Pure: what has happened once can be replayed. */

export type { WhyUndecidable };

export type MigrationOutcome =
  | { decided: true; result: StepResult }
  /** The case stays under its own version. */
  | { decided: false; why: WhyUndecidable };

class CannotDecide extends Error {
  constructor(readonly why: WhyUndecidable) {
    super(why.message.en);
  }
}

/**
 * Where a case stands under another version of its type: snapshot, tasks, clocks. It keeps what people have done; a
 * task goes along where the newer version asks the same of the same office, with the limit that the newer version sets.
 * @param today with the newer version's settings
 */
export function migrateState(from: CaseType, to: CaseType, state: CaseState, today: Today): MigrationOutcome {
  try {
    return { decided: true, result: migrated(from, to, state, today) };
  } catch (error) {
    if (error instanceof CannotDecide) return { decided: false, why: error.why };
    throw error;
  }
}

function migrated(from: CaseType, to: CaseType, before: CaseState, today: Today): StepResult {
  if (before.snapshot.status === 'done') throw new CannotDecide(decidedAlready);
  const migration = to.migrateFrom?.[from.version];
  if (!migration) throw new CannotDecide(notDeclared(from, to));
  const fromPaths = activePaths(from, before.snapshot);
  const snapshot = placed(from, to, migration, before);
  const toPaths = activePaths(to, snapshot);
  const holders = carriedHolders(migration, before.holders);
  const both = heldTogether(to, holders);
  if (both) throw new CannotDecide(nowSeparate(to, both));
  const moved: CaseState = { ...before, snapshot, holders };
  const kept = before.tasks.flatMap((task) => keptTask(from, to, migration, moved, task, toPaths, today) ?? []);
  const closed = before.tasks
    .filter((task) => !kept.some((each) => each.key === task.key))
    .map((task) => ({ task, how: 'cancelled' as const }));
  const opened = openTasks(to, { ...moved, tasks: kept }, toPaths, today);
  const tasks = [...kept, ...opened];
  if (tasks.length === 0) throw new CannotDecide(nobodyWaits);
  const clock = pausePromise(to, before.clock, tasks, false, today.date);
  const state = { ...moved, clock, tasks, opened: before.opened + opened.length };
  return { state, from: fromPaths, to: toPaths, effects: [], opened, closed, escalated: null };
}

function renamed(migration: VersionMigration, carrier: string): string {
  return migration.duties?.[carrier] ?? carrier;
}

/** Whoever held a duty goes on having held it; duties that have become one were held by all of them. */
function carriedHolders(migration: VersionMigration, before: CaseState['holders']): Record<string, string[]> {
  const holders: Record<string, string[]> = {};
  for (const [carrier, persons] of Object.entries(before)) {
    const key = renamed(migration, carrier);
    holders[key] = [...new Set([...(holders[key] ?? []), ...persons])];
  }
  return holders;
}

/** Two duties that the newer version separates and that one person has held in this case already. */
function heldTogether({ separate }: CaseType, holders: CaseState['holders']): readonly [string, string] | null {
  const pair = separate.find(([one, other]) => holders[one]?.some((id) => holders[other]?.includes(id)));
  return pair ?? null;
}

/** The snapshot under the newer version. Regions that no path names begin at their start. */
function placed(from: CaseType, to: CaseType, migration: VersionMigration, state: CaseState): ProcedureSnapshot {
  const resting = activePaths(from, state.snapshot).filter(isLeafOf(from));
  const paths = resting.map((path) => {
    const place = migration.places[path] ?? path;
    const found: string | Undecidable = typeof place === 'function' ? place(state.snapshot.context) : place;
    if (typeof found !== 'string') throw new CannotDecide({ code: 'CHANGE.UNDECIDABLE', message: found.undecidable });
    if (!isLeafOf(to)(found)) throw new CannotDecide(noSuchState(from, path, found));
    return found;
  });
  const { context } = state.snapshot;
  const vetoes = context.vetoes.map((veto) => ({ ...veto, duty: renamed(migration, veto.duty) }));
  const carried = { ...context, vetoes };
  return {
    value: valueOf(restingAt(to.machine.root, paths)),
    context: migration.context?.(carried) ?? carried,
    status: 'active',
  };
}

function isLeafOf(caseType: CaseType): (path: string) => boolean {
  const leaves = new Set(leavesOf(caseType.machine).map(pathOf));
  return (path) => leaves.has(path);
}

/** The leaves in which the case rests: where it was placed, else where a state begins. */
function restingAt(node: AnyStateNode, paths: readonly string[]): AnyStateNode[] {
  const children = Object.values(node.states as Record<string, AnyStateNode>);
  if (children.length === 0) return [node];
  const active = node.type === 'parallel' ? children : [chosen(node, children, paths)];
  return active.flatMap((child) => restingAt(child, paths));
}

function chosen(node: AnyStateNode, children: AnyStateNode[], paths: readonly string[]): AnyStateNode {
  const named = children.filter((child) => paths.some((path) => `${path}.`.startsWith(`${pathOf(child)}.`)));
  if (named.length > 1) throw new CannotDecide(twoPlaces(pathOf(node)));
  const initial = node.initial.target[0] as AnyStateNode | undefined;
  const child = named[0] ?? initial;
  if (!child) throw new Error(`${pathOf(node)} has no initial state`);
  return child;
}

/** The task as it goes on, or null where the newer version asks it of nobody, or of another office. */
function keptTask(
  from: CaseType,
  to: CaseType,
  migration: VersionMigration,
  moved: CaseState,
  task: OpenTask,
  active: readonly string[],
  today: Today,
): OpenTask | null {
  const key = renamed(migration, task.duty);
  const [old, duty] = [from.duties[task.duty], to.duties[key]];
  if (!old || !duty || !active.includes(duty.state) || !isSameOffice(old, duty)) return null;
  const deadline = taskDeadline(to, duty, task.openedOn, moved.snapshot.context, moved.clock, today);
  if (passed(deadline.due, today) && !passed(task.due, today)) throw new CannotDecide(limitWouldPass(duty));
  const signers = duty.signers + task.added.length;
  if (isComplete({ ...task, signers }, task.signatures)) throw new CannotDecide(signedAlready(duty));
  const isSeparated = (personId: string) => separatedFrom(to, key, moved.holders, personId) !== null;
  const acting = [...task.signatures.map(({ personId }) => personId), ...task.added];
  if (acting.some(isSeparated)) throw new CannotDecide(signedBySeparated(duty));
  return {
    ...task,
    ...deadline,
    duty: key,
    signers,
    escalated: task.escalated && passed(deadline.due, today),
    ...(task.assignee !== null && isSeparated(task.assignee) && { assignee: null, delegation: null }),
  };
}

function isSameOffice(one: Duty, other: Duty): boolean {
  return one.role === other.role && JSON.stringify(one.scope) === JSON.stringify(other.scope);
}

function passed(due: string | null, today: Today): boolean {
  return due !== null && due < today.date;
}
