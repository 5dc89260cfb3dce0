import type { Path } from '#libs/case-engine/checker/procedure-paths.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { Move } from '#libs/case-engine/checker/procedure-moves.js';
import type { Place, ProcedureSpace } from '#libs/case-engine/checker/procedure-space.js';
import { witnessOf } from './facts-in-deed.js';

/** Many paths as one tree: what they have in common is gone through once. */
export interface PathTree {
  place: Place;
  ways: { move: Move; noticeIsOver: boolean; on: PathTree }[];
}

/** @param paths each begins at the draft */
export function treeOf(caseType: CaseType, space: ProcedureSpace, paths: readonly Path[]): PathTree {
  const root: PathTree = { place: space.start, ways: [] };
  for (const path of paths) {
    let at = root;
    for (const [index, { move, to }] of path.entries()) {
      const noticeIsOver = at.place.noticed && endsWithNoDaysLeft(caseType, path.slice(index));
      const known = at.ways.find(
        (way) => way.on.place === to && way.noticeIsOver === noticeIsOver && isSameMove(way.move, move),
      );
      const way = known ?? { move, noticeIsOver, on: { place: to, ways: [] } };
      if (!known) at.ways.push(way);
      at = way.on;
    }
  }
  return root;
}

export function sizeOf({ ways }: PathTree): number {
  return ways.reduce((sum, { on }) => sum + 1 + sizeOf(on), 0);
}

/**
 * Whether the days of the notice have to have run when the path comes to a move that depends on them. They stand still
 * while an objection is heard, so this is settled before.
 */
function endsWithNoDaysLeft(caseType: CaseType, ahead: Path): boolean {
  const end = ahead.findIndex(({ to }) => !to.noticed);
  const noticed = ahead.slice(0, end < 0 ? undefined : end + 1);
  const days = noticed.map(({ move }) => witnessOf(caseType, move).facts.noticeDaysLeft);
  return days.find((each) => each !== undefined) === 0;
}

function isSameMove(one: Move, other: Move): boolean {
  const named = ({ event, carrier, by, facts }: Move) => JSON.stringify([event, carrier, by, facts]);
  return named(one) === named(other);
}
