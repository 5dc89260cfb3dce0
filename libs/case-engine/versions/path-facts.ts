import type { Text } from '#libs/contracts/index.js';
import type { CaseType } from '../contract.js';
import { joined, titleOfEvent, titleOfState, type BehaviourFact } from './fact-words.js';
import { ProcedureSpace, type PathStep, type Place } from '../checker/procedure-space.js';

/**
 * The ways of a case as a person would tell them: from step to step of the procedure by which event, and how a case
 * gets there at the shortest. Read off every place that a case can reach, not off the drawing: a transition that no
 * case ever takes is no way.
 */
export function pathFacts(caseType: CaseType): BehaviourFact[] {
  const space = new ProcedureSpace(caseType);
  const facts = new Map<string, BehaviourFact>();
  // Suspending and resuming leave a case where it is.
  const held = [caseType.clock.suspend, caseType.clock.resume];
  for (const place of space.places) {
    if (place.configuration.final) keepShortest(facts, endFact(caseType, space, place));
    for (const { move, to } of space.passagesFrom(place)) {
      if (held.includes(move.event)) continue;
      const [from, next] = [topOf(place), topOf(to)];
      const key = `${from} ${move.event} ${next}`;
      if (facts.has(key)) continue;
      const path = [...space.pathTo(place), { move, to }];
      const titles = [titleOfState(caseType, from), titleOfEvent(caseType, move.event), titleOfState(caseType, next)];
      // That a case gets there by more or fewer steps than before is told at the ends.
      facts.set(key, { key, subject: joined(titles, ' → ', ' → '), says: wordsOf(caseType, path), mark: 'possible' });
    }
  }
  return [...facts.values()];
}

function endFact(caseType: CaseType, space: ProcedureSpace, place: Place): BehaviourFact {
  const end = titleOfState(caseType, topOf(place));
  const path = space.pathTo(place);
  return {
    key: `end ${topOf(place)}`,
    subject: { zh: `最短路径 → ${end.zh}`, en: `Shortest way → ${end.en}` },
    says: wordsOf(caseType, path),
    mark: path.map(({ move }) => move.event).join(' '),
  };
}

/** Places are explored nearest first, so the first fact with a key is the shortest. */
function keepShortest(facts: Map<string, BehaviourFact>, fact: BehaviourFact): void {
  if (!facts.has(fact.key)) facts.set(fact.key, fact);
}

function topOf({ configuration }: Place): string {
  return configuration.paths[0]?.split('.')[0] ?? '';
}

/** The same event several times in a row, as by one department after the other, is told once. */
function wordsOf(caseType: CaseType, path: readonly PathStep[]): Text {
  const runs: { event: string; times: number }[] = [];
  for (const { move } of path) {
    const last = runs.at(-1);
    if (last?.event === move.event) last.times += 1;
    else runs.push({ event: move.event, times: 1 });
  }
  const told = runs.map(({ event, times }): Text => {
    const { zh, en } = titleOfEvent(caseType, event);
    return times > 1 ? { zh: `${zh} ×${times}`, en: `${en} ×${times}` } : { zh, en };
  });
  return joined(told, ' → ', ' → ');
}
