import type { CaseTypeView } from '#libs/contracts/index.js';
import type { Punctuation } from '../i18n/punctuation';

/** The states that nothing further lies inside of: `jointReview.fire.pending`, not `jointReview`. */
export const leavesOf = (paths: readonly string[]): string[] =>
  paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));

const topOf = (path: string): string => path.split('.')[0] ?? path;

/**
 * A step from one set of states to another in titles: the step of the procedure where that changed, otherwise what
 * changed inside it ("消防救援联审：待答复 → 已答复"). Null when nothing moved.
 */
export function moveInWords(
  from: readonly string[],
  to: readonly string[],
  caseType: CaseTypeView,
  { colon, item }: Pick<Punctuation, 'colon' | 'item'>,
): string | null {
  const titles = new Map(caseType.states.map((state) => [state.path, state.title]));
  const titled = (paths: readonly string[]): string => paths.map((path) => titles.get(path) ?? path).join(item);
  const [before, after] = [[...new Set(from.map(topOf))], [...new Set(to.map(topOf))]];
  if (before.join() !== after.join()) {
    const [left, right] = [titled(before), titled(after)];
    return left ? `${left} → ${right}` : `→ ${right}`;
  }
  const gone = leavesOf(from).filter((path) => !to.includes(path));
  const come = leavesOf(to).filter((path) => !from.includes(path));
  if (gone.length === 0 && come.length === 0) return null;
  const region = parentTitle(come[0] ?? gone[0] ?? '', titles);
  return `${region ? `${region}${colon}` : ''}${titled(gone)} → ${titled(come)}`;
}

function parentTitle(path: string, titles: ReadonlyMap<string, string>): string {
  return titles.get(path.split('.').slice(0, -1).join('.')) ?? '';
}
