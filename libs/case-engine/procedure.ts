import {
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
} from 'xstate';
import type { CaseStatus } from '#libs/contracts/index.js';
import type { ProcedureSnapshot } from './case-state.js';
import { effectTypes, type CaseType, type Effect, type ProcedureEvent, type StateMeta } from './contract.js';
import { isReal, waysFrom } from './procedure-graph.js';

/** The one file that restores XState snapshots and takes transitions. */

const restored = new WeakMap<AnyStateMachine, WeakMap<ProcedureSnapshot, AnyMachineSnapshot>>();

/** Snapshots never change, and one is asked about for every event of its case type: it is restored once. */
function restore(machine: AnyStateMachine, snapshot: ProcedureSnapshot): AnyMachineSnapshot {
  const ofMachine = restored.get(machine) ?? new WeakMap<ProcedureSnapshot, AnyMachineSnapshot>();
  restored.set(machine, ofMachine);
  const known = ofMachine.get(snapshot);
  if (known) return known;
  const resolved = machine.resolveState({
    value: snapshot.value as Parameters<AnyStateMachine['resolveState']>[0]['value'],
    context: snapshot.context,
    status: snapshot.status,
  });
  ofMachine.set(snapshot, resolved);
  return resolved;
}

function keep(snapshot: AnyMachineSnapshot): ProcedureSnapshot {
  return {
    value: snapshot.value,
    context: snapshot.context as ProcedureSnapshot['context'],
    status: snapshot.status === 'done' ? 'done' : 'active',
  };
}

export function initialSnapshot(caseType: CaseType): ProcedureSnapshot {
  return keep(initialTransition(caseType.machine)[0]);
}

/** Whether the procedure takes the event now. A final procedure takes none, whatever XState's `can` says. */
export function procedureTakes(caseType: CaseType, snapshot: ProcedureSnapshot, event: ProcedureEvent): boolean {
  return snapshot.status === 'active' && restore(caseType.machine, snapshot).can(event);
}

export function advance(
  caseType: CaseType,
  snapshot: ProcedureSnapshot,
  event: ProcedureEvent,
): { snapshot: ProcedureSnapshot; effects: Effect[] } {
  const [next, actions] = transition(caseType.machine, restore(caseType.machine, snapshot), event);
  const effects = actions.flatMap((action): Effect[] => {
    const type = effectTypes.find((known) => known === (action.type as string));
    return type ? [{ type, params: paramsOf(action) }] : [];
  });
  return { snapshot: keep(next), effects };
}

/** An action without parameters has none at all. */
function paramsOf({ params }: { params?: unknown }): Record<string, unknown> {
  return (params ?? {}) as Record<string, unknown>;
}

/** Dotted paths of the active states, outermost first; the machine's root is left out. */
export function activePaths(caseType: CaseType, snapshot: ProcedureSnapshot): string[] {
  return activeNodes(caseType, snapshot)
    .map((node) => node.path)
    .filter((path) => path.length > 0)
    .sort((a, b) => a.length - b.length || a.join('.').localeCompare(b.join('.')))
    .map((path) => path.join('.'));
}

function activeNodes(caseType: CaseType, snapshot: ProcedureSnapshot) {
  return restore(caseType.machine, snapshot)._nodes;
}

/** Innermost states in which the case rests: one, or one for each region of a parallel state. */
export function activeLeaves(caseType: CaseType, snapshot: ProcedureSnapshot): AnyStateNode[] {
  return activeNodes(caseType, snapshot).filter((node) => node.type === 'atomic' || node.type === 'final');
}

/** The active outermost state's title and status. */
export function activeMeta(caseType: CaseType, snapshot: ProcedureSnapshot): Required<StateMeta> {
  const top = activeNodes(caseType, snapshot).find((node) => node.path.length === 1);
  const meta = top?.meta as StateMeta | undefined;
  if (!meta?.status) throw new Error(`State ${top?.path.join('.') ?? '?'} of ${caseType.key} carries no status`);
  return { title: meta.title, status: meta.status satisfies CaseStatus };
}

/** Names of the guards that stand before an event in the active states, innermost first; null where nothing takes it. */
export function guardsBefore(caseType: CaseType, snapshot: ProcedureSnapshot, eventType: string): string[] | null {
  if (snapshot.status !== 'active') return null;
  const ways = waysOut(caseType, snapshot, eventType);
  return ways.length === 0 ? null : ways.flatMap(guardOf).map(({ type }) => type);
}

/** Names of those guards before an event that let it pass: what made it possible. */
export function guardsPassed(caseType: CaseType, snapshot: ProcedureSnapshot, event: ProcedureEvent): string[] {
  const { guards } = caseType.machine.implementations;
  const passes = ({ type, params }: NamedGuard) =>
    (guards[type] as GuardAnswer | undefined)?.({ context: snapshot.context, event }, params) === true;
  return [
    ...new Set(
      waysOut(caseType, snapshot, event.type)
        .flatMap(guardOf)
        .filter(passes)
        .map(({ type }) => type),
    ),
  ];
}

interface NamedGuard {
  type: string;
  params?: unknown;
}
type GuardAnswer = (
  asked: { context: ProcedureSnapshot['context']; event: ProcedureEvent },
  params: unknown,
) => boolean;

function waysOut(caseType: CaseType, snapshot: ProcedureSnapshot, eventType: string): AnyTransitionDefinition[] {
  const leaves = activeNodes(caseType, snapshot).filter((node) => node.type === 'atomic');
  return [...new Set(leaves.flatMap((leaf) => waysFrom(leaf, eventType)))].filter(isReal);
}

function guardOf(way: AnyTransitionDefinition): NamedGuard[] {
  const guard = way.guard as string | NamedGuard | undefined;
  if (guard === undefined) return [];
  return [typeof guard === 'string' ? { type: guard } : guard];
}
