import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { nodesOf } from './checker/machine-rules.js';

/** A machine as a graph of the states that a case can rest in, for everything that reasons about all of its ways. */

/** Dotted path; empty for the machine itself. */
export function pathOf(node: AnyStateNode): string {
  return node.path.join('.');
}

/** Whether a state is another one or lies in it. */
export function isWithin(node: AnyStateNode, around: AnyStateNode): boolean {
  for (let at: AnyStateNode | undefined = node; at; at = at.parent) if (at === around) return true;
  return false;
}

/** States in which a case can rest: no children of their own. Finished ones and those of a region included. */
export function leavesOf(machine: AnyStateMachine): AnyStateNode[] {
  return nodesOf(machine.root).filter((node) => node.type === 'atomic' || node.type === 'final');
}

/** Leaves that wait for somebody: not final, and not left at once. */
export function waitingLeaves(machine: AnyStateMachine): AnyStateNode[] {
  return leavesOf(machine).filter((node) => node.type === 'atomic' && (node.always ?? []).length === 0);
}

/**
 * Transitions that an event may take from a state, innermost first. One without a guard hides those of the states
 * around it: so a state forbids what the procedure else allows.
 */
export function waysFrom(node: AnyStateNode | undefined, event: string): AnyTransitionDefinition[] {
  if (!node) return [];
  const own: AnyTransitionDefinition[] = node.transitions.get(event) ?? [];
  return own.some((each) => each.guard === undefined) ? own : [...own, ...waysFrom(node.parent, event)];
}

/** Whether a transition does anything; one that does not forbids its event. */
export function isReal(way: AnyTransitionDefinition): boolean {
  return way.target !== undefined || way.actions.length > 0;
}

/** Events of people and timers that a state takes, its surrounding states' included; XState's own left out. */
export function eventsTaken(node: AnyStateNode): string[] {
  const named = (at: AnyStateNode | undefined): string[] => (at ? [...at.transitions.keys(), ...named(at.parent)] : []);
  return [...new Set(named(node))].filter(
    (event) => !event.startsWith('xstate.') && waysFrom(node, event).some(isReal),
  );
}

/** The leaves that a case rests in when a state is entered. */
export function entered(node: AnyStateNode): AnyStateNode[] {
  if (node.type === 'compound') return node.initial.target.flatMap(entered);
  if (node.type === 'parallel') return Object.values(node.states as Record<string, AnyStateNode>).flatMap(entered);
  return [node];
}

/** Leaves that a case may rest in next, by the events that `goes` lets through and by what follows of itself. */
export function nextLeaves(node: AnyStateNode, goes: (event: string) => boolean): AnyStateNode[] {
  const sent = eventsTaken(node)
    .filter(goes)
    .flatMap((event) => waysFrom(node, event));
  const ways = [...sent, ...(node.always ?? []), ...(node.type === 'final' ? completions(node) : [])];
  return ways.flatMap((way: AnyTransitionDefinition) => (way.target ?? []) as AnyStateNode[]).flatMap(entered);
}

/** What the states around a final one do once they are complete. A parallel one waits for its other regions. */
function completions(node: AnyStateNode): AnyTransitionDefinition[] {
  const { parent } = node;
  if (!parent) return [];
  const own: AnyTransitionDefinition[] = parent.transitions.get(`xstate.done.state.${parent.id}`) ?? [];
  const around = parent.parent?.type === 'parallel' ? completions(parent) : [];
  return [...own, ...around];
}

/** Paths of the leaves that a case may still come to from where it rests, those it rests in included. */
export function leavesAhead(machine: AnyStateMachine, resting: readonly string[]): Set<string> {
  const ahead = new Set(leavesOf(machine).filter((leaf) => resting.includes(pathOf(leaf))));
  // The set grows while it is gone through.
  for (const leaf of ahead) for (const next of nextLeaves(leaf, () => true)) ahead.add(next);
  return new Set([...ahead].map(pathOf));
}
