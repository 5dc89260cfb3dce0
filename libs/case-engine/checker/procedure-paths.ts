import type { PathStep, Passage, Place, ProcedureSpace } from './procedure-space.js';

/** Ways through a procedure from its draft on, for tests that take them for real. */

export type Path = readonly PathStep[];

/** How much of a procedure some paths go through. */
export interface Coverage {
  places: number;
  passages: number;
  /** Pairs of a configuration and an event that goes in it. */
  pairs: number;
}

/** Every way out of a place, after the shortest path to it: together they take each passage of the procedure once. */
export interface Branch {
  path: Path;
  place: Place;
  passages: readonly Passage[];
}

/** The shortest path to every place, nearest first; the draft has an empty one. */
export function shortestPaths(space: ProcedureSpace): Path[] {
  return space.places.map((place) => space.pathTo(place));
}

/** One branch for each place that a case can leave, nearest first; all places, or those of a part. */
export function branches(space: ProcedureSpace, within: ReadonlySet<Place> = new Set(space.places)): Branch[] {
  return [...within].flatMap((place) => {
    const passages = space.passagesFrom(place);
    return passages.length === 0 ? [] : [{ path: space.pathTo(place), place, passages }];
  });
}

/** Places that are come to when duties that wait side by side are worked off in the order of the case type. */
export function placesInOneOrder(space: ProcedureSpace): ReadonlySet<Place> {
  const places = new Set([space.start]);
  for (const place of places) for (const { to } of inOneOrder(space, place)) places.add(to);
  return places;
}

/**
 * Simple paths: they come to no place twice, and end where a case ends or where every way leads back. Two reductions
 * keep them few: regions that wait at the same time are worked off in one order (that of the case type's duties), and
 * of several moves between the same two places the first stands for all.
 * @param most when there are more, they are the first ones in the order in which the places list their ways
 */
export function simplePaths(space: ProcedureSpace, most: number): { paths: Path[]; all: boolean } {
  const paths: Path[] = [];
  const visited = new Set<Place>([space.start]);
  const sofar: PathStep[] = [];
  const follow = (place: Place): boolean => {
    const ahead = toEachPlace(inOneOrder(space, place)).filter(({ to }) => !visited.has(to));
    if (ahead.length === 0) paths.push([...sofar]);
    if (paths.length > most) return false;
    return ahead.every(({ move, to }) => {
      visited.add(to);
      sofar.push({ move, to });
      const goesOn = follow(to);
      sofar.pop();
      visited.delete(to);
      return goesOn;
    });
  };
  const all = follow(space.start);
  return { paths: paths.slice(0, most), all };
}

/** Ways out of a place; of duties that wait side by side only those of the first. */
function inOneOrder(space: ProcedureSpace, place: Place): Passage[] {
  const [first] = place.configuration.duties;
  return space.passagesFrom(place).filter(({ move }) => !move.task || move.carrier === first);
}

/** The first way to each place beside. */
function toEachPlace(ways: readonly Passage[]): Passage[] {
  return ways.filter(({ to }, index) => ways.findIndex((other) => other.to === to) === index);
}

/** @param paths each begins at the draft */
export function coverageOf(space: ProcedureSpace, paths: readonly Path[]): Coverage {
  const places = new Set<Place>([space.start]);
  const passages = new Set<string>();
  const pairs = new Set<string>();
  for (const path of paths) {
    let at = space.start;
    for (const { move, to } of path) {
      places.add(to);
      passages.add(`${at.id} ${move.carrier} ${move.event} ${JSON.stringify(move.facts)} ${move.by.join()} ${to.id}`);
      pairs.add(`${at.configuration.id} ${move.event}`);
      at = to;
    }
  }
  return { places: places.size, passages: passages.size, pairs: pairs.size };
}
