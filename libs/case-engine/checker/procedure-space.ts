import { Configurations, type Configuration } from './configurations.js';
import { ContextClasses, type ContextClass } from './context-classes.js';
import type { CaseType, Effect } from '../contract.js';
import { GuardReads } from './guard-reads.js';
import { activeLeaves, initialSnapshot } from '../procedure.js';
import { clockMove, movesOf, wordsOf, type Move, type NumberedMove } from './procedure-moves.js';
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
  /** Who of several does it, where a breach is about persons: `the same person`, `somebody else`. */
  who?: string;
}

/** More places than this are not looked at: the case type has to be made smaller, or its facts coarser. */
export const mostPlaces = 400_000;

/**
 * Every place that a case of this type can reach, and every way between them: the moves of people, of powers and of
 * limits that pass, for every combination of facts. A suspended case takes only what goes while suspended.
 */
export class ProcedureSpace {
  readonly places: Place[] = [];
  /** Moves by the duty or power that carries them. */
  readonly moves: ReadonlyMap<string, readonly NumberedMove[]>;
  readonly contexts: ContextClasses;
  readonly configurations: Configurations;
  readonly reads: GuardReads;
  /** The draft. */
  readonly start: Place;
  /** False when there were more places than can be looked at. */
  complete = true;
  /** How many ways there are between the places. */
  passages = 0;
  readonly #ways: Passage[][] = [];
  readonly #cameBy = new Map<Place, { move: Move; from: Place }>();
  readonly #known = new Map<number, Place>();
  readonly #reactions: Reactions;
  readonly #suspend: Move | null;
  readonly #resume: Move | null;

  constructor(
    readonly caseType: CaseType,
    limit = mostPlaces,
  ) {
    this.contexts = new ContextClasses(caseType);
    this.configurations = new Configurations(caseType);
    this.reads = new GuardReads(caseType);
    this.moves = movesOf(caseType);
    this.#suspend = clockMove(caseType, caseType.clock.suspend);
    this.#resume = clockMove(caseType, caseType.clock.resume);
    this.#reactions = new Reactions(caseType, this.configurations, this.contexts, this.reads);
    this.start = this.#begin();
    this.#explore(limit);
  }

  /** How often XState was asked what it does. */
  get asked(): number {
    return this.#reactions.asked;
  }

  passagesFrom(place: Place): readonly Passage[] {
    return this.#ways[place.id] ?? [];
  }

  /** Moves that may be tried here: those of the open tasks and of the powers, while suspended the named few. */
  movesAt({ configuration, context, suspended }: Place): NumberedMove[] {
    const { clock, powers } = this.caseType;
    const carried = (key: string) => this.moves.get(key) ?? [];
    const ofPowers = Object.keys(powers).flatMap(carried);
    const ofDuties = configuration.duties
      .flatMap(carried)
      .filter((move) => !isTimers(move) || this.#runsOut(move, context));
    if (!suspended) return [...ofDuties, ...ofPowers];
    const ofPeople = [...ofDuties.filter((move) => !isTimers(move)), ...ofPowers];
    return ofPeople.filter((move) => clock.whileSuspended.includes(move.event));
  }

  /** The shortest path from the draft; empty for the draft itself. */
  pathTo(place: Place): PathStep[] {
    const path: PathStep[] = [];
    let at = place;
    for (let came = this.#cameBy.get(at); came; came = this.#cameBy.get(at)) {
      path.unshift({ move: came.move, to: at });
      at = came.from;
    }
    return path;
  }

  #begin(): Place {
    const snapshot = initialSnapshot(this.caseType);
    const configuration = this.configurations.of(activeLeaves(this.caseType, snapshot));
    const context = this.contexts.at(configuration, snapshot.context);
    return this.#place({ configuration, context, started: false, suspended: false, noticed: false });
  }

  /** Nearest places first; the list grows while it is gone through. */
  #explore(limit: number): void {
    for (const place of this.places) {
      if (this.places.length > limit) {
        this.complete = false;
        return;
      }
      this.#ways[place.id] = this.#leave(place);
    }
  }

  #leave(from: Place): Passage[] {
    if (from.configuration.final) return [];
    const taken = this.movesAt(from).flatMap((move): Passage[] => {
      const reaction = this.#reactions.of(from.configuration, from.context, move);
      if (!reaction) return [];
      const { to: configuration, context, effects } = reaction;
      const happened = (type: Effect['type']) => effects.some((effect) => effect.type === type);
      const started = from.started || happened('startPromiseClock');
      const noticed = afterEffects(from.noticed, effects);
      const suspended = from.suspended && !configuration.final;
      return [this.#passage(from, move, effects, { configuration, context, started, suspended, noticed })];
    });
    const held = from.suspended
      ? this.#resume && this.#passage(from, this.#resume, [], { ...from, suspended: false })
      : from.started && this.#suspend && this.#passage(from, this.#suspend, [], { ...from, suspended: true });
    const ways = held ? [...taken, held] : taken;
    this.passages += ways.length;
    return ways;
  }

  #passage(from: Place, move: Move, effects: readonly Effect[], place: Omit<Place, 'id'>): Passage {
    const known = this.places.length;
    const to = this.#place(place);
    if (to.id === known) this.#cameBy.set(to, { move, from });
    return { move, effects, to };
  }

  /** A limit that is a date passes only where the context names one. */
  #runsOut({ carrier }: Move, { dated }: ContextClass): boolean {
    const limit = this.caseType.duties[carrier]?.limit;
    return limit !== undefined && ('setting' in limit || dated.includes(carrier));
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

const isTimers = ({ by }: Move) => by.includes('system');

/** Whether a notice is up after effects that happened in this order. */
function afterEffects(noticed: boolean, effects: readonly Effect[]): boolean {
  return effects.reduce((up, { type }) => type === 'publishNotice' || (up && type !== 'endNotice'), noticed);
}

/** `draft → SUBMIT [application: complete] (park-operator) → preReview` */
export function pathInWords(space: ProcedureSpace, path: readonly PathStep[]): string {
  const where = ({ configuration, suspended }: Place) =>
    `${configuration.paths.length > 3 ? `${configuration.paths.slice(0, 3).join(' + ')} …` : configuration.paths.join(' + ')}${suspended ? ' (suspended)' : ''}`;
  return [where(space.start), ...path.flatMap(({ move, to, who }) => [wordsOf(move, who), where(to)])].join(' → ');
}
