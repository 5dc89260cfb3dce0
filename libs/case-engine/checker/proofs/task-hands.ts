import { isApplicants, officeOf, type CaseOffices, type Person } from '../../authority.js';
import type { CaseState, OpenTask } from '../../case-state.js';
import type { CaseType, Duty, Power } from '../../contract.js';
import { judgeHandling } from '../../handling-verdict.js';
import { sign } from '../../participation.js';
import { handleTask, type TaskHandling } from '../../task-handling.js';
import { signerPositions, type SignerPosition } from '../../signing-order.js';
import { judgePerson } from '../../verdict.js';

/** In whose hands a task is. */
export interface Hand {
  task: OpenTask;
  /** Who had it delegated, and to whom, until it is given back or over; whatever the engine makes of that. */
  behind: { principal: string; delegate: string } | null;
}

/** Any offices will do: who may hold what is the same in each. */
export const someOffices: CaseOffices = { applicant: 'applicant', territory: 'territory', platform: 'platform' };

export const same = 'the same person';
/** So many signers can be added: the person, or another; what a further one could do for them, one of the first can. */
const mostAdded = 1;

/** How the tasks of two duties can go from hand to hand, between one person and as many others as it takes. */
export class TaskHands {
  readonly #ways = new Map<string, readonly Hand[]>();
  readonly #people = new Map<string, Person>();
  readonly #others: readonly string[];

  /** @param filing whether the person is the applicant's, or an official */
  constructor(
    private readonly caseType: CaseType,
    pair: readonly string[],
    private readonly filing: boolean,
    private readonly empty: CaseState,
  ) {
    const signers = Math.max(...pair.map((key) => caseType.duties[key]?.signers ?? 1));
    this.#others = Array.from({ length: signers + 3 }, (_, index) => `somebody else (${index + 1})`);
  }

  /** The others of a task numbered by what they have to do with it: who they are does not matter. */
  named(hand: Hand): Hand {
    return nameless(hand, this.#others);
  }

  /** The task as it is, and all that handling it makes of it; and others signing it, without completing it. */
  waysOf(holders: CaseState['holders'], hand: Hand, signing: boolean): readonly Hand[] {
    const key = `${signing} ${keyOf(holders)} ${keyOf(hand)}`;
    const known = this.#ways.get(key);
    if (known) return known;
    const reached = new Map([[keyOf(hand), hand]]);
    for (const each of reached.values()) {
      for (const next of [...this.#handled(holders, each), ...(signing ? this.#signedByOthers(holders, each) : [])]) {
        const named = this.named(next);
        if (!reached.has(keyOf(named))) reached.set(keyOf(named), named);
      }
    }
    const made = [...reached.values()];
    this.#ways.set(key, made);
    return made;
  }

  #handled(holders: CaseState['holders'], hand: Hand): Hand[] {
    const { caseType } = this;
    const { task } = hand;
    const people = this.candidates(hand);
    const office = [same, ...this.#others].map((personId) => this.person(personId));
    const state = { ...this.empty, holders, tasks: [task] };
    return people.flatMap((personId) =>
      handlings(task, personId, people).flatMap((handling): Hand[] => {
        const person = this.person(personId);
        if (judgeHandling({ caseType, state, offices: someOffices, person, task, handling, office })) return [];
        const behind = behindAfter(hand.behind, handling);
        return handleTask(state, task.key, handling).tasks.map((each) => ({ task: each, behind }));
      }),
    );
  }

  #signedByOthers(holders: CaseState['holders'], { task, behind }: Hand): Hand[] {
    const { caseType } = this;
    const state = { ...this.empty, holders, tasks: [task] };
    return this.candidates({ task, behind }).flatMap((personId): Hand[] => {
      const isDelegate = behind?.delegate === personId || task.delegation?.delegate === personId;
      if (personId === same || isDelegate) return [];
      const person = this.person(personId);
      if (judgePerson({ caseType, state, person }, { carrier: task.duty, task })) return [];
      const { state: after, complete } = sign(state, task, personId, {});
      return complete ? [] : after.tasks.map((each) => ({ task: each, behind }));
    });
  }

  /** The person, and of the others one for each part that they can have in the task; one who has none among them. */
  candidates(hand: Hand): string[] {
    return [same, ...new Map(this.#others.map((name) => [partsOf(hand, name), name])).values()];
  }

  /** An official holds every office's roles, an administrator's own grants included; the applicant's people theirs. */
  person(personId: string): Person {
    const known = this.#people.get(personId);
    if (known) return known;
    const { duties, powers } = this.caseType;
    const grants = [...Object.values(duties), ...Object.values(powers)].flatMap((carrier) =>
      isApplicants(carrier) === this.filing ? grantsOf(carrier) : [],
    );
    const made = { personId, grants, memberOf: this.filing ? [] : [...new Set(grants.map(({ unit }) => unit))] };
    this.#people.set(personId, made);
    return made;
  }

  fresh(duty: string): Hand {
    return { task: freshTask(duty, this.caseType.duties[duty]?.signers ?? 1), behind: null };
  }
}

export function keyOf(data: CaseState['holders'] | Hand): string {
  return JSON.stringify(data);
}

/** The others are numbered anew, by what they have to do with the task, and sets put in order. */
function nameless(hand: Hand, others: readonly string[]): Hand {
  const { task, behind } = hand;
  const order = others.map((name) => [partsOf(hand, name), name] as const).sort(([a], [b]) => b - a);
  const names = new Map(order.map(([, name], index) => [name, others[index] ?? name]));
  const renamed = (name: string) => names.get(name) ?? name;
  const both = (pair: Hand['behind']) =>
    pair && { principal: renamed(pair.principal), delegate: renamed(pair.delegate) };
  return {
    task: {
      ...task,
      assignee: task.assignee === null ? null : renamed(task.assignee),
      delegation: both(task.delegation),
      added: task.added.map(renamed).sort(),
      ...(task.order && { order: { before: task.order.before.map(renamed), after: task.order.after.map(renamed) } }),
      signatures: task.signatures
        .map((signature) => ({ ...signature, personId: renamed(signature.personId) }))
        .sort((a, b) => (a.personId < b.personId ? -1 : 1)),
    },
    behind: both(behind),
  };
}

/** What somebody has to do with a task, as bits. */
function partsOf({ task, behind }: Hand, name: string): number {
  const { assignee, delegation, added, order, signatures } = task;
  const parts = [
    assignee === name,
    delegation?.principal === name,
    delegation?.delegate === name,
    behind?.principal === name,
    behind?.delegate === name,
    added.includes(name),
    order?.before.includes(name) ?? false,
    order?.after.includes(name) ?? false,
    signatures.some(({ personId }) => personId === name),
  ];
  return parts.reduce((bits, part, index) => bits + (part ? 1 << index : 0), 0);
}

export function carrierOf({ key: type, duties, powers }: CaseType, key: string): Duty | Power {
  const found = duties[key] ?? powers[key];
  if (!found) throw new Error(`${type} has no duty ${key}`);
  return found;
}

/** What somebody needs to act under a duty or power. */
export function grantsOf(carrier: Duty | Power): Person['grants'][number][] {
  const roles = 'role' in carrier ? [carrier.role] : carrier.roles;
  const unit = carrier.scope.kind === 'anyone' ? 'anywhere' : (officeOf(carrier.scope, someOffices) ?? 'nowhere');
  return roles.flatMap((role) => (role === 'system' ? [] : [{ role, unit }]));
}

export function freshTask(duty: string, signers: number): OpenTask {
  const undated = { openedOn: '', due: null, provisional: false, explanation: [], escalated: false };
  return { key: duty, duty, ...undated, signers, added: [], assignee: null, delegation: null, signatures: [] };
}

function handlings(task: OpenTask, personId: string, people: readonly string[]): TaskHandling[] {
  const colleagues = people.filter((each) => each !== personId);
  return [
    { type: 'TASK_CLAIMED', to: personId },
    { type: 'TASK_RELEASED' },
    ...colleagues.flatMap((to): TaskHandling[] => [
      { type: 'TASK_TRANSFERRED', to },
      { type: 'TASK_DELEGATED', principal: personId, to },
      ...(task.added.length < mostAdded ? positions.map((position) => addedAt(to, position)) : []),
    ]),
    ...task.added.map((added): TaskHandling => ({ type: 'SIGNERS_REMOVED', persons: [added] })),
  ];
}

const positions = [undefined, ...signerPositions];

function addedAt(to: string, position: SignerPosition | undefined): TaskHandling {
  return { type: 'SIGNERS_ADDED', persons: [to], ...(position && { position }) };
}

/** A delegation ends when the task is handed back, or over for good; whatever the engine makes of it. */
function behindAfter(behind: Hand['behind'], handling: TaskHandling): Hand['behind'] {
  switch (handling.type) {
    case 'TASK_DELEGATED':
      return { principal: handling.principal, delegate: handling.to };
    case 'TASK_RELEASED':
    case 'TASK_TRANSFERRED':
      return null;
    default:
      return behind;
  }
}
