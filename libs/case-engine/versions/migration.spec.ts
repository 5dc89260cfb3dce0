import { createMachine } from 'xstate';
import { behaviourDiff } from './behaviour-diff.js';
import type { CasePlay } from '../case-play.fixture.js';
import type { CaseType, Duty, VersionMigration } from '../contract.js';
import { migrateState, type MigrationOutcome } from './migration.js';
import { stallPermit } from '../stall-permit/case-type.fixture.js';
import { at, people } from '../stall-permit/people.fixture.js';

/** A second version of the small case type, each time with one change, and what its open cases make of it. */

type Implementations = Parameters<ReturnType<typeof createMachine>['provide']>[0];

const same: VersionMigration = { places: {} };

function version2(change: Partial<CaseType>, migration: VersionMigration = same): CaseType {
  return { ...stallPermit, version: 2, migrateFrom: { 1: migration }, ...change };
}

function withDuty(key: string, change: Partial<Duty>, as = key): Partial<CaseType> {
  const { [key]: duty, ...others } = stallPermit.duties;
  return { duties: { ...others, [as]: { ...duty, ...change } as Duty } };
}

const moved = (play: CasePlay, to: CaseType): MigrationOutcome => migrateState(stallPermit, to, play.state, play.today);

function decided(play: CasePlay, to: CaseType) {
  const outcome = moved(play, to);
  if (!outcome.decided) throw new Error(outcome.why.code);
  return outcome.result;
}

const why = (outcome: MigrationOutcome) => (outcome.decided ? null : outcome.why.code);

describe('a case goes on', () => {
  it.each(['draft', 'review', 'question', 'desks', 'visit', 'notice', 'objection'] as const)(
    'in %s as it was, under a version that is the same',
    (stage) => {
      const play = at[stage]();
      const { state, opened, closed, from, to } = decided(play, version2({}));
      expect(state).toEqual(play.state);
      expect([opened, closed, from]).toEqual([[], [], to]);
    },
  );

  it('in the state that the newer version names, which may follow from what was asked', () => {
    const places = { question: ({ requested }: { requested: unknown }) => (requested ? 'review' : 'draft') };
    const { to, closed, opened } = decided(at.question(), version2({}, { places }));
    expect(to).toEqual(['review']);
    expect(closed).toMatchObject([{ how: 'cancelled', task: { duty: 'question' } }]);
    expect(opened).toMatchObject([{ duty: 'review', openedOn: '2025-06-09' }]);
  });

  it('with a duty under another name: its task, its key and its holders', () => {
    const to = version2(withDuty('review', {}, 'townReview'), { places: {}, duties: { review: 'townReview' } });
    const { state, opened } = decided(at.review(), to);
    expect(opened).toEqual([]);
    expect(state.tasks).toMatchObject([{ key: 'review#2', duty: 'townReview' }]);
    expect(decided(at.visit(), to).state.holders).toMatchObject({ townReview: ['town'] });
  });

  it('with a new task where another office is asked now', () => {
    const scope = { kind: 'unit', unit: 'bureau' } as const;
    const { opened, closed } = decided(at.review(), version2(withDuty('review', { role: 'bureau-reviewer', scope })));
    expect([closed.map(({ task }) => task.key), opened.map((task) => task.key)]).toEqual([['review#2'], ['review#3']]);
  });

  it('with the holders of both duties that have become one', () => {
    const play = at.visit();
    play.state = { ...play.state, holders: { ...play.state.holders, fire: ['fire-1'], review: ['town'] } };
    const merged = { places: {}, duties: { fire: 'review' } };
    expect(decided(play, version2({}, merged)).state.holders.review?.toSorted()).toEqual(['fire-1', 'town']);
  });

  it('beside a region in which nothing waits', () => {
    const { config, implementations } = stallPermit.machine;
    const states = config.states as unknown as Record<string, { states: object }>;
    const desks = { ...states.desks, states: { ...states.desks?.states, memo: {} } };
    const machine = createMachine({ ...config, states: { ...states, desks } } as never).provide(
      implementations as Implementations,
    );
    const { state } = decided(at.desks(), version2({ machine: machine }));
    expect(state.snapshot.value).toEqual({ desks: { fire: 'pending', housing: 'pending', memo: {} } });
  });

  it('with more signers than before, and with the signature that was given', () => {
    const play = at.visit();
    play.send(people.inspector, 'SIGN');
    const { state } = decided(play, version2(withDuty('visit', { signers: 3 })));
    expect(state.tasks).toMatchObject([{ signers: 3, signatures: [{ personId: 'inspector' }] }]);
  });

  it('without the one who claimed its task and may not hold it any more', () => {
    const play = at.visit();
    play.state = { ...play.state, tasks: play.state.tasks.map((task) => ({ ...task, assignee: 'town' })) };
    expect(decided(play, version2({ separate: [] })).state.tasks).toMatchObject([{ assignee: 'town' }]);
    expect(decided(play, version2({})).state.tasks).toMatchObject([{ assignee: null }]);
  });

  it('with the promise paused, where what it waits for does not count any more', () => {
    const { state } = decided(at.visit(), version2(withDuty('visit', { promiseClock: 'paused' })));
    expect(state.clock.pauses).toMatchObject([{ from: '2025-06-09', to: null }]);
  });
});

describe('a case stays where nobody can say how it goes on', () => {
  it('because the version says nothing of the older one', () => {
    expect(why(moved(at.review(), { ...stallPermit, version: 2 }))).toBe('CHANGE.NOT_DECLARED');
  });

  it('because it names a state that there is none of', () => {
    expect(why(moved(at.review(), version2({}, { places: { review: 'elsewhere' } })))).toBe('CHANGE.NO_SUCH_STATE');
  });

  it('because two regions would go to two places at once', () => {
    const places = { 'desks.fire.pending': 'review', 'desks.housing.pending': 'visit' };
    expect(why(moved(at.desks(), version2({}, { places })))).toBe('CHANGE.TWO_PLACES');
  });

  it('because it would rest where nobody waits for anything', () => {
    expect(why(moved(at.review(), version2({}, { places: { review: 'withdrawn' } })))).toBe('CHANGE.STUCK');
  });

  it('because enough have signed by the new count, and nobody is left to send it', () => {
    const play = at.visit();
    play.send(people.inspector, 'SIGN');
    expect(why(moved(play, version2(withDuty('visit', { signers: 1 }))))).toBe('CHANGE.SIGNED_ALREADY');
  });

  it('because one person has held two duties that are separate now', () => {
    const play = at.visit();
    play.state = { ...play.state, holders: { ...play.state.holders, fire: ['town'] } };
    expect(why(moved(play, version2({ separate: [['fire', 'review']] })))).toBe('CHANGE.NOW_SEPARATE');
    expect(why(moved(play, version2({})))).toBeNull();
  });

  it.each(['signed', 'was added to sign'])('because somebody %s who may not by the new separation', (how) => {
    const play = at.visit();
    play.state = {
      ...play.state,
      tasks: play.state.tasks.map((task) =>
        how === 'signed'
          ? { ...task, signatures: [{ personId: 'fire-1', payload: {} }] }
          : { ...task, added: ['fire-1'] },
      ),
      holders: { ...play.state.holders, fire: ['fire-1'] },
    };
    expect(why(moved(play, version2({ separate: [['fire', 'visit']] })))).toBe('CHANGE.SIGNER_NOW_SEPARATE');
  });

  it('because it is decided', () => {
    const play = at.review();
    play.send(people.operator, 'WITHDRAW');
    expect(why(moved(play, version2({})))).toBe('CHANGE.DECIDED');
  });
});

describe('the difference between two versions', () => {
  const words = (code: string) => ({ zh: code, en: code });
  const diff = (to: CaseType, days?: number) =>
    behaviourDiff(
      { caseType: stallPermit, settings: {} },
      { caseType: to, settings: days === undefined ? {} : { deskDays: days } },
      { role: words, unit: words },
    );

  it('is none between a version and its like, whatever it is called', () => {
    const renamed = version2({ ...withDuty('review', { title: words('Other words') }), title: words('Other') });
    expect(Object.values(diff(renamed)).flat()).toEqual([]);
  });

  it('names who lost a power and who gained it', () => {
    const { powers } = diff(version2(withDuty('review', { role: 'platform-reviewer' })));
    const changes = powers.map(({ change, subject }) => [change, subject.en]);
    expect(changes).toContainEqual(['removed', 'territory · town-reviewer · Accept']);
    expect(changes).toContainEqual(['added', 'territory · platform-reviewer · Accept']);
  });

  it('compares limits by the settings in force, and by what happens when they pass', () => {
    const limit = (changed: ReturnType<typeof diff>) =>
      changed.limits.find(({ subject }) => subject.en === 'Review')?.after?.en;
    expect(limit(diff(version2({}), 9))).toMatch(/^9 working days/);
    const told = { escalateTo: { role: 'district-leader', unit: 'district' } } as const;
    expect(limit(diff(version2(withDuty('review', { whenPassed: told }))))).toMatch(/then told to district-leader$/);
  });

  it('names separated pairs that came and went', () => {
    const { separation } = diff(version2({ separate: [['review', 'visit']] }));
    expect(separation).toMatchObject([{ change: 'removed', subject: { en: 'Visit ≠ Objection' } }]);
  });
});
