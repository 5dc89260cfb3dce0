import type { CaseState } from './case-state.js';
import type { CaseType } from './contract.js';
import { ProcedureSpace, type Passage, type Place } from './checker/procedure-space.js';
import { activePaths } from './procedure.js';

/** In no number of moves. */
const never = 65_535;

/**
 * From which places of the explorer an event can still come, and by whose move it comes nearer: guards and what the
 * context remembers (who asked for a correction) count, as they do in a case.
 */
class WaysAhead {
  readonly #space: ProcedureSpace;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #before: Place[][];
  readonly #distances = new Map<string, Uint16Array>();

  constructor(private readonly caseType: CaseType) {
    this.#space = new ProcedureSpace(caseType);
    this.#places = new Map(this.#space.places.map((place) => [keyOf(place), place]));
    this.#before = this.#space.places.map(() => []);
    for (const place of this.#space.places) {
      for (const { to } of this.#waysFrom(place)) this.#before[to.id]?.push(place);
    }
  }

  /** Undefined where the explorer gave up, or has not been. */
  find({ snapshot, clock }: CaseState): Place | undefined {
    if (!this.#space.complete) return undefined;
    const active = activePaths(this.caseType, snapshot);
    const paths = active.filter((path) => !active.some((other) => other.startsWith(`${path}.`)));
    const { facts, dated } = this.#space.contexts.factsOf(snapshot.context);
    const [started, noticed] = [clock.startedOn !== null, clock.notice !== null];
    return this.#places.get(keyOf({ configuration: { paths }, context: { facts, dated }, started, noticed }));
  }

  comes(place: Place, event: string, carriers: readonly string[]): boolean {
    return this.#distance(place, event, carriers) < never;
  }

  /** What brings the event nearer from here. */
  leading(place: Place, event: string, carriers: readonly string[]): Passage[] {
    const here = this.#distance(place, event, carriers);
    return this.#waysFrom(place).filter(({ to }) => this.#distance(to, event, carriers) < here);
  }

  #distance(place: Place, event: string, carriers: readonly string[]): number {
    return Math.min(never, ...carriers.map((carrier) => this.#distancesTo(event, carrier)[place.id] ?? never));
  }

  /** Fewest moves from each place to one where the carrier can send the event. */
  #distancesTo(event: string, carrier: string): Uint16Array {
    const key = `${event} ${carrier}`;
    const known = this.#distances.get(key);
    if (known) return known;
    const distances = new Uint16Array(this.#space.places.length).fill(never);
    const reached = this.#space.places.filter((place) =>
      this.#waysFrom(place).some(({ move }) => move.event === event && move.carrier === carrier),
    );
    for (const { id } of reached) distances[id] = 0;
    // The list grows while it is gone through.
    for (const { id } of reached) {
      for (const before of this.#before[id] ?? []) {
        if (distances[before.id] !== never) continue;
        distances[before.id] = (distances[id] ?? 0) + 1;
        reached.push(before);
      }
    }
    this.#distances.set(key, distances);
    return distances;
  }

  /** A suspended case goes on where it stopped, so suspensions are left out. */
  #waysFrom(place: Place): Passage[] {
    return place.suspended ? [] : this.#space.passagesFrom(place).filter(({ to }) => !to.suspended);
  }
}

type Key = Pick<Place, 'started' | 'noticed'> & {
  configuration: Pick<Place['configuration'], 'paths'>;
  context: Pick<Place['context'], 'facts' | 'dated'>;
  suspended?: boolean;
};

function keyOf({ configuration, context, started, noticed, suspended = false }: Key): string {
  return JSON.stringify([[...configuration.paths].sort(), context.facts, context.dated, started, noticed, suspended]);
}

/** The explorer goes through a case type once in a process. */
const known = new WeakMap<CaseType, WaysAhead>();

export function waysAheadOf(caseType: CaseType): WaysAhead {
  const ways = known.get(caseType) ?? new WaysAhead(caseType);
  known.set(caseType, ways);
  return ways;
}
