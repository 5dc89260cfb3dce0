import { isApplicants } from '../../authority.js';
import { stoppedClock, type CaseState, type OpenTask } from '../../case-state.js';
import type { CaseType } from '../../contract.js';
import { recordHolder, sign } from '../../participation.js';
import { initialSnapshot } from '../../procedure.js';
import { judgePerson } from '../../verdict.js';
import { carrierOf, keyOf, same, TaskHands, type Hand } from './task-hands.js';

/**
 * One person in a case, as far as two separated duties go: what the engine has recorded of them, how they stand to the
 * two tasks while these are open, and what they have truly done. All that a person may do is asked of the engine's own
 * functions; what they have truly done is kept apart from them.
 */
export interface Standing {
  id: number;
  /** The engine's record of the person, by duty or power. */
  holders: CaseState['holders'];
  /** The tasks of the two duties that are open. */
  hands: readonly Hand[];
  /** Those of the two that the person truly holds. */
  held: readonly string[];
}

/** An event as far as it touches the two duties. */
export interface Label {
  id: number;
  event: string;
  carrier: string;
  /** A limit that passed: nobody's act. */
  system: boolean;
  /** Those of the two whose tasks are open afterwards. */
  open: readonly string[];
  /** Those of the two that it does although it is sent under another carrier. */
  around: readonly string[];
}

/** What becomes of a standing; `stays` when others still have to sign, and the case stays where it is. */
export interface Outcome {
  to: Standing;
  who?: string;
  stays: boolean;
}

const somebodyElse = 'somebody else';

/**
 * The others are without name and without past: for whatever one of them does, somebody can be found who has done
 * nothing else. So what they do with a task can wait until the person's next part in the case, or until it is closed,
 * and only then are all the ways looked at in which it may have gone through their hands.
 */
export class OnePerson {
  readonly #standings = new Map<string, Standing>();
  readonly #outcomes = new Map<number, readonly Outcome[]>();
  readonly #hands: TaskHands;
  readonly #empty: CaseState;
  readonly #filing: boolean;

  constructor(
    private readonly caseType: CaseType,
    readonly pair: readonly [string, string],
  ) {
    const snapshot = initialSnapshot(caseType);
    this.#empty = { snapshot, clock: stoppedClock, tasks: [], holders: {}, opened: 0 };
    this.#filing = pair.some((key) => isApplicants(carrierOf(caseType, key)));
    this.#hands = new TaskHands(caseType, pair, this.#filing, this.#empty);
  }

  /** Nobody has done anything; the tasks of `open` lie in their pools. */
  start(open: readonly string[]): Standing {
    return this.#standing(
      {},
      open.map((duty) => this.#hands.fresh(duty)),
      [],
    );
  }

  holdsBoth({ held }: Standing): boolean {
    return this.pair.every((key) => held.includes(key));
  }

  /** Everything that can come of an event: whoever sends it, after whatever handing around of the open tasks. */
  after(standing: Standing, label: Label): readonly Outcome[] {
    const key = standing.id * 65_536 + label.id;
    const known = this.#outcomes.get(key);
    if (known) return known;
    const made = distinct(this.#send(standing, label));
    this.#outcomes.set(key, made);
    return made;
  }

  #send(standing: Standing, label: Label): Outcome[] {
    const { carrier, event, around, system } = label;
    const moved = this.#settled(standing, label);
    if (system) return [{ to: moved, stays: false }];
    const own = standing.hands.find(({ task }) => task.duty === carrier);
    if (own) return this.#sendTask(standing, own, label);
    if (!this.pair.includes(carrier) && around.length === 0) return [{ to: moved, stays: false }];
    // Of the senders of other events only the person counts.
    const bystander: Outcome = { to: moved, who: somebodyElse, stays: false };
    if (!this.#mayAct(carrier)) return [bystander];
    const authority = { carrier, task: null };
    const state = { ...this.#empty, holders: standing.holders };
    if (judgePerson({ caseType: this.caseType, state, person: this.#hands.person(same) }, authority))
      return [bystander];
    const { holders } = recordHolder(this.caseType, state, { event, personId: same, authority });
    const held = this.#heldAfter(standing, label);
    const acted = this.#handedAround(standing, standing.hands).map((hands) => this.#standing(holders, hands, held));
    return [bystander, ...acted.map((each) => ({ to: this.#settled(each, label), who: same, stays: false }))];
  }

  /** The event of one of the two tasks, sent by each who may. */
  #sendTask(standing: Standing, own: Hand, label: Label): Outcome[] {
    const { caseType } = this;
    const { event, carrier } = label;
    const state = { ...this.#empty, holders: standing.holders };
    const rest = standing.hands.filter((hand) => hand !== own);
    return this.#hands.waysOf(standing.holders, own, true).flatMap(({ task, behind }) =>
      this.#hands.candidates({ task, behind }).flatMap((personId): Outcome[] => {
        const authority = { carrier, task };
        const forbidden = personId === same && !this.#mayAct(carrier);
        if (forbidden || judgePerson({ caseType, state, person: this.#hands.person(personId) }, authority)) return [];
        const principal = behind?.delegate === personId ? behind.principal : null;
        const takesPart = personId === same || principal === same || task.delegation?.principal === same;
        const { holders } = recordHolder(caseType, state, { event, personId, authority });
        const { state: after, complete } = sign({ ...state, tasks: [task] }, task, personId, {});
        if (!takesPart) {
          // What others sign meanwhile is looked at when the person has a part in it, or when they complete it.
          return complete ? [{ to: this.#settled(standing, label), who: somebodyElse, stays: false }] : [];
        }
        const decides = personId === same || principal === same;
        const held = decides ? this.#heldAfter(standing, label) : standing.held;
        const signed = complete ? [] : after.tasks.map((each) => this.#signed(each, behind));
        return this.#handedAround(standing, rest).map((hands): Outcome => {
          const acted = this.#standing(holders, [...signed, ...hands], held);
          const who = inWords(personId, principal, complete);
          return { to: complete ? this.#settled(acted, label) : acted, who, stays: !complete };
        });
      }),
    );
  }

  /** A task that the person has signed: whoever signs besides, nothing more can come of it for them. */
  #signed(task: OpenTask, behind: Hand['behind']): Hand {
    const own = task.signatures.filter(({ personId }) => personId === same);
    if (own.length === 0) return { task, behind };
    const { task: fresh } = this.#hands.fresh(task.duty);
    return { task: { ...fresh, signers: Math.max(2, fresh.signers), signatures: own }, behind: null };
  }

  /** Which of the two are done by an event in which the person has a part: by its carrier, or around it. */
  #heldAfter({ held }: Standing, { event, carrier, around }: Label): readonly string[] {
    if (this.caseType.events[event]?.preparatory) return held;
    return this.pair.filter((key) => held.includes(key) || key === carrier || around.includes(key));
  }

  /** Tasks open and close as `step` would have it: those of states that stay are kept, but for the one that was done. */
  #settled({ holders, hands, held }: Standing, { carrier, open }: Label): Standing {
    const kept = hands.filter(({ task }) => open.includes(task.duty) && task.duty !== carrier);
    const opened = open.filter((duty) => !kept.some(({ task }) => task.duty === duty));
    return this.#standing(holders, [...kept, ...opened.map((duty) => this.#hands.fresh(duty))], held);
  }

  /** Whatever was done with these tasks before: once the person has acted, some of it may no longer be open to them. */
  #handedAround(standing: Standing, hands: readonly Hand[]): Hand[][] {
    return hands.reduce<Hand[][]>(
      (sofar, hand) =>
        sofar.flatMap((each) => this.#hands.waysOf(standing.holders, hand, false).map((way) => [...each, way])),
      [[]],
    );
  }

  #mayAct(carrier: string): boolean {
    return isApplicants(carrierOf(this.caseType, carrier)) === this.#filing;
  }

  #standing(holders: CaseState['holders'], hands: readonly Hand[], held: readonly string[]): Standing {
    const own = Object.fromEntries(
      Object.entries(holders).flatMap(([key, persons]) => (persons.includes(same) ? [[key, [same]]] : [])),
    );
    const named = hands.map((hand) => this.#hands.named(hand)).sort((a, b) => (a.task.key < b.task.key ? -1 : 1));
    const key = `${keyOf(own)} ${named.map(keyOf).join(' ')} ${held.join()}`;
    const known = this.#standings.get(key);
    if (known) return known;
    const made = { id: this.#standings.size, holders: own, hands: named, held };
    this.#standings.set(key, made);
    return made;
  }
}

function inWords(personId: string, principal: string | null, complete: boolean): string {
  const name = (each: string) => (each === same ? same : 'somebody else');
  const place = principal === null ? '' : `, in the place of ${principal === same ? same : 'another'}`;
  return `${name(personId)}${place}${complete ? '' : ', one of several'}`;
}

function distinct(outcomes: readonly Outcome[]): Outcome[] {
  return [...new Map(outcomes.map((each) => [`${each.to.id} ${each.stays}`, each])).values()];
}
