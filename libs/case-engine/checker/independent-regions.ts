import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { nodesOf } from './machine-rules.js';
import { entered, isWithin } from '../procedure-graph.js';

/** Which parallel states have regions that do not concern each other, read off the machine without running it. */

/** The outermost parallel state that all leaves lie in. */
export function sharedParallel(leaves: readonly AnyStateNode[]): AnyStateNode | undefined {
  return leaves[0] && aroundOf(leaves[0]).findLast((node) => node.type === 'parallel');
}

/** A region is finished when a final state that lies in it directly is reached. */
export function isFinishedRegion(leaf: AnyStateNode, parallel: AnyStateNode): boolean {
  return leaf.type === 'final' && (leaf.parent === parallel || leaf.parent?.parent === parallel);
}

/** Parallel states of which `isIndependent` holds. */
export function independentParallels(machine: AnyStateMachine): ReadonlySet<AnyStateNode> {
  return new Set(nodesOf(machine.root).filter((node) => node.type === 'parallel' && isIndependent(node)));
}

/**
 * Whether each region minds its own business: it holds no regions of its own, does not move by itself, does nothing on
 * being left, and moves only within itself or out of the parallel state for good. When a region moves to another one,
 * to itself as a whole, or back from outside, XState enters all regions anew.
 */
function isIndependent(parallel: AnyStateNode): boolean {
  const outermost = !aroundOf(parallel).some((node) => node.type === 'parallel');
  const within = nodesOf(parallel).filter((node) => node !== parallel);
  const plain = within.every(
    (node) => node.type !== 'parallel' && (node.always ?? []).length === 0 && node.exit.length === 0,
  );
  if (!outermost || !plain || parallel.exit.length > 0) return false;
  const ofRegions = within.flatMap((node) => [...node.transitions.values()].flat() as AnyTransitionDefinition[]);
  const byThemselves = nodesOf(parallel.machine.root)
    .filter((node) => !within.includes(node))
    .flatMap((node) => [...((node.always ?? []) as AnyTransitionDefinition[]), ...whenDone(node)]);
  return [...ofRegions.filter((way) => !staysInRegion(parallel, way)), ...byThemselves].every(
    (way) =>
      !targetsOf(way)
        .flatMap(entered)
        .some((leaf) => isWithin(leaf, parallel)),
  );
}

function whenDone(node: AnyStateNode): AnyTransitionDefinition[] {
  return [...node.transitions].flatMap(([event, ways]) => (event.startsWith('xstate.') ? ways : []));
}

function targetsOf(way: AnyTransitionDefinition): AnyStateNode[] {
  return (way.target ?? []) as AnyStateNode[];
}

/** As XState reckons what a transition leaves: all that is active in the closest state around its source and targets. */
function staysInRegion(parallel: AnyStateNode, way: AnyTransitionDefinition): boolean {
  const targets = targetsOf(way);
  if (targets.length === 0 || (!way.reenter && targets.every((target) => isWithin(target, way.source)))) return true;
  const left = aroundOf(way.source).find((node) =>
    targets.every((target) => target !== node && isWithin(target, node)),
  );
  return left !== undefined && left !== parallel && isWithin(left, parallel);
}

/** The states around a state, innermost first. */
function aroundOf(node: AnyStateNode): AnyStateNode[] {
  return node.parent ? [node.parent, ...aroundOf(node.parent)] : [];
}
