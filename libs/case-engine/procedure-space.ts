import { Configurations, type Configuration } from './configurations.js';
import { ContextClasses, type ContextClass } from './context-classes.js';
import type { CaseType, Effect } from './contract.js';
import { GuardReads } from './guard-reads.js';
import { activeLeaves, initialSnapshot } from './procedure.js';
import { clockMove, movesOfDuty, movesOfPower, wordsOf, type Move } from './procedure-moves.js';
import { Reactions } from './reactions.js';

/** A place that a case can be in: where it rests, what guards see of its context, and how its clocks stand. */
export interface Place {
  id: number;
  configuration: Configuration;
  context: ContextClass;
  /** The promise clock has been started. */
  started: boolean;
  /** A special procedure holds the case (挂起). */
  suspended: boolean;
  /** A public notice is up. */
  noticed: boolean;
}

/** One way from a place to another. */
export interface Passage {
  move: Move;
  effects: readonly Effect[];
  to: Place;
}

/** How a case gets from its draft to a place, in as few moves as possible. */
export interface PathStep {
  move: Move;
  to: Place;
}

/** More places than this are not looked at: the case type has to be made smaller, or its facts coarser. */
export const mostPlaces = 400_000;

/**
 * Every place that a case of this type can reach, and every way between them: the moves of people, of powers and of
 * limits that pass, for every combination of facts. A suspended case takes only what goes while suspended.
 */
export class ProcedureSpace {
  readonly places: Place[] = [];
  readonly moves: Move[];
  readonly contexts: ContextClasses;
  readonly configurations: Configurations;
  readonly reads: GuardReads;
  /** False when there were more places than can be looked at. */
  complete = true;
  /** How many ways there are between the places. */
  passages = 0;
  readonly #ways: Way[][] = [];
  readonly #cameBy: (Way & { from: number })[] = [];
  readonly #known = new Map<number, Place>();
  readonly #reactions: Reactions;
  readonly #ofCarrier = new Map<string, number[]>();

  constructor(
    private readonly caseType: CaseType,
    limit = mostPlaces,
  ) {
    this.contexts = new ContextClasses(caseType);
    this.configurations = new Configurations(caseType);
    this.reads = new GuardReads(caseType);
    this.moves = [];
    for (const key of Object.keys(caseType.duties)) this.#declare(key, movesOfDuty(caseType, key));
    for (const key of Object.keys(caseType.powers)) this.#declare(key, movesOfPower(caseType, key));
    this.#reactions = new Reactions(caseType, this.configurations, this.contexts, this.moves, this.reads);
    this.#explore(limit);
  }

  /** How often XState was asked what it does. */
  get asked(): number {
    return this.#reactions.asked;
  }

  get start(): Place {
    return this.places[0]!;
  }

  passagesFrom(place: Place): Passage[] {
    return (this.#ways[place.id] ?? []).map(({ move, effects, to }) => ({ move, effects, to: this.places[to]! }));
  }

  /** The shortest path from the draft; empty for the draft itself. */
  pathTo(place: Place): PathStep[] {
    const came = this.#cameBy[place.id];
    if (!came) return [];
    return [...this.pathTo(this.places[came.from]!), { move: came.move, to: place }];
  }

  #declare(carrier: string, moves: readonly Move[]): void {
    this.#ofCarrier.set(
      carrier,
      moves.map((move) => this.moves.push(move) - 1),
    );
  }

  #explore(limit: number): void {
    const { caseType } = this;
    const snapshot = initialSnapshot(caseType);
    const configuration = this.configurations.of(activeLeaves(caseType, snapshot));
    const context = this.contexts.of(snapshot.context);
    this.#place({ configuration, context, started: false, suspended: false, noticed: false });
    for (let next = 0; next < this.places.length; next += 1) {
      if (this.places.length > limit) {
        this.complete = false;
        return;
      }
      this.#leave(this.places[next]!);
    }
  }

  #leave(from: Place): void {
    const ways: Way[] = [];
    this.#ways[from.id] = ways;
    const go = (move: Move, effects: readonly Effect[], place: Omit<Place, 'id'>) => {
      const known = this.places.length;
      const to = this.#place(place);
      if (to.id === known) this.#cameBy[to.id] = { move, effects, to: to.id, from: from.id };
      ways.push({ move, effects, to: to.id });
    };
    if (from.configuration.final) return;
    for (const index of this.#open(from)) {
      const reaction = this.#reactions.of(from.configuration, from.context, index);
      if (!reaction) continue;
      const { to: configuration, context, effects } = reaction;
      const happened = (type: Effect['type']) => effects.some((effect) => effect.type === type);
      const started = from.started || happened('startPromiseClock');
      const noticed = happened('publishNotice') || (from.noticed && !happened('endNotice'));
      const suspended = from.suspended && !configuration.final;
      go(this.moves[index]!, effects, { configuration, context, started, suspended, noticed });
    }
    const { suspend, resume } = caseTypeClock(this.caseType);
    if (from.suspended && resume) go(resume, [], { ...from, suspended: false });
    if (from.started && !from.suspended && suspend) go(suspend, [], { ...from, suspended: true });
    this.passages += ways.length;
  }

  /** Moves that may be tried: those of the open tasks and of the powers, while suspended the named few. */
  #open({ configuration, suspended }: Place): number[] {
    const { clock, powers } = this.caseType;
    const ofPowers = Object.keys(powers).flatMap((key) => this.#ofCarrier.get(key) ?? []);
    if (suspended) return ofPowers.filter((index) => clock.whileSuspended.includes(this.moves[index]!.event));
    return [...configuration.duties.flatMap((key) => this.#ofCarrier.get(key) ?? []), ...ofPowers];
  }

  #place(place: Omit<Place, 'id'>): Place {
    const { configuration, context, started, suspended, noticed } = place;
    const bits = (started ? 1 : 0) + (suspended ? 2 : 0) + (noticed ? 4 : 0);
    const key = (configuration.id * 1_048_576 + context.id) * 8 + bits;
    const known = this.#known.get(key);
    if (known) return known;
    const made = { id: this.places.length, configuration, context, started, suspended, noticed };
    this.places.push(made);
    this.#known.set(key, made);
    return made;
  }
}

interface Way {
  move: Move;
  effects: readonly Effect[];
  to: number;
}

const clockMoves = new WeakMap<CaseType, { suspend: Move | null; resume: Move | null }>();

function caseTypeClock(caseType: CaseType): { suspend: Move | null; resume: Move | null } {
  const known = clockMoves.get(caseType);
  if (known) return known;
  const { suspend, resume } = caseType.clock;
  const made = { suspend: clockMove(caseType, suspend), resume: clockMove(caseType, resume) };
  clockMoves.set(caseType, made);
  return made;
}

/** `draft → SUBMIT [application: complete] (park-operator) → preReview` */
export function pathInWords(space: ProcedureSpace, path: readonly PathStep[]): string {
  const where = ({ configuration, suspended }: Place) =>
    `${configuration.paths.length > 3 ? `${configuration.paths.slice(0, 3).join(' + ')} …` : configuration.paths.join(' + ')}${suspended ? ' (suspended)' : ''}`;
  return [where(space.start), ...path.flatMap(({ move, to }) => [wordsOf(move), where(to)])].join(' → ');
}
