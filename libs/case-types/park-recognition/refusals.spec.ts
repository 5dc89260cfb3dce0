import type { Person } from '#libs/case-engine/authority.js';
import { someone, type CasePlay } from '#libs/case-engine/case-play.fixture.js';
import { officeOf } from '#libs/case-engine/authority.js';
import type { Refusal } from '#libs/case-engine/refusal.js';
import { roles } from '#libs/contracts/index.js';
import { comesByTheTable, hasAnswered } from '../comes-by-the-table.fixture.js';
import { parkRecognitionV1 as parkRecognition } from './index.js';
import { at, inspected, offices, people } from './play.fixture.js';
import { legalMoves } from './table.v1.fixture.js';

/**
 * Whatever anybody may not do anywhere: the refusal has a code and says why in both languages, and it names who or what
 * would unblock it wherever the table of legal moves knows a way to where the event goes.
 */

const everybody: Record<string, Person> = {
  ...people,
  ...Object.fromEntries(roles.map((role) => [`any ${role}`, someone(`any ${role}`, role, 'elsewhere')])),
  federationHead: someone('federation-head', 'federation-director', 'federation'),
  platform: someone('platform-future', 'platform-reviewer', 'platform-future'),
  relative: someone('relative', 'bureau-reviewer', 'bureau', ['bureau', offices.applicant]),
};

const moved = (stage: () => CasePlay, move: (play: CasePlay) => unknown) => () => {
  const play = stage();
  move(play);
  return play;
};
const suspended = (stage: () => CasePlay) => moved(stage, (play) => play.send(people.bureau, 'SUSPEND'));

const stages: Record<string, () => CasePlay> = {
  ...at,
  'joint review, half of it': moved(at.jointReview, (play) => {
    play.send(people.planning, 'CONCUR');
    play.send(people.fire, 'OBJECT');
    play.send(people.bureau, 'RECORD_INSPECTION');
  }),
  'joint review, the inspection left': moved(at.jointReview, (play) => {
    for (const who of ['planning', 'ecology', 'emergency', 'fire', 'housing'] as const)
      play.send(people[who], 'CONCUR');
  }),
  'committee with a veto': moved(at.jointReview, (play) => {
    for (const who of ['planning', 'ecology', 'emergency', 'housing'] as const) play.send(people[who], 'CONCUR');
    play.send(people.fire, 'OBJECT');
    inspected(play, 'pass');
  }),
  'extended once': moved(at.jointReview, (play) => play.send(people.director, 'EXTEND')),
  'correction asked for by the bureau': moved(at.acceptance, (play) => play.send(people.bureau, 'REQUEST_CORRECTION')),
  'joint review, suspended': suspended(at.jointReview),
  'committee, suspended': suspended(at.committee),
  'rectification, suspended': suspended(at.rectification),
  'public notice, suspended': suspended(at.publicNotice),
  'objection, suspended': suspended(at.objection),
  'upward, suspended': suspended(at.upward),
};

const closed: Record<string, () => CasePlay> = {
  withdrawn: moved(at.committee, (play) => play.send(people.operator, 'WITHDRAW')),
  rejected: moved(at.committee, (play) => play.send(people.secretary, 'REJECT')),
  recognised: moved(at.upward, (play) => play.send(people.bureau, 'RECORD_UPPER_DECISION')),
};

const events = Object.keys(parkRecognition.events);

/** Nobody can help: the promise is extended once and no more. */
function isFinal(play: CasePlay, event: string, { code }: Refusal): boolean {
  return event === 'EXTEND' && code === 'CASE.GUARD_REFUSED' && play.state.clock.extensionDays > 0;
}

/** Whom or what the refusal names; a duty of an office that this case does not have does not count. */
function unblockers(refusal: Refusal): string[] {
  const holders = (refusal.holders ?? []).filter(({ carrier }) => {
    const post = parkRecognition.duties[carrier] ?? parkRecognition.powers[carrier];
    return post && (post.scope.kind === 'anyone' || officeOf(post.scope, offices) !== null);
  });
  return [...holders.map(({ carrier }) => carrier), ...(refusal.unblockedBy ? [refusal.unblockedBy.zh] : [])];
}

function refusalsOf(play: CasePlay, person: Person, event: string): Refusal[] {
  const broken = {
    facts: {
      formErrors: [{ pointer: '/parkName', code: 'isDefined', message: { zh: '缺。', en: 'missing' } }],
      missingAttachments: ['siteMap'],
    },
  };
  const verdicts = [play.ask(person, event), play.ask(person, event, broken)];
  return verdicts.flatMap((verdict) => (verdict.allowed ? [] : verdict.reasons));
}

const words = ({ message, unblockedBy }: Refusal) =>
  [message.zh, message.en, unblockedBy?.zh ?? '-', unblockedBy?.en ?? '-'].filter((sentence) => sentence.trim() === '');

describe.each(Object.entries(stages))('%s', (_, stage) => {
  const play = stage();
  const state = String(
    Object.keys(legalMoves).find((each) => JSON.stringify(play.state.snapshot.value).includes(`"${each}"`)),
  );

  it.each(Object.entries(everybody))('tells %s for every event why not, who could, and by when', (_who, person) => {
    for (const event of events) {
      for (const refusal of refusalsOf(play, person, event)) {
        expect(refusal.code).toMatch(/^(CASE|TASK)\.[A-Z_]+$/);
        expect(words(refusal)).toEqual([]);
        const helped = unblockers(refusal).length > 0;
        const who = refusal.code === 'CASE.NOT_IN_STATE' ? person : undefined;
        const asker = play.state.snapshot.context.requested?.askedBy;
        const comes = comesByTheTable(legalMoves, state, event, asker, who);
        const answered = refusal.code === 'CASE.NOT_IN_STATE' && hasAnswered(play, person, event);
        const wanted = comes && !answered && !isFinal(play, event, refusal);
        // A limit is sent by the system: named while one runs that sends it, and by nobody in between.
        if (event === 'DEADLINE_PASSED') continue;
        expect({ event, ...refusal, helped }).toMatchObject({ helped: wanted });
      }
    }
  });

  it('gives the last day of every turn that has one', () => {
    for (const person of Object.values(everybody)) {
      for (const event of events) {
        for (const { holders } of refusalsOf(play, person, event)) {
          for (const { task, by } of holders ?? []) {
            const open = play.state.tasks.find((each) => each.key === task);
            expect(by).toBe(play.state.clock.suspension ? null : (open?.due ?? null));
          }
        }
      }
    }
  });
});

describe.each(Object.entries(closed))('%s', (_, stage) => {
  it('names nobody: a closed case is nobody’s turn', () => {
    const play = stage();
    for (const person of Object.values(everybody)) {
      for (const event of events) {
        const refusals = refusalsOf(play, person, event);
        expect(refusals).not.toEqual([]);
        for (const refusal of refusals) expect(unblockers(refusal)).toEqual([]);
      }
    }
  });
});

describe('each open duty is named', () => {
  it.each<[string, () => CasePlay, string[]]>([
    ['all six at first', at.jointReview, ['planning', 'ecology', 'emergency', 'fire', 'housing', 'inspection']],
    ['those left over', stages['joint review, half of it']!, ['ecology', 'emergency', 'housing', 'inspection']],
    ['the last', stages['joint review, the inspection left']!, ['inspection']],
  ])('of joint review: %s', (_, stage, duties) => {
    const verdict = stage().ask(people.secretary, 'APPROVE');
    expect(verdict.allowed ? [] : verdict.reasons[0]?.holders?.map(({ carrier }) => carrier)).toEqual(duties);
  });
});

describe('each guard', () => {
  const { facts, guards } = parkRecognition;
  const ordinary = { formErrors: [], missingAttachments: [], noticeDaysLeft: 0, today: '2026-01-05' };
  const vetoed = { requested: null, vetoes: [{ duty: 'fire', reason: '重大隐患未销号' }] };

  it.each(Object.entries(guards))(
    '%s explains itself in both languages, for every value of what it reads',
    (name, guard) => {
      const witnesses = guard.reads.flatMap((fact) => Object.values(facts.event[fact]?.values ?? {}));
      const reasons = [{}, ...witnesses].flatMap((witness) =>
        guard.explain(vetoed, {
          type: 'ANY',
          duty: 'fire',
          payload: ('payload' in witness ? witness.payload : null) ?? {},
          facts: { ...ordinary, ...('facts' in witness ? witness.facts : {}) },
        }),
      );
      // Of two guards that exclude each other, one speaks for both.
      if (name !== 'isNotRecognised') expect(reasons).not.toEqual([]);
      for (const { code, message, unblockedBy } of reasons) {
        expect(code).toMatch(/^CASE\.[A-Z_]+$/);
        expect([message.zh, message.en, unblockedBy?.zh, unblockedBy?.en]).not.toContain('');
      }
    },
  );
});

describe('what the refusal says', () => {
  const told = (play: CasePlay, person: Person, event: string) => {
    const verdict = play.ask(person, event);
    return verdict.allowed ? 'allowed' : verdict.reasons[0];
  };
  const halfDone = stages['joint review, half of it']!;

  it('to a department that has answered: that it has, and that it need not wait for anybody', () => {
    for (const event of ['CONCUR', 'OBJECT']) {
      const reason = told(halfDone(), people.planning, event);
      expect(reason).toMatchObject({ code: 'CASE.NOT_IN_STATE', message: { zh: expect.stringContaining('您已办结') } });
      expect(reason).not.toHaveProperty('holders');
    }
  });

  it.each(['townReview', 'jointReview', 'publicNotice'] as const)(
    'to the federation in %s: forwarding is over for good, though corrections lead back to whoever asks',
    (state) => {
      expect(told(at[state](), people.federation, 'FORWARD')).toMatchObject({
        message: { zh: expect.stringContaining('已经过去') },
      });
      expect(told(at[state](), people.federation, 'FORWARD')).not.toHaveProperty('holders');
    },
  );

  it('where finishing what is open does not lead: so, and who else could, without a day', () => {
    expect(told(at.publicNotice(), people.bureau, 'ACCEPT')).toMatchObject({
      message: { zh: expect.stringContaining('办完现环节也不会到此环节') },
      holders: [{ task: null, by: null }],
    });
  });

  it('while suspended: that it is, only where nothing else stands in the way', () => {
    const play = stages['joint review, suspended']!();
    expect(told(play, people.ecology, 'CONCUR')).toMatchObject({ code: 'CASE.SUSPENDED' });
    expect(told(play, people.federation, 'FORWARD')).toMatchObject({ code: 'CASE.NOT_IN_STATE' });
    expect(told(play, people.secretary, 'APPROVE')).toMatchObject({ code: 'CASE.NOT_IN_STATE' });
  });
});
