import { isApplicants } from '../../authority.js';
import { stoppedClock } from '../../case-state.js';
import type { CaseType } from '../../contract.js';
import type { Finding, Proof } from '../finding.js';
import { clockMove, type Move } from '../procedure-moves.js';
import type { Passage, PathStep, Place, ProcedureSpace } from '../procedure-space.js';
import { judge } from '../../verdict.js';
import { OnePerson, type Label, type Standing } from './one-person.js';
import { carrierOf, freshTask, grantsOf, someOffices } from './task-hands.js';

/**
 * Separated duties on every path. A path of the procedure and what one person does along it are walked together: a
 * node is a place of the case and the standing of one person in it (docs/adr/0032-separation-for-one-person.md).
 */
export const separationHolds: Proof = {
  title: {
    zh: '职责分离在任何路径上都成立（含委派、转办、加签、批量和超时）',
    en: 'No path lets one person hold two separated duties, delegation, added signers, batches and limits included',
  },
  findings: (caseType, space) => caseType.separate.flatMap((pair) => breachesOf(caseType, space, pair)),
};

/** Where the walk has been, and how it got there; in columns, for there may be hundreds of thousands. */
interface Walk {
  places: Place[];
  standings: Standing[];
  /** Index of the node before; -1 for the first. */
  from: number[];
  moves: (Move | null)[];
  who: (string | undefined)[];
}

function breachesOf(caseType: CaseType, space: ProcedureSpace, pair: readonly [string, string]): Finding[] {
  const person = new OnePerson(caseType, pair);
  const labels = new Labels(caseType, pair, space);
  const extension = extensionOf(caseType, pair);
  const walk: Walk = { places: [], standings: [], from: [], moves: [], who: [] };
  const seen: Uint8Array[] = [];
  const found = new Map<string, Finding>();
  const visit = (place: Place, standing: Standing, from: number, move: Move | null, who?: string) => {
    const places = (seen[standing.id] ??= new Uint8Array(space.places.length));
    if (places[place.id]) return;
    places[place.id] = 1;
    walk.places.push(place);
    walk.standings.push(standing);
    walk.from.push(from);
    walk.moves.push(move);
    walk.who.push(who);
  };
  visit(space.start, person.start(pair.filter((key) => isOpen(space.start, key))), -1, null);
  for (let node = 0; node < walk.places.length; node += 1) {
    const [place, standing] = [walk.places[node], walk.standings[node]];
    if (!place || !standing) break;
    if (person.holdsBoth(standing)) {
      note(found, pair, walk, node);
      continue;
    }
    for (const passage of passagesFrom(space, place, extension)) {
      const label = labels.of(place, passage);
      if (!label) visit(passage.to, standing, node, passage.move);
      else {
        for (const { to, who, stays } of person.after(standing, label)) {
          visit(stays ? place : passage.to, to, node, passage.move, who);
        }
      }
    }
  }
  return [...found.values()];
}

/** The nearest breach of each kind: by the event that completes it and its carrier. */
function note(found: Map<string, Finding>, [one, other]: readonly [string, string], walk: Walk, node: number): void {
  const last = walk.moves[node];
  const message = `${last?.carrier}: one person can hold ${one} and ${other}`;
  const kind = `${message} ${last?.event}`;
  if (!found.has(kind)) found.set(kind, { message, path: pathOf(walk, node) });
}

function pathOf({ places, from, moves, who }: Walk, node: number): PathStep[] {
  const path: PathStep[] = [];
  for (let at = node; at > 0; at = from[at] ?? 0) {
    const [move, to, name] = [moves[at], places[at], who[at]];
    if (move && to) path.unshift({ move, to, ...(name !== undefined && { who: name }) });
  }
  return path;
}

/** Extending leaves a case where it is, so the space has no way for it; its power may be separated all the same. */
function extensionOf(caseType: CaseType, pair: readonly string[]): Move | null {
  const move = clockMove(caseType, caseType.clock.extend);
  return move && pair.includes(move.carrier) ? move : null;
}

function passagesFrom(space: ProcedureSpace, place: Place, extension: Move | null): readonly Passage[] {
  const passages = space.passagesFrom(place);
  const runs = place.started && !place.suspended && !place.configuration.final;
  return extension && runs ? [...passages, { move: extension, effects: [], to: place }] : passages;
}

/** Sorts passages by what they are to two duties, so that one person's part of each is worked out once. */
class Labels {
  readonly #ofMoves = new Map<Move, { shared: string[]; labels: (Label | null | undefined)[] }>();
  readonly #reached = new Map<string, boolean>();
  /** By place: which of the two are open. */
  readonly #open: Uint8Array;
  #count = 0;

  constructor(
    private readonly caseType: CaseType,
    private readonly pair: readonly [string, string],
    space: ProcedureSpace,
  ) {
    this.#open = Uint8Array.from(space.places, (place) => this.#bitsOf(pair.filter((key) => isOpen(place, key))));
  }

  /** Null where neither of the two is touched. */
  of(from: Place, { move, to }: Passage): Label | null {
    let known = this.#ofMoves.get(move);
    if (!known) this.#ofMoves.set(move, (known = { shared: this.#shared(move), labels: [] }));
    const open = (this.#open[from.id] ?? 0) + 4 * (this.#open[to.id] ?? 0);
    const around = known.shared.length > 0 ? known.shared.filter((key) => this.#goesAround(from, to, move, key)) : [];
    const key = open + (around.length > 0 ? 16 * this.#bitsOf(around) : 0);
    const label = known.labels[key];
    if (label !== undefined) return label;
    const made = this.#make(from, to, move, around);
    known.labels[key] = made;
    return made;
  }

  #make(from: Place, to: Place, move: Move, around: readonly string[]): Label | null {
    const open = this.pair.filter((key) => isOpen(to, key));
    const before = this.pair.filter((key) => isOpen(from, key));
    const touches = this.pair.includes(move.carrier) || around.length > 0 || open.join() !== before.join();
    if (!touches) return null;
    this.#count += 1;
    const system = move.by.includes('system');
    return { id: this.#count, event: move.event, carrier: move.carrier, system, open, around };
  }

  #bitsOf(keys: readonly string[]): number {
    return (keys.includes(this.pair[0]) ? 1 : 0) + (keys.includes(this.pair[1]) ? 2 : 0);
  }

  /** Those of the two whose event is sent under another carrier. A limit that passes is nobody's act. */
  #shared({ carrier, event, by }: Move): string[] {
    if (by.includes('system')) return [];
    return this.pair.filter((key) => key !== carrier && carrierOf(this.caseType, key).events.includes(event));
  }

  /** Whether somebody without the role of one of the two, but with the other's, can do it in this way. */
  #goesAround(from: Place, to: Place, move: Move, key: string): boolean {
    const isDuty = key in this.caseType.duties;
    if (isDuty && !(isOpen(from, key) && !isOpen(to, key))) return false;
    const opposite = this.pair[0] === key ? this.pair[1] : this.pair[0];
    const asked = `${from.configuration.id} ${from.suspended} ${move.carrier} ${move.event} ${key}`;
    const known = this.#reached.get(asked);
    if (known !== undefined) return known;
    const reached = canSendUnder(this.caseType, from, move, [opposite]);
    this.#reached.set(asked, reached);
    return reached;
  }
}

function isOpen({ configuration }: Place, key: string): boolean {
  return !configuration.final && configuration.duties.includes(key);
}

/**
 * Whether the engine lets somebody send a move under its own carrier who also holds the roles of `others`. It prefers
 * an open task to a power, so who has the task's role too does not get around it.
 */
export function canSendUnder(caseType: CaseType, place: Place, move: Move, others: readonly string[]): boolean {
  const carrier = carrierOf(caseType, move.carrier);
  const more = others
    .map((key) => carrierOf(caseType, key))
    .filter((each) => isApplicants(each) === isApplicants(carrier))
    .flatMap(grantsOf);
  const { configuration, context, started, suspended } = place;
  const tasks = configuration.duties.map((duty) => freshTask(duty, caseType.duties[duty]?.signers ?? 1));
  const { today } = move.sent.facts;
  const suspension = suspended ? { kind: '', reason: '', since: today } : null;
  const clock = { ...stoppedClock, startedOn: started ? today : null, suspension };
  const snapshot = { value: configuration.value, context: context.sample, status: 'active' as const };
  return grantsOf(carrier).some((grant) => {
    const grants = [grant, ...more];
    const verdict = judge({
      caseType,
      state: { snapshot, clock, tasks, holders: {}, opened: tasks.length },
      offices: someOffices,
      person: { personId: 'somebody', grants, memberOf: grants.map(({ unit }) => unit) },
      event: move.event,
      payload: move.sent.payload,
      taskKey: move.task ? move.carrier : null,
      facts: move.sent.facts,
      settings: {},
    });
    return verdict.allowed && verdict.authority.carrier === move.carrier;
  });
}
