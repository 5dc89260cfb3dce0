import { diffSections, type BehaviourDiff, type DiffEntry, type DiffSection } from '#libs/contracts/index.js';
import { factsOf, type BehaviourFacts } from './behaviour-facts.js';
import type { CaseType } from '../contract.js';
import { joined, type BehaviourFact, type Names } from './fact-words.js';
import type { Settings } from '../limits.js';

/** One version with the settings in force for it. */
export interface VersionInForce {
  caseType: CaseType;
  settings: Settings;
}

/** What a newer version does otherwise than an older one; computed from machines and declarations, never from texts. */
export function behaviourDiff(older: VersionInForce, newer: VersionInForce, names: Names): BehaviourDiff {
  const before = factsOf(older.caseType, older.settings, names);
  const after = factsOf(newer.caseType, newer.settings, names);
  return Object.fromEntries(diffSections.map((section) => [section, entries(section, before, after)])) as Record<
    DiffSection,
    DiffEntry[]
  >;
}

function entries(section: DiffSection, before: BehaviourFacts, after: BehaviourFacts): DiffEntry[] {
  const [old, now] = [byKey(before[section]), byKey(after[section])];
  const removed = [...old.values()]
    .filter(({ key }) => !now.has(key))
    .map((fact): DiffEntry => ({ change: 'removed', subject: fact.subject, before: fact.says, after: null }));
  const others = [...now.values()].flatMap((fact): DiffEntry[] => {
    const was = old.get(fact.key);
    if (!was) return [{ change: 'added', subject: fact.subject, before: null, after: fact.says }];
    if (markOf(was) === markOf(fact)) return [];
    return [{ change: 'changed', subject: fact.subject, before: was.says, after: fact.says }];
  });
  return section === 'powers' ? gathered([...removed, ...others]) : [...removed, ...others];
}

/** Titles may change in place; what is compared are marks, and words where there is nothing else. */
function markOf({ says, mark }: BehaviourFact): string {
  return mark ?? says.en;
}

function byKey(facts: readonly BehaviourFact[]): Map<string, BehaviourFact> {
  return new Map(facts.map((fact) => [fact.key, fact]));
}

/** One line for a power that came or went in several states. */
function gathered(all: readonly DiffEntry[]): DiffEntry[] {
  const lines = new Map<string, DiffEntry[]>();
  for (const entry of all) {
    const line = `${entry.change} ${entry.subject.en}`;
    lines.set(line, [...(lines.get(line) ?? []), entry]);
  }
  return [...lines.values()].flatMap((entries) => {
    const [first] = entries;
    if (!first) return [];
    const said = (side: 'before' | 'after') =>
      first[side]
        ? joined(
            entries.flatMap((entry) => entry[side] ?? []),
            '、',
            ', ',
          )
        : null;
    return [{ ...first, before: said('before'), after: said('after') }];
  });
}
