import fc from 'fast-check';
import type { Person } from '#libs/case-engine/authority.js';
import { CasePlay } from '#libs/case-engine/case-play.fixture.js';
import type { OpenTask } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import { judgeHandling } from '#libs/case-engine/handling-verdict.js';
import { handleTask, type TaskHandling } from '#libs/case-engine/task-handling.js';
import { caseTypes } from './index.js';
import { cast, firstDay, offices } from './random-walk.fixture.js';

/**
 * No two separated duties in one person, whatever three officials with every role do who hand tasks to each other at
 * random, and decide several at once (trust.md 16). What they have done is kept apart from what the engine records.
 */

/** Shared among the case types. */
const runs = Math.ceil(10_000 / caseTypes.length);

/** One thing done; the numbers choose among whatever there is to choose from. */
interface Turn {
  kind: 'decide' | 'batch' | 'handle' | 'power';
  who: number;
  whom: number;
  what: number;
}

const number = fc.nat(1_000_000);
const turn: fc.Arbitrary<Turn> = fc.record({
  kind: fc.constantFrom<Turn['kind']>('decide', 'decide', 'decide', 'batch', 'handle', 'power'),
  who: number,
  whom: number,
  what: number,
});
const turns = fc.array(turn, { minLength: 16, maxLength: 30, size: 'max' });

interface Done {
  /** By person: duties and powers held. */
  held: Map<string, Set<string>>;
  /** By task: who acts in whose place, until it is handed back or over. */
  places: Map<string, { principal: string; delegate: string }>;
  delegated: number;
}

it.each(caseTypes.map((caseType) => [`${caseType.key} v${caseType.version}`, caseType] as const))(
  `%s keeps separated duties apart in ${runs} random cases`,
  (_, caseType) => {
    const people = cast(caseType);
    const officials = people.filter(({ personId }) => personId.startsWith('everything'));
    const rest = people.filter(({ memberOf }) => !memberOf.includes('elsewhere'));
    let delegated = 0;
    let several = 0;
    fc.assert(
      fc.property(turns, (script) => {
        const play = new CasePlay(caseType, offices, firstDay);
        const done: Done = { held: new Map(), places: new Map(), delegated: 0 };
        for (const each of script) {
          if (play.state.tasks.length === 0) break;
          if (each.kind === 'handle') handle(play, done, officials, each);
          else if (each.kind === 'batch') batch(play, done, pick(officials, each.who), each);
          else if (each.kind === 'power') power(play, done, pick(rest, each.who), each);
          else decide(play, done, officials, rest, each);
        }
        delegated += done.delegated;
        several += [...done.held.values()].some((duties) => duties.size > 1) ? 1 : 0;
        const found = breaches(caseType, done);
        if (found.length > 0) throw new Error(found.join());
      }),
      { numRuns: runs },
    );
    // The walks are of use only if people do come to hold several duties, and act in each other's place.
    expect(delegated).toBeGreaterThan(runs / 10);
    expect(several).toBeGreaterThan(runs / 3);
  },
);

function breaches({ separate }: CaseType, { held }: Done): string[] {
  return [...held].flatMap(([personId, duties]) =>
    separate.filter((pair) => pair.every((key) => duties.has(key))).map((pair) => `${personId}: ${pair.join(' and ')}`),
  );
}

/** One of the officials, or whoever else may, does what an open task asks for; two times in three what leads on. */
function decide(play: CasePlay, done: Done, officials: readonly Person[], rest: readonly Person[], each: Turn): void {
  const task = pick(play.state.tasks, each.whom);
  const events = task && play.caseType.duties[task.duty]?.events;
  if (!task || !events) return;
  const event = pick(events, each.what % 3 === 0 ? each.whom : 0) ?? '';
  const people = play.caseType.duties[task.duty]?.scope.kind === 'applicant' ? rest : officials;
  for (let offset = 0; offset < people.length; offset += 1) {
    if (send(play, done, pick(people, each.who + offset), event, task, each.what)) return;
  }
}

/** The same person decides everything that waits for them, one after another, as the batch does. */
function batch(play: CasePlay, done: Done, person: Person | undefined, each: Turn): void {
  for (const task of play.state.tasks) {
    const [event] = play.caseType.duties[task.duty]?.events ?? [];
    if (event !== undefined) send(play, done, person, event, task, each.what);
  }
}

function power(play: CasePlay, done: Done, person: Person | undefined, each: Turn): void {
  const { clock, powers } = play.caseType;
  const events = Object.values(powers).flatMap((each) => each.events);
  const event = play.state.clock.suspension ? clock.resume : pick(events, each.what);
  // Most cases are to go on.
  if (event !== undefined && (event !== 'WITHDRAW' || each.whom % 20 === 0)) {
    send(play, done, person, event, null, each.what);
  }
}

function send(
  play: CasePlay,
  done: Done,
  person: Person | undefined,
  event: string,
  task: OpenTask | null,
  choice: number,
): boolean {
  if (!person) return false;
  const payload = {
    ...play.exampleOf(event),
    ...(event === 'RETURN' && { to: choice % 2 ? 'townReview' : 'jointReview' }),
  };
  const sent = {
    payload: event === 'OBJECT' ? { ...payload, veto: false } : payload,
    ...(task && { taskKey: task.key }),
  };
  const verdict = play.ask(person, event, sent);
  if (!verdict.allowed) return false;
  play.send(person, event, sent);
  if (play.caseType.events[event]?.preparatory) return true;
  const { carrier, task: own } = verdict.authority;
  const place = own && done.places.get(own.key);
  for (const each of [person.personId, ...(place?.delegate === person.personId ? [place.principal] : [])]) {
    done.held.set(each, (done.held.get(each) ?? new Set()).add(carrier));
  }
  return true;
}

/** Whatever the command permits: taking, giving back, handing over, delegating, adding and removing signers. */
function handle(play: CasePlay, done: Done, officials: readonly Person[], { who, whom, what }: Turn): void {
  const task = pick(play.state.tasks, whom);
  const [person, colleague] = [pick(officials, who), pick(officials, who + 1 + (whom % (officials.length - 1)))];
  if (!task || !person || !colleague) return;
  const [one, other] = [person.personId, colleague.personId];
  const handling = pick<TaskHandling>(
    [
      { type: 'TASK_CLAIMED', to: one },
      { type: 'TASK_RELEASED' },
      { type: 'TASK_TRANSFERRED', to: other },
      { type: 'TASK_DELEGATED', principal: one, to: other },
      { type: 'TASK_DELEGATED', principal: one, to: other },
      { type: 'SIGNERS_ADDED', persons: [other] },
      { type: 'SIGNERS_ADDED', persons: [other], position: 'before' },
      { type: 'SIGNERS_ADDED', persons: [other], position: 'after' },
      { type: 'SIGNERS_REMOVED', persons: [other] },
    ],
    what,
  );
  const { caseType, state } = play;
  if (!handling || judgeHandling({ caseType, state, offices, person, task, handling, office: officials })) return;
  play.state = handleTask(state, task.key, handling);
  if (handling.type === 'TASK_DELEGATED') done.places.set(task.key, { principal: one, delegate: other });
  if (handling.type === 'TASK_RELEASED' || handling.type === 'TASK_TRANSFERRED') done.places.delete(task.key);
  done.delegated += handling.type === 'TASK_DELEGATED' ? 1 : 0;
}

function pick<Each>(from: readonly Each[], choice: number): Each | undefined {
  return from[choice % Math.max(1, from.length)];
}
