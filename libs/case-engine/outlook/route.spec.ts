import type { CaseType } from '../contract.js';
import { favourableWay } from './favourable-way.js';
import { predictRoute } from './route.js';
import { stallPermit } from '../stall-permit/case-type.fixture.js';
import { at, offices, people } from '../stall-permit/people.fixture.js';

const routeOf = (play: ReturnType<typeof at.draft>, caseType = stallPermit) =>
  predictRoute(caseType, play.state, offices, play.today);

describe('the favourable way', () => {
  it('is the shortest by what duties ask for, through every open desk, to a state that counts as approved', () => {
    const way = favourableWay(stallPermit, at.draft().state.snapshot, '2025-06-09');
    expect(way?.map(({ duty, event }) => `${duty} ${event}`)).toEqual([
      'draft SUBMIT',
      'review ACCEPT',
      'fire AGREE',
      'housing AGREE',
      'visit SIGN',
      'notice NOTICE_ENDED',
    ]);
  });

  it('does without what is grave for the applicant', () => {
    const grave: CaseType = {
      ...stallPermit,
      events: { ...stallPermit.events, ACCEPT: { ...stallPermit.events.ACCEPT!, grave: true } },
    };
    expect(favourableWay(grave, at.review().state.snapshot, '2025-06-09')).toBeNull();
    expect(routeOf(at.review(), grave)).toMatchObject({ steps: [], outcome: null });
  });
});

describe('the route', () => {
  it('works desks side by side and takes the later day', () => {
    const { steps, outcome } = routeOf(at.draft());
    expect(steps.map(({ duty, opens, ends }) => `${duty} ${opens} ${ends}`)).toEqual([
      'draft 2025-06-09 2025-06-09',
      'review 2025-06-09 2025-06-16',
      'fire 2025-06-16 2025-06-23',
      'housing 2025-06-16 2025-06-23',
      'visit 2025-06-23 2025-06-30',
      'notice 2025-06-30 2025-07-07',
    ]);
    expect(outcome).toEqual({ state: 'granted', title: { zh: '准予', en: 'Granted' } });
  });

  it('needs as many signatures as are missing, those of added signers among them', () => {
    const play = at.visit();
    play.send(people.inspector, 'SIGN');
    expect(routeOf(play).steps.map(({ duty, signers }) => `${duty} ${signers}`)).toEqual(['visit 2', 'notice 1']);
  });

  it('goes on with the days that a notice has left after an objection', () => {
    const play = at.objection();
    expect(routeOf(play).steps.map(({ duty }) => duty)).toEqual(['objection', 'notice']);
  });
});
