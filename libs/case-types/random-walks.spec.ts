import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { belongsToApplicant } from '#libs/case-engine/authority.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { Today } from '#libs/case-engine/limits.js';
import { activePaths } from '#libs/case-engine/procedure.js';
import { begin, step } from '#libs/case-engine/step.js';
import { handleTask, isComplete } from '#libs/case-engine/task-handling.js';
import { caseTypes } from './index.js';
import type { LegalMoves } from './park-recognition/table.v1.fixture.js';
import { Explored, type Taken } from './explored.fixture.js';
import { firstDay, offices, walk, type Entry, type Move, type Recorded } from './random-walk.fixture.js';
import { tableOf } from './tables.fixture.js';

/** Properties that hold on every path, shown on many random ones (trust.md 9, 10, 16). Findings are sentences. */

const tables = new Map<CaseType, LegalMoves>();
for (const caseType of caseTypes) tables.set(caseType, await tableOf(caseType));

/** For each case type; its versions share them. */
const sequences = 10_000;

const number = fc.nat(1_000_000);
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc
    .nat(12)
    .map((chance) => (['limit', 'handling', 'anything', 'anything', 'anything'] as const)[chance] ?? 'duty'),
  who: number,
  what: number,
  variant: number,
  days: fc.integer({ min: 0, max: 4 }),
  formIsBroken: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
});
const moves = fc.array(move, { minLength: 20, maxLength: 90, size: 'max' });

describe.each(caseTypes.map((caseType) => [caseType.key, caseType.version, caseType] as const))(
  '%s, version %i, on random paths',
  (key, _version, caseType) => {
    const table = tables.get(caseType) ?? {};
    const visited = new Set<string>();
    const explored = new Explored(caseType);

    it('keeps its rules after every move', () => {
      fc.assert(
        fc.property(moves, (script) => {
          const { play, recorded, journal } = walk(caseType, script);
          const found = recorded.flatMap((record, index) => {
            record.result.to.forEach((path) => visited.add(path));
            return [
              ...notRecordedOnce(record, recorded[index - 1]),
              ...illegal(table, record),
              ...explored.missed(takenIn(record)),
              ...sentWhileSuspended(caseType, record),
              ...tasksAside(caseType, record.result.state),
              ...clocksAside(caseType, record.result.state),
            ];
          });
          expect([...found, ...unseparated(caseType, recorded)]).toEqual([]);
          expect(replayed(caseType, play.today, journal)).toBe(JSON.stringify(play.state));
        }),
        { numRuns: Math.ceil(sequences / caseTypes.filter((each) => each.key === key).length) },
      );
    }, 600_000);

    it('has a table of legal moves, and has been in each of its states by then', () => {
      const states = Object.keys(table).filter((state) => state !== 'draft');
      expect(states).not.toEqual([]);
      expect([...visited]).toEqual(expect.arrayContaining(states));
    });
  },
);

/** One record for each move: it begins where the last one ended, and something has changed. */
function notRecordedOnce({ before, result, input }: Recorded, last: Recorded | undefined): string[] {
  const from = last?.result.to ?? ['draft'];
  return [
    ...(result.from.join() === from.join() ? [] : [`${input.event} began elsewhere`]),
    ...(isDeepStrictEqual(result.state, before) ? [`${input.event} changed nothing`] : []),
  ];
}

function illegal(table: LegalMoves, { input: { event }, person, result }: Recorded): string[] {
  const [from = '', to = ''] = [result.from[0], result.to[0]];
  const legal = table[from]?.[event];
  const roles = person ? person.grants.map((grant) => grant.role) : ['system'];
  if (!legal) return [`${event} is illegal in ${from}`];
  const waitsForOthers = person !== null && to === from && result.closed.length === 0;
  return [
    ...(legal.to.includes(to) || waitsForOthers ? [] : [`${event} led from ${from} to ${to}`]),
    ...(legal.by.some((role) => roles.includes(role)) ? [] : [`${event} came from ${roles.join()}`]),
  ];
}

function takenIn({ before, result, input: { event, authority, personId } }: Recorded): Taken {
  return { event, carrier: authority.carrier, bySystem: personId === null, before, after: result.state };
}

function sentWhileSuspended(caseType: CaseType, { before, input: { event } }: Recorded): string[] {
  const goes = !before.clock.suspension || caseType.clock.whileSuspended.includes(event);
  return goes ? [] : [`${event} went although the case was suspended`];
}

/** Each duty of each active state has one open task, there is no other, and nobody has signed twice. */
function tasksAside(caseType: CaseType, state: CaseState): string[] {
  const active = state.snapshot.status === 'done' ? [] : activePaths(caseType, state.snapshot);
  const asked = Object.entries(caseType.duties).flatMap(([key, duty]) => (active.includes(duty.state) ? [key] : []));
  const open = state.tasks.map((task) => task.duty);
  return [
    ...(open.sort().join() === asked.sort().join() ? [] : [`open: ${open.join()}; asked for: ${asked.join()}`]),
    ...state.tasks.flatMap((task) => {
      const signers = new Set(task.signatures.map((signature) => signature.personId)).size;
      return signers === task.signatures.length && !isComplete(task, task.signatures)
        ? []
        : [`${task.key} is signed amiss`];
    }),
  ];
}

/** The promise is paused exactly while only the applicant, the public or a special procedure is waited for. */
function clocksAside(caseType: CaseType, { clock, tasks, snapshot }: CaseState): string[] {
  const done = snapshot.status === 'done';
  const running = tasks.some((task) => caseType.duties[task.duty]?.promiseClock === 'runs') && !clock.suspension;
  const open = (pauses: readonly { to: string | null }[]) => pauses.filter((pause) => pause.to === null).length;
  const wanted = clock.startedOn && !running && !done ? 1 : 0;
  const ordered = clock.pauses.every(
    (pause, index) => pause.from >= (clock.pauses[index - 1]?.to ?? '') && (pause.to ?? pause.from) >= pause.from,
  );
  return [
    ...(open(clock.pauses) === wanted ? [] : [`${open(clock.pauses)} pauses are open instead of ${wanted}`]),
    ...(open(clock.suspensions) === (clock.suspension ? 1 : 0) ? [] : ['a suspension is open that is over']),
    ...(done && (clock.suspension ?? clock.notice) ? ['a clock goes on after the end'] : []),
    ...(ordered ? [] : ['the pauses overlap']),
  ];
}

/** Nobody decides two separated duties (asking for papers decides nothing), and nobody decides on a case of the own organisation. */
function unseparated(caseType: CaseType, recorded: readonly Recorded[]): string[] {
  const held = new Map<string, Set<string>>();
  const own = recorded.flatMap(({ person, input: { event, authority } }) => {
    if (!person) return [];
    const { carrier, task } = authority;
    const principal = task?.delegation?.delegate === person.personId ? [task.delegation.principal] : [];
    for (const each of caseType.events[event]?.preparatory ? [] : [person.personId, ...principal]) {
      held.set(each, (held.get(each) ?? new Set()).add(carrier));
    }
    const scope = (caseType.duties[carrier] ?? caseType.powers[carrier])?.scope.kind;
    return belongsToApplicant(person, offices) && scope !== 'applicant' ? [`${carrier} in the own case`] : [];
  });
  const both = [...held].flatMap(([personId, carriers]) =>
    caseType.separate
      .filter((pair) => pair.every((carrier) => carriers.has(carrier)))
      .map((pair) => `${personId} holds ${pair.join(' and ')}`),
  );
  return [...own, ...both];
}

/** The state after the same inputs again, the case being written down and read back before every step, as it is. */
function replayed(caseType: CaseType, today: Today, journal: readonly Entry[]): string {
  const begun = begin(caseType, { ...today, date: firstDay }).state;
  const end = journal.reduce((state, entry) => {
    if ('handling' in entry) return handleTask(readBack(state), entry.taskKey, readBack(entry.handling));
    const { today: day, ...input } = entry;
    return step(caseType, readBack(state), { ...readBack(input), today: day }).state;
  }, begun);
  return JSON.stringify(end);
}

function readBack<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data)) as Data;
}
