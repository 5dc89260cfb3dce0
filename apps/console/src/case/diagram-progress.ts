export type Progress = 'current' | 'visited' | 'ahead';

const within = (path: string, state: string): boolean => path === state || path.startsWith(`${state}.`);

/** Where a state stands in the way of one case; a box is where any state inside it is. */
export function progressOf(state: string, current: readonly string[], visited: readonly string[]): Progress {
  if (current.some((path) => within(path, state))) return 'current';
  return visited.some((path) => within(path, state)) ? 'visited' : 'ahead';
}
