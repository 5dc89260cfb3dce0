import type { AnyStateNode } from 'xstate';
import type { ProcedureSnapshot } from '../../case-state.js';
import type { Configuration } from '../configurations.js';
import type { CaseType, ProcedureContext } from '../../contract.js';
import type { Finding, Proof } from '../finding.js';
import { guardOf } from '../guard-reads.js';
import { activeLeaves, advance, procedureTakes } from '../../procedure.js';
import { leavesOf } from '../../procedure-graph.js';
import { wordsOf, type Move } from '../procedure-moves.js';
import type { Passage, Place, ProcedureSpace } from '../procedure-space.js';
import { otherPayloads } from './other-payloads.js';

/** How far the circles go: contexts that only come of contexts that were followed. */
const mostAdded = 60;

/**
 * Contexts that agree on the context facts were taken for one another. Here all those that were met beside the samples
 * are followed on their own, and for a while what comes of them: each must go the same ways as its class, with the same
 * effects.
 */
export const contextFactsSuffice: Proof = {
  title: { zh: '情形的划分足够细', en: 'The context facts tell apart all that goes different ways' },
  findings: (caseType, space) => {
    const { contexts } = space;
    const met = contexts.all.flatMap((each) => each.others.map(({ context, at }) => ({ context, at })));
    const queue = [...met];
    const known = new Set(queue.map(keyOf));
    const places = new Map(space.places.flatMap((place) => (place.suspended ? [] : [[placeKey(place), place]])));
    for (const { context, at } of queue) {
      const place = places.get(`${at.id} ${contexts.of(context).id}`);
      if (!place || at.final) continue;
      for (const move of space.movesAt(place)) {
        const expected = space.passagesFrom(place).find((passage) => passage.move === move);
        const next = taken(caseType, { value: at.value, context, status: 'active' }, move);
        if (!next && !expected) continue;
        if (!next || !expected || !isSame(space, expected, next)) return [differs(space, place, move.event)];
        const following = { context: next.snapshot.context, at: expected.to.configuration };
        if (following.context === expected.to.context.sample || known.has(keyOf(following))) continue;
        if (following.at.final || known.size >= met.length + mostAdded) continue;
        known.add(keyOf(following));
        queue.push(following);
      }
    }
    return [];
  },
};

type Step = ReturnType<typeof advance>;

function taken(caseType: CaseType, snapshot: ProcedureSnapshot, { sent }: Move): Step | null {
  return procedureTakes(caseType, snapshot, sent) ? advance(caseType, snapshot, sent) : null;
}

/** Whether a step leads where the explorer says that it leads. */
function isSame(space: ProcedureSpace, { to, effects }: Passage, step: Step): boolean {
  const configuration = space.configurations.of(activeLeaves(space.caseType, step.snapshot));
  return (
    configuration === to.configuration &&
    sameFacts(space, to, step.snapshot.context) &&
    JSON.stringify(effects) === JSON.stringify(step.effects)
  );
}

/**
 * What is sent beyond the declared facts is only kept, never looked at: whatever else a valid payload says, the case
 * goes the same way. Tried with other values for each property that no fact tells, those among them that the
 * procedure's own functions are written with.
 */
export const nothingElseIsLookedAt: Proof = {
  title: { zh: '未声明的内容不影响流程走向', en: 'What no fact tells does not change the way of a case' },
  findings: (caseType, space) => {
    const found = new Map<string, Finding>();
    const tried = new Set<string>();
    for (const place of space.places) {
      if (place.suspended) continue;
      for (const passage of space.passagesFrom(place)) {
        const { move, to } = passage;
        // Suspending and resuming are data on the clock; the machine hears nothing of them.
        if (to.suspended) continue;
        const key = `${place.configuration.outermost} ${move.carrier} ${wordsOf(move)}`;
        if (tried.has(key)) continue;
        tried.add(key);
        const { value } = place.configuration;
        const snapshot: ProcedureSnapshot = { value, context: place.context.sample, status: 'active' };
        for (const { property, payload } of otherPayloads(caseType, move)) {
          const step = taken(caseType, snapshot, { ...move, sent: { ...move.sent, payload } });
          if (step && isSame(space, passage, step)) continue;
          const message = `${place.configuration.outermost}: the way of ${move.event} hangs on its ${property}, of which no fact tells`;
          if (!found.has(message)) found.set(message, { message, path: [...space.pathTo(place), passage] });
        }
      }
    }
    return [...found.values()];
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

const placeKey = ({ configuration, context }: Place) => `${configuration.id} ${context.id}`;

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
