import type { Diagram } from '#libs/contracts/index.js';

export type Progress = 'current' | 'visited' | 'ahead';

const within = (path: string, state: string): boolean => path === state || path.startsWith(`${state}.`);

/** Where a state stands in the way of one case: a box is where any state inside it is, a part that has ended is passed. */
export function progressOf(
  state: string,
  diagram: Diagram,
  current: readonly string[],
  visited: readonly string[],
): Progress {
  if (innerOf(state, diagram, current)?.kind === 'final') return 'visited';
  if (current.some((path) => within(path, state))) return 'current';
  return visited.some((path) => within(path, state)) ? 'visited' : 'ahead';
}

/** The states that are active inside one that runs beside others: how far that part is. */
export function innerOf(
  state: string,
  diagram: Diagram,
  current: readonly string[],
): Diagram['nodes'][number] | undefined {
  const parent = diagram.nodes.find((node) => node.id === state)?.parent ?? null;
  const beside = diagram.nodes.find((node) => node.id === parent)?.kind === 'parallel';
  return beside ? diagram.nodes.find((node) => node.parent === state && current.includes(node.id)) : undefined;
}
