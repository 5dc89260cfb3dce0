import { activeMeta, activePaths, guardsBefore, initialSnapshot, procedureTakes } from './procedure.js';
import { stallPermit } from './stall-permit/case-type.fixture.js';
import { at } from './stall-permit/people.fixture.js';

const snapshotIn = (stage: keyof typeof at) => at[stage]().state.snapshot;
const guards = (stage: keyof typeof at, event: string) => guardsBefore(stallPermit, snapshotIn(stage), event);

it('lists the active states outermost first, without the machine itself', () => {
  expect(activePaths(stallPermit, initialSnapshot(stallPermit))).toEqual(['draft']);
  expect(activePaths(stallPermit, snapshotIn('desks'))).toEqual([
    'desks',
    'desks.fire',
    'desks.housing',
    'desks.fire.pending',
    'desks.housing.pending',
  ]);
});

it('takes title and status from the outermost state', () => {
  expect(activeMeta(stallPermit, snapshotIn('desks'))).toEqual({
    title: { zh: '会签', en: 'Desks' },
    status: 'underReview',
  });
});

describe('the guards before an event', () => {
  it('are named, one for each way', () => {
    expect(guards('draft', 'SUBMIT')).toEqual(['formIsComplete']);
    expect(guards('objection', 'DISMISS')).toEqual(['noticeDaysRemain', 'noticeHasRun']);
    expect(guards('desks', 'AGREE')).toEqual(['isFor', 'isFor']);
  });

  it('are none where a way is free, also one of a state around', () => {
    expect(guards('review', 'ACCEPT')).toEqual([]);
    expect(guards('desks', 'WITHDRAW')).toEqual([]);
  });

  it('do not exist where nothing takes the event, or a state forbids it', () => {
    expect(guards('review', 'SIGN')).toBeNull();
    expect(guards('draft', 'WITHDRAW')).toBeNull();
  });

  it('do not exist in a case that is closed', () => {
    const play = at.notice();
    play.pass('notice');
    expect(guardsBefore(stallPermit, play.state.snapshot, 'WITHDRAW')).toBeNull();
  });
});

it('takes nothing once it is final, though the machine names the event at its root', () => {
  const play = at.notice();
  const event = { type: 'WITHDRAW', duty: null, payload: {}, facts: play.facts };
  expect(procedureTakes(stallPermit, play.state.snapshot, event)).toBe(true);
  play.pass('notice');
  expect(procedureTakes(stallPermit, play.state.snapshot, event)).toBe(false);
});
