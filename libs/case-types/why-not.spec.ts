import fc from 'fast-check';
import type { Person } from '#libs/case-engine/authority.js';
import { CasePlay } from '#libs/case-engine/case-play.fixture.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import { activePaths } from '#libs/case-engine/procedure.js';
import type { Refusal } from '#libs/case-engine/refusal.js';
import { comesByTheTable, hasAnswered } from './comes-by-the-table.fixture.js';
import { caseTypes } from './index.js';
import { cast, firstDay, offices, walk, type Move } from './random-walk.fixture.js';
import { tableOf } from './tables.fixture.js';

/**
 * "Why not?" for every case type and version, in every kind of situation that random walks come upon, for everybody and
 * every event: a code, a sentence in both languages, and who or what would unblock it, wherever the type's own table of
 * legal moves knows a way to where the event goes, and nowhere else.
 */

const number = fc.nat(1_000_000);
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.nat(12).map((chance) => (['limit', 'handling', 'anything', 'anything'] as const)[chance] ?? 'duty'),
  who: number,
  what: number,
  variant: number,
  days: fc.integer({ min: 0, max: 4 }),
  formIsBroken: fc.constant(false),
});
const scripts = fc.sample(fc.array(move, { minLength: 40, maxLength: 90, size: 'max' }), {
  seed: 20261123,
  numRuns: 120,
});

/** What tells one situation from another here: the stage, how much of it is open, and everything that stops a case. */
function situationOf(caseType: CaseType, { snapshot, clock, tasks }: CaseState): string {
  return JSON.stringify([
    activePaths(caseType, snapshot)[0],
    tasks.length,
    tasks.some(({ signatures }) => signatures.length > 0),
    tasks.some(({ assignee }) => assignee !== null),
    snapshot.context.vetoes.length > 0,
    clock.suspension !== null,
    clock.extensionDays > 0,
  ]);
}

function situationsOf(caseType: CaseType): CasePlay[] {
  const found = new Map<string, CasePlay>();
  for (const script of scripts) {
    for (const { result, input } of walk(caseType, script).recorded) {
      const key = situationOf(caseType, result.state);
      if (found.has(key)) continue;
      const play = new CasePlay(caseType, offices, firstDay).on(input.today.date);
      play.state = result.state;
      found.set(key, play);
    }
  }
  return [...found.values()];
}

/** One sentence for each thing that a refusal does not say. */
function silences({ code, message, unblockedBy, holders }: Refusal, wanted: boolean, about: string): string[] {
  const sentences = [message, ...(unblockedBy ? [unblockedBy] : [])];
  const helped = unblockedBy !== undefined || (holders?.length ?? 0) > 0;
  return [
    ...(/^(CASE|TASK)\.[A-Z_]+$/.test(code) ? [] : [`${about}: has no code`]),
    ...(sentences.every(({ zh, en }) => zh.trim() !== '' && en.trim() !== '') ? [] : [`${about}: lacks words`]),
    ...(helped === wanted ? [] : [`${about}: ${code} ${helped ? 'names somebody who cannot help' : 'names nobody'}`]),
  ];
}

describe.each(caseTypes.map((caseType) => [caseType.key, caseType.version, caseType] as const))(
  '%s, version %i',
  (_key, _version, caseType) => {
    it('says why not, and who would unblock it, in whatever situation to whomever', async () => {
      const table = await tableOf(caseType);
      const people = cast(caseType);
      const situations = situationsOf(caseType);
      const found = situations.flatMap((play) => {
        const closed = play.state.snapshot.status === 'done';
        const state = activePaths(caseType, play.state.snapshot)[0] ?? '';
        return Object.keys(caseType.events).flatMap((event) => {
          const asker = play.state.snapshot.context.requested?.askedBy;
          const comesTo = (who?: Person) => !closed && comesByTheTable(table, state, event, asker, who);
          return people.flatMap((person) => {
            const verdict = play.ask(person, event);
            if (verdict.allowed || event === 'DEADLINE_PASSED') return [];
            return verdict.reasons.flatMap((reason) => {
              const spent = reason.code === 'CASE.GUARD_REFUSED' && event === caseType.clock.extend;
              const answered = reason.code === 'CASE.NOT_IN_STATE' && hasAnswered(play, person, event);
              const comes = comesTo(reason.code === 'CASE.NOT_IN_STATE' ? person : undefined);
              return silences(reason, comes && !spent && !answered, `${state}, ${person.personId}, ${event}`);
            });
          });
        });
      });
      expect(situations.length).toBeGreaterThan(40);
      expect([...new Set(found)].slice(0, 20)).toEqual([]);
    });
  },
);
