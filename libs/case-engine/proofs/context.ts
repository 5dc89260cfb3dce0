import type { AnyStateNode } from 'xstate';
import type { ProcedureSnapshot } from '../case-state.js';
import type { Configuration } from '../configurations.js';
import type { CaseType, ProcedureContext } from '../contract.js';
import type { Proof } from '../finding.js';
import { guardOf } from '../guard-reads.js';
import { activeLeaves, advance, procedureTakes } from '../procedure.js';
import { leavesOf } from '../procedure-graph.js';
import type { Place, ProcedureSpace } from '../procedure-space.js';

/** How many contexts beyond the samples are followed; each is asked about every move at its place. */
const mostCompared = 120;

/**
 * Contexts that agree on the context facts were taken for one another. Here those that were met beside the samples
 * are followed on their own, in widening circles: each must go the same ways as its class.
 */
export const contextFactsSuffice: Proof = {
  title: { zh: '情形的划分足够细', en: 'The context facts tell apart all that goes different ways' },
  findings: (caseType, space) => {
    const { configurations, contexts } = space;
    const queue = contexts.all.flatMap((each) => each.others.map(({ context, at }) => ({ context, at })));
    const known = new Set(queue.map(keyOf));
    for (const each of queue) {
      if (known.size > mostCompared) break;
      const { context, at } = each;
      const place = space.places.find(
        ({ configuration, context: of, suspended }) =>
          configuration === at && of === contexts.of(context) && !suspended,
      );
      if (!place || at.final) continue;
      const snapshot: ProcedureSnapshot = { value: at.value, context, status: 'active' };
      for (const move of space.movesAt(place)) {
        const expected = space.passagesFrom(place).find((passage) => passage.move === move);
        const goes = procedureTakes(caseType, snapshot, move.sent);
        if (goes !== (expected !== undefined)) return [differs(space, place, move.event)];
        if (!expected) continue;
        const { snapshot: next } = advance(caseType, snapshot, move.sent);
        const to = configurations.of(activeLeaves(caseType, next));
        const same = expected.to.configuration === to && sameFacts(space, expected.to, next.context);
        if (!same) return [differs(space, place, move.event)];
        const following = { context: next.context, at: to };
        if (next.context !== expected.to.context.sample && !known.has(keyOf(following))) {
          known.add(keyOf(following));
          queue.push(following);
        }
      }
    }
    return [];
  },
};

function sameFacts(space: ProcedureSpace, place: Place, context: ProcedureContext): boolean {
  const { facts, dated } = place.context;
  return JSON.stringify(space.contexts.factsOf(context)) === JSON.stringify({ facts, dated });
}

function differs(space: ProcedureSpace, place: Place, event: string) {
  const message = `${place.configuration.outermost}: ${event} goes different ways although all context facts are the same`;
  return { message, path: space.pathTo(place) };
}

const keyOf = ({ context, at }: { context: ProcedureContext; at: Configuration }) =>
  `${at.id} ${JSON.stringify(context)}`;

/** Something that the context still carries although nothing will look at it again. */
export interface Leftover {
  /** The context fact. */
  fact: string;
  /** The nearest place that carries it in vain. */
  place: Place;
}

/** Context facts that are off their initial value where no later guard reads them before they are written. */
export function leftovers(caseType: CaseType, space: ProcedureSpace): Leftover[] {
  const initial = space.start.context.facts;
  return Object.keys(caseType.facts.context).flatMap((fact) => {
    const kept = space.places.filter(
      ({ configuration, context }) => !configuration.final && context.facts[fact] !== initial[fact],
    );
    const alive = stillRead(caseType, space, fact, kept);
    const place = kept.find((each) => !alive.has(each));
    return place ? [{ fact, place }] : [];
  });
}

/** Of these places, those from which a path leads to a guard that reads the fact, the fact keeping its value on the way. */
function stillRead(caseType: CaseType, space: ProcedureSpace, fact: string, kept: readonly Place[]): Set<Place> {
  const readers = Object.entries(caseType.guards).flatMap(([name, { reads }]) => (reads.includes(fact) ? [name] : []));
  const reading = new Set(leavesOf(caseType.machine).filter((leaf) => readsHere(leaf, readers)));
  const alive = new Set(kept.filter(({ configuration }) => configuration.leaves.some((leaf) => reading.has(leaf))));
  const before = new Map<Place, Place[]>();
  for (const place of kept) {
    if (alive.has(place)) continue;
    for (const { to } of space.passagesFrom(place)) {
      if (place.context.facts[fact] !== to.context.facts[fact]) continue;
      const known = before.get(to);
      if (known) known.push(place);
      else before.set(to, [place]);
    }
  }
  for (const place of alive) for (const each of before.get(place) ?? []) alive.add(each);
  return alive;
}

function readsHere(node: AnyStateNode | undefined, readers: readonly string[]): boolean {
  if (!node) return false;
  const ways = [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
  return ways.some((way) => readers.includes(guardOf(way)?.name ?? '')) || readsHere(node.parent, readers);
}
