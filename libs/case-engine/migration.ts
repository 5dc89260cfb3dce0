import type { AnyStateNode } from 'xstate';
import type { ErrorCode, Text } from '#libs/contracts/index.js';
import { separatedFrom } from './authority.js';
import { pausePromise } from './case-clock.js';
import type { CaseState, OpenTask, ProcedureSnapshot } from './case-state.js';
import type { CaseType, Duty, Undecidable, VersionMigration } from './contract.js';
import { taskDeadline, type Today } from './limits.js';
import { activePaths } from './procedure.js';
import { leavesOf, pathOf } from './procedure-graph.js';
import { openTasks, type StepResult } from './step.js';
import { isComplete } from './task-handling.js';

/** An open case goes from one version of its type to another. Pure: what has happened once can be replayed. */

export interface WhyUndecidable {
  code: ErrorCode | (string & {});
  message: Text;
}

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
  const holders = Object.fromEntries(
    Object.entries(before.holders).map(([carrier, persons]) => [renamed(migration, carrier), persons]),
  );
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
    value: valueAt(to.machine.root, paths),
    context: migration.context?.(carried) ?? carried,
    status: 'active',
  };
}

function isLeafOf(caseType: CaseType): (path: string) => boolean {
  const leaves = new Set(leavesOf(caseType.machine).map(pathOf));
  return (path) => leaves.has(path);
}

/** XState's state value for a set of leaves: a key where nothing lies inside, else an object of the active children. */
function valueAt(node: AnyStateNode, paths: readonly string[]): unknown {
  const children = Object.values(node.states as Record<string, AnyStateNode>);
  const active = node.type === 'parallel' ? children : [chosen(node, children, paths)];
  const single = active[0];
  if (node.type !== 'parallel' && single && Object.keys(single.states).length === 0) return single.key;
  return Object.fromEntries(active.map((child) => [child.key, valueAt(child, paths)]));
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
  const separated = task.assignee !== null && separatedFrom(to, key, moved.holders, task.assignee) !== null;
  return {
    ...task,
    ...deadline,
    duty: key,
    signers,
    escalated: task.escalated && passed(deadline.due, today),
    ...(separated && { assignee: null, delegation: null }),
  };
}

function isSameOffice(one: Duty, other: Duty): boolean {
  return one.role === other.role && JSON.stringify(one.scope) === JSON.stringify(other.scope);
}

function passed(due: string | null, today: Today): boolean {
  return due !== null && due < today.date;
}

const decidedAlready: WhyUndecidable = {
  code: 'CHANGE.DECIDED',
  message: { zh: '办件已办结,不再变动。', en: 'The case is decided; it never changes.' },
};

const nobodyWaits: WhyUndecidable = {
  code: 'CHANGE.STUCK',
  message: {
    zh: '在新版流程中没有人可以办理下一步。',
    en: 'Under the new version nobody would have anything to do in this case.',
  },
};

function notDeclared(from: CaseType, to: CaseType): WhyUndecidable {
  return {
    code: 'CHANGE.NOT_DECLARED',
    message: {
      zh: `第 ${to.version} 版没有说明第 ${from.version} 版的办件如何接续。`,
      en: `Version ${to.version} does not say how cases of version ${from.version} go on.`,
    },
  };
}

function noSuchState(from: CaseType, path: string, found: string): WhyUndecidable {
  return {
    code: 'CHANGE.NO_SUCH_STATE',
    message: {
      zh: `第 ${from.version} 版的状态 ${path} 在新版中没有对应的状态 ${found}。`,
      en: `The state ${path} of version ${from.version} has no state ${found} to go on in.`,
    },
  };
}

function twoPlaces(path: string): WhyUndecidable {
  return {
    code: 'CHANGE.TWO_PLACES',
    message: {
      zh: `新版的 ${path || '流程'} 不能同时处于两处。`,
      en: `${path || 'The procedure'} cannot be in two places.`,
    },
  };
}

function limitWouldPass(duty: Duty): WhyUndecidable {
  return {
    code: 'CHANGE.LIMIT_WOULD_PASS',
    message: {
      zh: `「${duty.title.zh}」按新版时限已经逾期,转入会立即产生不利后果。`,
      en: `By the new limit ${duty.title.en} would be overdue at once.`,
    },
  };
}

function signedAlready(duty: Duty): WhyUndecidable {
  return {
    code: 'CHANGE.SIGNED_ALREADY',
    message: {
      zh: `「${duty.title.zh}」按新版所需的签署人数已经签齐,无人可以再签。`,
      en: `By the new version ${duty.title.en} is signed by all already, and nobody is left to send it.`,
    },
  };
}
