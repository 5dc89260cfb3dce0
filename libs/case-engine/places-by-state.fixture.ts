import type { CaseState } from './case-state.js';
import type { CaseType } from './contract.js';
import type { Place, ProcedureSpace } from './checker/procedure-space.js';
import { activePaths } from './procedure.js';

/** Finds the place of the explorer in which a case is, by all that places differ in. */
export class PlacesByState {
  readonly #places: ReadonlyMap<string, Place>;

  constructor(
    private readonly caseType: CaseType,
    private readonly space: ProcedureSpace,
  ) {
    const keyOf = ({ configuration: { paths }, context: { facts, dated }, started, suspended, noticed }: Place) =>
      JSON.stringify([[...paths].sort(), facts, dated, started, suspended, noticed]);
    this.#places = new Map(space.places.map((place) => [keyOf(place), place]));
  }

  /** Undefined where the explorer says that no case can be. */
  find({ snapshot, clock }: Pick<CaseState, 'snapshot' | 'clock'>): Place | undefined {
    const paths = activePaths(this.caseType, snapshot);
    const leaves = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`))).sort();
    const { facts, dated } = this.space.contexts.factsOf(snapshot.context);
    const clocks = [clock.startedOn !== null, clock.suspension !== null, clock.notice !== null];
    return this.#places.get(JSON.stringify([leaves, facts, dated, ...clocks]));
  }
}
