import { calendar, CasePlay } from '#libs/case-engine/case-play.fixture.js';
import { migrateState, type MigrationOutcome } from '#libs/case-engine/versions/migration.js';
import { activePaths } from '#libs/case-engine/procedure.js';
import { leavesOf, pathOf } from '#libs/case-engine/procedure-graph.js';
import { parkRecognitionV1, parkRecognitionV2 } from './index.js';
import { at, people } from './play.fixture.js';

/** How open cases of version 1 go on under version 2, from every state. */

function moved(play: CasePlay, date = play.date): MigrationOutcome {
  return migrateState(parkRecognitionV1, parkRecognitionV2, play.state, { date, calendar, settings: {} });
}

/** The case as it goes on under version 2. */
function goneOn(play: CasePlay, date = play.date): CasePlay {
  const outcome = moved(play, date);
  if (!outcome.decided) throw new Error(outcome.why.message.en);
  const next = new CasePlay(parkRecognitionV2, play.offices, date);
  next.state = outcome.result.state;
  return next;
}

const duties = (play: CasePlay) => play.state.tasks.map((task) => task.duty).sort();
const outermost = (play: CasePlay) => activePaths(play.caseType, play.state.snapshot)[0];
const others = Object.entries(at).filter(([stage]) => stage !== 'upward' && stage !== 'jointReview');

it.each(others)('%s goes on where it was, with the same tasks', (stage, play) => {
  const before = play();
  const after = goneOn(before);
  expect(outermost(after)).toBe(stage);
  expect(duties(after)).toEqual(duties(before));
  expect(after.state.holders).toEqual(before.state.holders);
  expect(after.state.clock).toEqual(before.state.clock);
});

it('places every state in which a case can wait, or says why it cannot', () => {
  const newer = new Set(leavesOf(parkRecognitionV2.machine).map(pathOf));
  const places = parkRecognitionV2.migrateFrom?.[1]?.places ?? {};
  const gaps = leavesOf(parkRecognitionV1.machine)
    .map(pathOf)
    .filter((path) => !newer.has(path) && !(path in places));
  expect(gaps).toEqual([]);
});

it('cannot tell of a case that was reported whether the city has agreed', () => {
  const outcome = moved(at.upward());
  expect(outcome).toMatchObject({ decided: false, why: { code: 'CHANGE.UNDECIDABLE' } });
});

describe('a joint review under way', () => {
  it('asks the two new departments, and the others no second time', () => {
    const play = at.jointReview();
    play.send(people.fire, 'CONCUR');
    const after = goneOn(play);
    const left = ['ecology', 'emergency', 'housing', 'inspection', 'market', 'planning', 'tax'];
    expect(duties(after)).toEqual(left);
    expect(after.task('tax')).toMatchObject({ openedOn: play.date, due: '2025-06-18' });
  });

  it('counts the running limits anew from the day on which they began', () => {
    const play = at.jointReview();
    expect([play.task('planning').due, goneOn(play, '2025-06-12').task('planning').due]).toEqual([
      '2025-06-16',
      '2025-06-18',
    ]);
  });

  it('keeps a signature, a veto and who has claimed a task', () => {
    const play = at.jointReview();
    play.send(people.bureau, 'RECORD_INSPECTION');
    play.send(people.fire, 'OBJECT');
    const [claimed] = play.state.tasks.filter((task) => task.duty === 'housing');
    play.state = {
      ...play.state,
      tasks: play.state.tasks.map((task) => (task === claimed ? { ...task, assignee: 'dept-housing' } : task)),
    };
    const after = goneOn(play);
    expect(after.task('inspection').signatures.map((each) => each.personId)).toEqual(['bureau']);
    expect(after.task('housing').assignee).toBe('dept-housing');
    expect(after.state.snapshot.context.vetoes).toMatchObject([{ duty: 'fire' }]);
  });

  it('goes on suspended', () => {
    const play = at.jointReview();
    play.send(people.bureau, 'SUSPEND');
    expect(goneOn(play).state.clock.suspension).not.toBeNull();
  });

  it('ends under the new version when all seven have answered', () => {
    const after = goneOn(at.jointReview());
    for (const duty of ['planning', 'ecology', 'emergency', 'fire', 'housing'] as const)
      after.send(people[duty], 'CONCUR');
    for (const department of ['market', 'tax']) {
      const grants = [{ role: 'department-reviewer' as const, unit: `dept-${department}` }];
      after.send({ personId: department, grants, memberOf: [`dept-${department}`] }, 'CONCUR');
    }
    after.send(people.director, 'WAIVE_INSPECTION');
    expect(outermost(after)).toBe('committee');
  });
});

it('stays where the shorter limit would have passed by the move itself', () => {
  const play = at.objection();
  expect(play.task('objection').due).toBe('2025-06-30');
  expect(moved(play, '2025-06-23')).toMatchObject({ decided: true });
  expect(moved(play, '2025-06-26')).toMatchObject({ decided: false, why: { code: 'CHANGE.LIMIT_WOULD_PASS' } });
});

it('never moves a decided case', () => {
  const play = at.preReview();
  play.send(people.operator, 'WITHDRAW');
  expect(moved(play)).toMatchObject({ decided: false, why: { code: 'CHANGE.DECIDED' } });
});

it('does not change what it is given', () => {
  const play = at.jointReview();
  const before = JSON.stringify(play.state);
  moved(play);
  expect(JSON.stringify(play.state)).toBe(before);
});
