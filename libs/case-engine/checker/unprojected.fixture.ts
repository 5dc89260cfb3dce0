import type { Person } from '../authority.js';
import { CasePlay } from '../case-play.fixture.js';
import type { CaseState } from '../case-state.js';
import type { CaseType } from '../contract.js';
import { judgeHandling } from '../handling-verdict.js';
import { grantsOf } from './proofs/task-hands.js';
import { handleTask, type TaskHandling } from '../task-handling.js';

/** Everything that three officials and an applicant can do in a case, tried out on the whole of the engine. */

const offices = { applicant: 'applicant', territory: 'territory', platform: 'platform' };

interface At {
  state: CaseState;
  /** By person: what they have truly done. */
  done: Record<string, string[]>;
  /** By task: who had it delegated, and to whom, until it is given back or over. */
  behind: Record<string, { principal: string; delegate: string }>;
}

/** Whether any of them can come to have done both duties. Of each official's roles all subsets are tried. */
export function heldByOne(caseType: CaseType, pair: readonly [string, string]): boolean {
  const grants = [...Object.values(caseType.duties), ...Object.values(caseType.powers)]
    .filter(({ scope }) => scope.kind !== 'applicant')
    .flatMap(grantsOf)
    .filter((grant, index, all) => all.findIndex((each) => JSON.stringify(each) === JSON.stringify(grant)) === index);
  const subsets = grants.reduce<Person['grants'][number][][]>(
    (sofar, grant) => sofar.flatMap((each) => [each, [...each, grant]]),
    [[]],
  );
  return subsets.some((own) => own.length > 0 && heldBy(caseType, pair, own, grants));
}

function heldBy(
  caseType: CaseType,
  pair: readonly [string, string],
  own: Person['grants'],
  grants: Person['grants'],
): boolean {
  const official = (personId: string, held: Person['grants']): Person => ({
    personId,
    grants: held,
    memberOf: held.map(({ unit }) => unit),
  });
  const applicant: Person = {
    personId: 'applicant',
    grants: [{ role: caseType.applicantRole, unit: offices.applicant }],
    memberOf: [offices.applicant],
  };
  const people = [official('one', own), official('two', grants), official('three', grants), applicant];
  const play = new CasePlay(caseType, offices, '2025-06-09');
  const queue: At[] = [{ state: play.state, done: {}, behind: {} }];
  const seen = new Set(queue.map(keyOf));
  for (const at of queue) {
    for (const next of [...sendings(play, at, people), ...handlings(caseType, at, people)]) {
      if (Object.values(next.done).some((done) => pair.every((key) => done.includes(key)))) return true;
      if (next.state.tasks.some((task) => task.added.length > 1) || seen.has(keyOf(next))) continue;
      seen.add(keyOf(next));
      queue.push(next);
    }
  }
  return false;
}

function sendings(play: CasePlay, at: At, people: readonly Person[]): At[] {
  const { caseType } = play;
  return people.flatMap((person) =>
    Object.keys(caseType.events).flatMap((event): At[] => {
      play.state = at.state;
      const verdict = play.ask(person, event);
      if (!verdict.allowed) return [];
      const { carrier, task } = verdict.authority;
      play.send(person, event);
      const { state } = play;
      const closed = at.state.tasks.filter((each) => !state.tasks.some(({ key }) => key === each.key));
      const around = closed.map(({ duty }) => duty).filter((duty) => caseType.duties[duty]?.events.includes(event));
      const behind = task ? at.behind[task.key] : undefined;
      const acting = [person.personId, ...(behind?.delegate === person.personId ? [behind.principal] : [])];
      const done = { ...at.done };
      if (!caseType.events[event]?.preparatory) {
        for (const each of acting) done[each] = [...new Set([...(done[each] ?? []), carrier, ...around])].sort();
      }
      return [{ ...at, state, done }];
    }),
  );
}

function handlings(caseType: CaseType, at: At, people: readonly Person[]): At[] {
  const { state } = at;
  return state.tasks.flatMap((task) =>
    people.flatMap((person) =>
      possible(task.added, person.personId, people).flatMap((handling): At[] => {
        const duty = caseType.duties[task.duty];
        const office = people.filter(({ grants }) => grants.some(({ role }) => role === duty?.role));
        const named = 'to' in handling ? [handling.to] : 'persons' in handling ? handling.persons : [];
        if (!named.every((id) => office.some(({ personId }) => personId === id))) return [];
        if (judgeHandling({ caseType, state, offices, person, task, handling, office })) return [];
        const { [task.key]: before, ...rest } = at.behind;
        const kept = handling.type === 'TASK_RELEASED' || handling.type === 'TASK_TRANSFERRED' ? rest : at.behind;
        const behind =
          handling.type === 'TASK_DELEGATED'
            ? { ...rest, [task.key]: { principal: handling.principal, delegate: handling.to } }
            : kept;
        return before || behind !== at.behind || handling.type !== 'TASK_URGED'
          ? [{ ...at, state: handleTask(state, task.key, handling), behind }]
          : [];
      }),
    ),
  );
}

function possible(added: readonly string[], personId: string, people: readonly Person[]): TaskHandling[] {
  return [
    { type: 'TASK_CLAIMED', to: personId },
    { type: 'TASK_RELEASED' },
    ...people
      .filter((each) => each.personId !== personId)
      .flatMap(({ personId: to }): TaskHandling[] => [
        { type: 'TASK_TRANSFERRED', to },
        { type: 'TASK_DELEGATED', principal: personId, to },
        { type: 'SIGNERS_ADDED', persons: [to] },
        { type: 'SIGNERS_ADDED', persons: [to], position: 'before' },
        { type: 'SIGNERS_ADDED', persons: [to], position: 'after' },
      ]),
    ...added.map((each): TaskHandling => ({ type: 'SIGNERS_REMOVED', persons: [each] })),
  ];
}

/** Tasks are numbered as they open; here it does not matter how many there were. */
function keyOf({ state, done, behind }: At): string {
  const { value, context } = state.snapshot;
  const tasks = state.tasks.map(({ duty, key, assignee, delegation, added, order, signatures }) => {
    const signed = signatures.map(({ personId }) => personId).sort();
    return [duty, assignee, delegation, [...added].sort(), order, signed, behind[key]];
  });
  const sorted = Object.entries(done).sort(([a], [b]) => (a < b ? -1 : 1));
  const holders = Object.entries(state.holders).map(([key, persons]) => [key, [...persons].sort()]);
  return JSON.stringify([value, context, tasks, holders.sort(), sorted]);
}
