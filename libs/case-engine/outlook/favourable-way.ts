import type { ProcedureSnapshot } from '../case-state.js';
import { isClockEvent } from '../clock-verdict.js';
import type { CaseType, Facts, ProcedureEvent } from '../contract.js';
import { activeMeta, activePaths, advance, procedureTakes } from '../procedure.js';

/** One move on the way to approval: what the holder of a duty sends, or the system when a limit has run. */
export interface Move {
  duty: string;
  event: string;
  payload: Record<string, unknown>;
}

/** Longest way that is looked for; a procedure that needs more moves has no route that would tell anybody anything. */
const longest = 200;

/**
 * Most places that one search looks at, so that an answer comes within a second or so. The ways that there are need some
 * dozens; desks side by side, tried in every order, have as many places as they have subsets.
 */
const mostPlaces = 400;

/**
 * The shortest way from a place in the procedure to approval, by what duties ask for and nothing that is grave, a clock
 * event or a power: as it goes when nobody finds fault. Everything is complete and example payloads are sent; where
 * those do not lead on, payloads that show another value of a fact.
 * @param today for examples that carry dates
 * @returns the moves in order; null when no such way leads to approval, or none among the first few hundred places
 */
export function favourableWay(caseType: CaseType, from: ProcedureSnapshot, today: string): Move[] | null {
  // Open duties of parallel regions are all awaited, in whatever order: to try one order is enough.
  return search(caseType, from, today, 'one') ?? search(caseType, from, today, 'all');
}

type Place = { snapshot: ProcedureSnapshot; way: Move[] };

function search(caseType: CaseType, from: ProcedureSnapshot, today: string, duties: 'one' | 'all'): Move[] | null {
  const seen = new Set([keyOf(from)]);
  const places: Place[] = [{ snapshot: from, way: [] }];
  for (const { snapshot, way } of places) {
    if (snapshot.status === 'done') {
      if (activeMeta(caseType, snapshot).status === 'approved') return way;
      continue;
    }
    if (way.length >= longest || places.length >= mostPlaces) continue;
    const open = openDuties(caseType, snapshot);
    for (const duty of duties === 'one' ? open.slice(0, 1) : open) {
      for (const { move, next } of movesOf(caseType, snapshot, duty, today)) {
        if (seen.has(keyOf(next))) continue;
        seen.add(keyOf(next));
        places.push({ snapshot: next, way: [...way, move] });
      }
    }
  }
  return null;
}

function keyOf({ value, context }: ProcedureSnapshot): string {
  return JSON.stringify([value, context]);
}

function openDuties(caseType: CaseType, snapshot: ProcedureSnapshot): string[] {
  const active = activePaths(caseType, snapshot);
  return Object.entries(caseType.duties).flatMap(([key, { state }]) => (active.includes(state) ? [key] : []));
}

function movesOf(caseType: CaseType, snapshot: ProcedureSnapshot, duty: string, today: string) {
  const events = (caseType.duties[duty]?.events ?? []).filter(
    (event) => !caseType.events[event]?.grave && !isClockEvent(caseType, event),
  );
  return events.flatMap((event) =>
    variantsOf(caseType, event, duty, today).flatMap((sent) =>
      procedureTakes(caseType, snapshot, sent)
        ? [{ move: { duty, event, payload: sent.payload }, next: advance(caseType, snapshot, sent).snapshot }]
        : [],
    ),
  );
}

/** The example first, then one event for every other value of what the procedure tells apart about it. */
function variantsOf(caseType: CaseType, event: string, duty: string, today: string): ProcedureEvent[] {
  const example = caseType.events[event]?.example?.(today) ?? {};
  const facts: Facts = { formErrors: [], missingAttachments: [], noticeDaysLeft: 0, today };
  const witnesses = Object.values(caseType.facts.event).flatMap((fact) =>
    fact.on.includes(event) ? Object.values(fact.values) : [],
  );
  return [{}, ...witnesses].map(({ payload, facts: other }: { payload?: object; facts?: Partial<Facts> }) => ({
    type: event,
    duty,
    payload: { ...example, ...payload },
    facts: { ...facts, ...other },
  }));
}
