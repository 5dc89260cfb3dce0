import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import { PlacesByState } from '#libs/case-engine/places-by-state.fixture.js';
import { ProcedureSpace } from '#libs/case-engine/checker/procedure-space.js';

/** An event that a case has taken; `carrier` is the duty or power under which it was sent. */
export interface Taken {
  event: string;
  carrier: string;
  bySystem: boolean;
  before: CaseState;
  after: CaseState;
}

/** The model checker has been wherever a case comes, and knew of every way that it goes. */
export class Explored {
  readonly #space: ProcedureSpace;
  readonly #places: PlacesByState;

  constructor(private readonly caseType: CaseType) {
    this.#space = new ProcedureSpace(caseType);
    this.#places = new PlacesByState(caseType, this.#space);
  }

  /** What it missed; empty when the event is one of its passages, or has left the case waiting where it was. */
  missed({ event, carrier, bySystem, before, after }: Taken): string[] {
    const [from, to] = [this.#places.find(before), this.#places.find(after)];
    if (!from || !to) return [`${event} led to a place that was not explored`];
    const waits = event === this.caseType.clock.extend || carrier in this.caseType.duties;
    if (from === to && waits) return [];
    const known = this.#space
      .passagesFrom(from)
      .some(
        ({ move, to: next }) =>
          move.event === event && move.carrier === carrier && move.by.includes('system') === bySystem && next === to,
      );
    return known ? [] : [`${event} from ${from.configuration.paths.join(' + ')} was not explored`];
  }
}
