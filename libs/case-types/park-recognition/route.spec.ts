import type { CasePlay } from '#libs/case-engine/case-play.fixture.js';
import { favourableWay } from '#libs/case-engine/outlook/favourable-way.js';
import { predictRoute, type Route } from '#libs/case-engine/outlook/route.js';
import { parkRecognitionV1 as parkRecognition } from './index.js';
import { at, concluded, inspected, offices, people } from './play.fixture.js';

const routeOf = (play: CasePlay): Route => predictRoute(parkRecognition, play.state, offices, play.today);
const told = ({ steps }: Route) => steps.map(({ duty, event, ends }) => `${duty} ${event} ${ends}`);

describe('the predicted route of a park', () => {
  const route = routeOf(at.draft());

  it('goes office by office from the draft to recognition, each on the last day that it has', () => {
    expect(told(route)).toEqual([
      'draft SUBMIT 2025-06-09',
      'preReview FORWARD 2025-06-12',
      'townReview RECOMMEND 2025-06-19',
      'acceptance ACCEPT 2025-06-26',
      'planning CONCUR 2025-07-03',
      'ecology CONCUR 2025-07-03',
      'emergency CONCUR 2025-07-03',
      'fire CONCUR 2025-07-03',
      'housing CONCUR 2025-07-03',
      'inspection RECORD_INSPECTION 2025-07-10',
      'committee APPROVE 2025-07-24',
      'publicNotice NOTICE_ENDED 2025-07-31',
      'upward RECORD_UPPER_DECISION 2025-10-30',
    ]);
    expect(route).toMatchObject({
      starts: '2025-06-09',
      ends: '2025-10-30',
      outcome: { state: 'approved' },
      ifResumed: false,
    });
  });

  it('finds the offices of the park’s own territory', () => {
    const office = Object.fromEntries(route.steps.map(({ duty, office }) => [duty, office]));
    expect(office).toMatchObject({
      draft: 'company-a',
      townReview: '330110005',
      fire: 'dept-fire',
      publicNotice: null,
    });
    const elsewhere = predictRoute(
      parkRecognition,
      at.draft().state,
      { ...offices, territory: '330110012' },
      at.draft().today,
    );
    expect(elsewhere.steps.find(({ duty }) => duty === 'townReview')?.office).toBe('330110012');
  });

  it('says when the promise begins and ends: 45 working days without those of the notice', () => {
    expect(route.steps.filter(({ startsPromise }) => startsPromise).map(({ duty }) => duty)).toEqual(['acceptance']);
    const play = at.draft();
    walk(play, route);
    expect(play.state.clock).toMatchObject({ startedOn: '2025-06-26' });
    expect(route.promise?.date).toBe('2025-09-05');
  });

  it('is the way that the case takes when everybody acts on the last day', () => {
    const play = at.draft();
    walk(play, route);
    expect(play.state.snapshot).toMatchObject({ value: 'approved', status: 'done' });
  });

  it('follows the settings: a shorter limit ends the route sooner', () => {
    const play = at.draft();
    const sooner = predictRoute(parkRecognition, play.state, offices, { ...play.today, settings: { upwardDays: 10 } });
    expect(sooner.ends < route.ends).toBe(true);
    expect(sooner.steps.at(-1)?.limit).toEqual({ days: 10, kind: 'wd', setting: 'upwardDays' });
  });
});

describe('from where a case stands', () => {
  it.each(Object.entries(at))('%s, there is a way to recognition', (_, stage) => {
    const play = stage();
    const route = routeOf(play);
    expect(route.outcome?.state).toBe('approved');
    const dates = route.steps.map(({ ends }) => ends);
    expect(dates).toEqual([...dates].sort());
  });

  it('who has answered is not asked again, and who has signed does not sign again', () => {
    const play = at.jointReview();
    play.send(people.planning, 'CONCUR');
    play.send(people.bureau, 'RECORD_INSPECTION');
    const route = routeOf(play);
    expect(route.steps.map(({ duty }) => duty)).not.toContain('planning');
    expect(route.steps.filter(({ duty }) => duty === 'inspection')).toHaveLength(1);
  });

  it('what is late is expected today', () => {
    const play = at.townReview().on('2025-07-01');
    expect(told(routeOf(play))[0]).toBe('townReview RECOMMEND 2025-07-01');
  });

  it('a veto is got rid of first, a correction is made, a suspension is ended today', () => {
    const vetoed = at.jointReview();
    vetoed.send(people.fire, 'OBJECT');
    concluded(vetoed);
    expect(told(routeOf(vetoed))[0]).toMatch(/^committee RETURN/);
    expect(told(routeOf(at.correction()))[0]).toMatch(/^correction RESUBMIT/);
    const suspended = at.committee();
    suspended.send(people.bureau, 'SUSPEND');
    const route = routeOf(suspended.on('2025-06-16'));
    expect(route).toMatchObject({ ifResumed: true, outcome: { state: 'approved' } });
  });

  it('a closed case has none', () => {
    const play = at.committee();
    play.send(people.secretary, 'REJECT');
    expect(routeOf(play)).toMatchObject({ steps: [], outcome: { state: 'rejected' } });
    expect(favourableWay(parkRecognition, play.state.snapshot, play.date)).toBeNull();
  });
});

/** Plays a route with people, as its offices would. */
function walk(play: CasePlay, { steps }: Route): void {
  for (const { duty, event, ends } of steps) {
    if (duty === 'publicNotice') {
      play.on('2025-08-01').pass(duty);
      continue;
    }
    play.on(ends);
    if (duty === 'inspection') inspected(play, 'pass');
    else
      play.send(
        Object.values(people).find((person) => play.ask(person, event).allowed)!,
        event,
      );
  }
}
