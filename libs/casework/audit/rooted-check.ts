import type { AuditFinding } from '#libs/contracts/index.js';
import type { CaseEvent } from '../case-event.entity.js';
import { serialOf } from './case-number.js';
import { finding, type Place } from './findings.js';
import { checkLeaf } from './leaf-check.js';
import type { Leaf } from './leaf.js';
import type { RootFile } from './root-file.js';
import type { Root } from './root.js';

/** What the check of one case takes from a root. */
export type RootFacts = Pick<Root, 'number' | 'lastCase' | 'madeAt'>;

/** Roots that were kept elsewhere, ready to be asked for a case. */
export type ExportedRoots = readonly { root: RootFacts; leaves: ReadonlyMap<string, Leaf> }[];

export function exportedRoots(files: readonly RootFile[]): ExportedRoots {
  return files.map(({ root, leaves }) => ({ root, leaves: new Map(leaves.map((leaf) => [leaf.caseId, leaf])) }));
}

/** A case as it stands now, and every leaf that the database keeps of it, by root. */
export interface Rooted {
  place: Place;
  now: Leaf;
  events: readonly CaseEvent[];
  kept: readonly { root: number; leaf: Leaf }[];
}

/**
 * Compares a case with every root: those kept elsewhere first, which nobody here could touch. A root has a leaf for
 * every serial up to its last; a case without one was put in afterwards, however well it is sealed.
 * @param roots those of the database, by number
 */
export function checkRooted(
  { place, now, events, kept }: Rooted,
  exported: ExportedRoots,
  roots: readonly RootFacts[],
): AuditFinding[] {
  const serial = serialOf(place.caseNumber ?? '');
  const findings: AuditFinding[] = [];
  if (serial === null) findings.push(finding(place, 'caseInserted', null, oddNumber));
  for (const { root, leaves } of exported) {
    const then = leaves.get(now.caseId);
    if (then) findings.push(...checkLeaf(place, { root, then, now, events }));
    else if (serial !== null && serial <= root.lastCase) findings.push(insertedAfter(place, root.number));
  }
  const first = serial === null ? undefined : roots.find(({ lastCase }) => serial <= lastCase);
  const since = kept[0]?.root ?? Number.POSITIVE_INFINITY;
  if (first && since > first.number) findings.push(insertedAfter(place, first.number));
  for (const [index, { root: number, leaf: then }] of kept.entries()) {
    // A leaf stands in every root until the one that has another.
    const next = kept[index + 1]?.root ?? Number.POSITIVE_INFINITY;
    const standing = roots.filter((each) => each.number >= number && each.number < next).at(-1);
    findings.push(...checkLeaf(place, { root: standing ?? { number, madeAt: null }, then, now, events }));
  }
  return findings;
}

const oddNumber = {
  zh: '办件编号不是系统所编的格式：该办件系另行插入，或编号已被改动。',
  en: 'The number is none that the system gives: the case was inserted, or its number was edited.',
};

function insertedAfter(place: Place, root: number): AuditFinding {
  return finding(place, 'caseInserted', null, {
    zh: `按编号，该办件应载于第 ${root} 号日根，但其中没有它：系后来插入。`,
    en: `By its number the case should stand in root ${root}, which does not have it: it was inserted afterwards.`,
  });
}
