import type { CaseTypeView } from '#libs/contracts/index.js';
import type { Punctuation } from '../i18n/punctuation';

/** The states that nothing further lies inside of: `jointReview.fire.pending`, not `jointReview`. */
export const leavesOf = (paths: readonly string[]): string[] =>
  paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));

const topOf = (path: string): string => path.split('.')[0] ?? path;

/**
 * A step from one set of states to another in titles: the step of the procedure where that changed, otherwise what
 * changed inside it ("消防救援联审：待答复 → 已答复"; only the later state of what is new there). Null when nothing moved.
 */
export function moveInWords(
  from: readonly string[],
  to: readonly string[],
  caseType: Pick<CaseTypeView, 'states'>,
  marks: Pick<Punctuation, 'colon' | 'item' | 'clause'>,
): string | null {
  const titles = new Map(caseType.states.map((state) => [state.path, state.title]));
  const titleOf = (path: string): string => titles.get(path) ?? path;
  const [before, after] = [[...new Set(from.map(topOf))], [...new Set(to.map(topOf))]];
  if (before.join() !== after.join()) {
    const [left, right] = [before.map(titleOf).join(marks.item), after.map(titleOf).join(marks.item)];
    return left ? `${left} → ${right}` : `→ ${right}`;
  }
  const gone = leavesOf(from).filter((path) => !to.includes(path));
  const come = leavesOf(to).filter((path) => !from.includes(path));
  if (gone.length === 0 && come.length === 0) return null;
  // Several regions may move at once, and one may only come or only go: each is told under its own title.
  const regions = [...new Set([...gone, ...come].map(parentOf))];
  const moves = regions.map((region) => {
    const within = (paths: string[]) => paths.filter((path) => parentOf(path) === region).map(titleOf);
    const move = [within(gone), within(come)].flatMap((paths) => paths.join(marks.item) || []).join(' → ');
    const title = titles.get(region);
    return title ? `${title}${marks.colon}${move}` : move;
  });
  return moves.join(marks.clause);
}

const parentOf = (path: string): string => path.split('.').slice(0, -1).join('.');
