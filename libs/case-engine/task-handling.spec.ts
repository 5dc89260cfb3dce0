import type { CasePlay } from './case-play.fixture.js';
import { stallPermit } from './stall-permit/case-type.fixture.js';
import { at, people } from './stall-permit/people.fixture.js';
import { handleTask, type TaskHandling } from './task-handling.js';

function handle(play: CasePlay, duty: string, ...handlings: TaskHandling[]): CasePlay {
  const { key } = play.task(duty);
  play.state = handlings.reduce((state, handling) => handleTask(state, key, handling), play.state);
  return play;
}
const claimed = (to: string): TaskHandling => ({ type: 'TASK_CLAIMED', to });
const transferred = (to: string): TaskHandling => ({ type: 'TASK_TRANSFERRED', to });
const delegated = (principal: string, to: string): TaskHandling => ({ type: 'TASK_DELEGATED', principal, to });
const released: TaskHandling = { type: 'TASK_RELEASED' };

describe('a task that a colleague has claimed', () => {
  it('is the colleague’s alone, until it is released or transferred', () => {
    const play = handle(at.objection(), 'objection', claimed('inspector-three'));
    const other = { ...people.inspectorThree, personId: 'inspector-four' };
    expect(play.ask(other, 'DISMISS')).toMatchObject({ allowed: false, error: 'TASK.CLAIMED_BY_ANOTHER' });
    expect(play.ask(people.inspectorThree, 'DISMISS').allowed).toBe(true);
    expect(handle(play, 'objection', transferred('inspector-four')).ask(other, 'DISMISS').allowed).toBe(true);
    expect(play.ask(people.inspectorThree, 'DISMISS').allowed).toBe(false);
    expect(handle(play, 'objection', released).ask(people.inspectorThree, 'DISMISS').allowed).toBe(true);
  });

  it('still passes its limit', () => {
    const play = handle(at.notice().on('2025-06-10'), 'notice', claimed('inspector'));
    expect(play.pass('notice').to).toEqual(['granted']);
  });

  it('leaves the other tasks of the case alone', () => {
    const play = handle(at.desks(), 'fire', claimed('fire'));
    expect(play.task('housing').assignee).toBeNull();
  });
});

describe('a delegate', () => {
  const separated = { ...stallPermit, separate: [['objecting', 'objection'] as const, ...stallPermit.separate] };

  it('acts in the principal’s place: both have held the duty', () => {
    const play = handle(at.review(), 'review', claimed('town'), delegated('town', 'town-deputy'));
    const deputy = { ...people.town, personId: 'town-deputy' };
    expect(play.ask(people.town, 'ACCEPT')).toMatchObject({ error: 'TASK.CLAIMED_BY_ANOTHER' });
    play.send(deputy, 'ACCEPT');
    expect(play.state.holders.review).toEqual(['town-deputy', 'town']);
  });

  it('may not act where the principal may not', () => {
    const play = at.objection(separated);
    handle(play, 'objection', delegated('inspector', 'inspector-three'));
    expect(play.ask(people.inspectorThree, 'DISMISS')).toMatchObject({ error: 'CASE.SEPARATION' });
  });

  it('hands the task back to the principal', () => {
    const play = handle(at.review(), 'review', claimed('town'), delegated('town', 'town-deputy'), released);
    expect(play.task('review')).toMatchObject({ assignee: 'town', delegation: null });
  });

  it('is none any more once the task was transferred', () => {
    const play = handle(at.review(), 'review', delegated('town', 'town-deputy'), transferred('town-third'));
    expect(play.task('review')).toMatchObject({ assignee: 'town-third', delegation: null });
  });
});

describe('added signers', () => {
  const added: TaskHandling = { type: 'SIGNERS_ADDED', persons: ['inspector-three'] };

  it('must sign as well, whoever else has', () => {
    const play = handle(at.visit(), 'visit', added);
    play.send(people.inspector, 'SIGN');
    expect(play.send(people.inspectorToo, 'SIGN').to).toEqual(['visit']);
    const { to, closed } = play.send(people.inspectorThree, 'SIGN');
    expect(to).toEqual(['notice']);
    expect(closed[0]?.task.signatures).toHaveLength(3);
  });

  it('may be more than the signatures that are there: none of them can be replaced', () => {
    const play = handle(at.visit(), 'visit', added);
    play.send(people.inspector, 'SIGN');
    play.send(people.inspectorToo, 'SIGN');
    const fourth = { ...people.inspector, personId: 'inspector-four' };
    expect(play.send(fourth, 'SIGN').to).toEqual(['visit']);
    expect(play.send(people.inspectorThree, 'SIGN').to).toEqual(['notice']);
  });

  it('are not waited for once they are removed', () => {
    const play = handle(at.visit(), 'visit', added, { type: 'SIGNERS_REMOVED', persons: ['inspector-three'] });
    expect(play.task('visit')).toMatchObject({ signers: 2, added: [] });
    play.send(people.inspector, 'SIGN');
    expect(play.send(people.inspectorToo, 'SIGN').to).toEqual(['notice']);
  });
});

it('urging changes nothing of the case', () => {
  const play = at.review();
  const before = play.state;
  expect(handle(play, 'review', { type: 'TASK_URGED' }).state).toEqual(before);
});
