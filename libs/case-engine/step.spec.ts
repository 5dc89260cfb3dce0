import type { CasePlay } from './case-play.fixture.js';
import { stallPermit } from './stall-permit/case-type.fixture.js';
import { at, people } from './stall-permit/people.fixture.js';
import { begin, step } from './step.js';

const duties = (play: CasePlay) => play.state.tasks.map((task) => task.duty);

describe('a case begins', () => {
  it('in the first state, with its task, from nowhere', () => {
    const play = at.draft();
    const begun = begin(stallPermit, play.today);
    expect(begun).toMatchObject({ from: [], to: ['draft'], effects: [], closed: [], escalated: null });
    expect(begun.opened).toMatchObject([{ key: 'draft#1', duty: 'draft', openedOn: '2025-06-09', signatures: [] }]);
    expect(begun.state).toMatchObject({ holders: {}, opened: 1, clock: { startedOn: null } });
  });
});

describe('an event that moves the case', () => {
  it('closes the task that was done and opens those of the state entered', () => {
    const play = at.review();
    const { from, to, opened, closed } = play.send(people.town, 'ACCEPT');
    expect([from, to]).toEqual([
      ['review'],
      ['desks', 'desks.fire', 'desks.housing', 'desks.fire.pending', 'desks.housing.pending'],
    ]);
    expect(closed).toMatchObject([{ how: 'done', task: { duty: 'review', signatures: [{ personId: 'town' }] } }]);
    expect(opened.map((task) => task.key)).toEqual(['fire#3', 'housing#4']);
  });

  it('remembers who held which duty or power', () => {
    const play = at.visit();
    play.send(people.director, 'EXTEND');
    expect(play.state.holders).toEqual({
      draft: ['operator'],
      review: ['town'],
      fire: ['fire'],
      housing: ['housing'],
      extending: ['director'],
    });
  });

  it('hands on the effects that the procedure names, with their parameters', () => {
    expect(at.review().send(people.town, 'ACCEPT').effects).toEqual([{ type: 'startPromiseClock', params: {} }]);
    const granted = at.notice().pass('notice');
    expect(granted.effects).toEqual([
      { type: 'endNotice', params: {} },
      { type: 'issueLetter', params: { kind: 'permit' } },
    ]);
  });

  it('gives a task that opens again another key', () => {
    const play = at.question();
    expect(play.send(people.operator, 'ANSWER').opened.map((task) => task.key)).toEqual(['review#4']);
  });

  it('cancels what is open when the case ends, and leaves nothing running', () => {
    const play = at.desks();
    play.send(people.inspector, 'SUSPEND');
    const { to, closed, opened } = play.on('2025-06-11').send(people.operator, 'WITHDRAW');
    expect(to).toEqual(['withdrawn']);
    expect(closed.map(({ task, how }) => [task.duty, how])).toEqual([
      ['fire', 'cancelled'],
      ['housing', 'cancelled'],
    ]);
    expect(opened).toEqual([]);
    expect(play.state).toMatchObject({
      tasks: [],
      snapshot: { status: 'done' },
      clock: {
        suspension: null,
        suspensions: [{ from: '2025-06-09', to: '2025-06-11' }],
        pauses: [{ from: '2025-06-09', to: '2025-06-11' }],
      },
    });
  });

  it('does not change the state that it was given', () => {
    const play = at.review();
    const before = structuredClone(play.state);
    const given = play.state;
    play.send(people.town, 'ACCEPT');
    expect(given).toEqual(before);
  });

  it('that the procedure does not take is an error of the caller', () => {
    const play = at.review();
    const authority = { carrier: 'review', task: play.task('review') };
    const { facts, today, state } = play;
    const sent = { event: 'SIGN', payload: {}, personId: 'town', authority, facts, today };
    expect(() => step(stallPermit, state, sent)).toThrow('stall-permit does not take SIGN in review');
  });
});

describe('parallel desks', () => {
  it('answer one by one; the case moves when the last has answered', () => {
    const play = at.desks();
    const first = play.send(people.fire, 'AGREE');
    expect(first).toMatchObject({ opened: [], closed: [{ how: 'done', task: { duty: 'fire' } }] });
    expect(duties(play)).toEqual(['housing']);
    expect(first.to).toContain('desks.fire.done');
    const last = play.send(people.housing, 'AGREE');
    expect(last).toMatchObject({ to: ['visit'], opened: [{ duty: 'visit' }] });
  });

  it('answer for themselves alone, in whichever order', () => {
    const play = at.desks();
    play.send(people.bothDesks, 'AGREE', { taskKey: play.task('housing').key });
    expect(duties(play)).toEqual(['fire']);
  });
});

describe('signing by two', () => {
  it('keeps the first signature and leaves the case where it is', () => {
    const play = at.visit();
    const { from, to, opened, closed, effects } = play.send(people.inspector, 'SIGN', { payload: { reason: '一' } });
    expect([from, to, opened, closed, effects]).toEqual([['visit'], ['visit'], [], [], []]);
    expect(play.task('visit').signatures).toEqual([{ personId: 'inspector', payload: { reason: '一' } }]);
    expect(play.state.holders.visit).toEqual(['inspector']);
  });

  it('moves with the second, and shows the procedure and the desk both of them', () => {
    const play = at.visit();
    play.send(people.inspector, 'SIGN', { payload: { reason: '一' } });
    const { to, closed } = play.send(people.inspectorToo, 'SIGN', { payload: { reason: '二' } });
    expect(to).toEqual(['notice']);
    expect(closed[0]?.task.signatures).toEqual([
      { personId: 'inspector', payload: { reason: '一' } },
      { personId: 'inspector-too', payload: { reason: '二' } },
    ]);
  });
});

describe('a limit that passed', () => {
  it('escalates where the duty says so: the case stays, the task is marked', () => {
    const play = at.desks();
    const { escalated, from, to, opened, closed } = play.pass('fire');
    expect(escalated).toMatchObject({ duty: 'fire', escalated: true });
    expect([to, opened, closed]).toEqual([from, [], []]);
    expect(play.state.tasks.map((task) => [task.duty, task.escalated])).toEqual([
      ['fire', true],
      ['housing', false],
    ]);
    expect(play.send(people.fire, 'AGREE').escalated).toBeNull();
  });

  it('moves the case where the duty names an event, in nobody’s name', () => {
    const play = at.question();
    expect(play.pass('question')).toMatchObject({ to: ['lapsed'], escalated: null });
    expect(play.state.holders).toEqual({ draft: ['operator'], review: ['town'] });
    expect(play.state.snapshot.context.requested).toBeNull();
  });

  it('ends a public notice', () => {
    const play = at.notice().on('2025-06-17');
    expect(play.pass('notice').to).toEqual(['granted']);
    expect(play.state.clock).toMatchObject({ notice: null, pauses: [{ from: '2025-06-09', to: '2025-06-17' }] });
  });
});

describe('clock events', () => {
  it('leave the case and its tasks where they are', () => {
    const play = at.desks();
    for (const [person, event] of [
      [people.director, 'EXTEND'],
      [people.inspector, 'SUSPEND'],
      [people.inspector, 'RESUME'],
    ] as const) {
      const { from, to, opened, closed, effects } = play.send(person, event);
      expect([to, opened, closed, effects]).toEqual([from, [], [], []]);
      expect(duties(play)).toEqual(['fire', 'housing']);
    }
  });

  it('keep signatures that were given before', () => {
    const play = at.visit();
    play.send(people.inspector, 'SIGN');
    play.send(people.inspector, 'SUSPEND');
    play.send(people.inspector, 'RESUME');
    expect(play.task('visit').signatures).toHaveLength(1);
  });

  it('pause a promise once, however many reasons there are', () => {
    const play = at.notice().on('2025-06-11');
    play.send(people.inspector, 'SUSPEND');
    play.on('2025-06-13').send(people.inspector, 'RESUME');
    expect(play.state.clock.pauses).toMatchObject([{ from: '2025-06-09', to: null }]);
  });
});
