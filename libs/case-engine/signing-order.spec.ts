import type { CasePlay } from './case-play.fixture.js';
import { handleTask, type TaskHandling } from './task-handling.js';
import { nextInTurn, type SignerPosition } from './signing-order.js';
import { at, people } from './stall-permit/people.fixture.js';

const { inspector, inspectorToo, inspectorThree } = people;
const four = { ...inspector, personId: 'inspector-four' };

function handled(play: CasePlay, handling: TaskHandling): CasePlay {
  play.state = handleTask(play.state, play.task('visit').key, handling);
  return play;
}

const called = (play: CasePlay, position: SignerPosition, ...persons: string[]) =>
  handled(play, { type: 'SIGNERS_ADDED', persons, position });

const notYet = { allowed: false, error: 'CASE.NOT_YOUR_TURN' };

describe('signers called in before all others', () => {
  it('sign in the order given, and then the others may', () => {
    const play = called(at.visit(), 'before', 'inspector-three', 'inspector-four');
    expect(play.ask(inspector, 'SIGN')).toMatchObject(notYet);
    expect(play.ask(four, 'SIGN')).toMatchObject(notYet);
    expect(nextInTurn(play.task('visit'))).toBe('inspector-three');
    play.send(inspectorThree, 'SIGN');
    expect(play.ask(inspector, 'SIGN')).toMatchObject(notYet);
    expect(nextInTurn(play.task('visit'))).toBe('inspector-four');
    play.send(four, 'SIGN');
    expect(nextInTurn(play.task('visit'))).toBeNull();
    play.send(inspector, 'SIGN');
    expect(play.send(inspectorToo, 'SIGN').to).toEqual(['notice']);
  });

  it('say how many come first, and whose task it is', () => {
    const verdict = called(at.visit(), 'before', 'inspector-three', 'inspector-four').ask(inspector, 'SIGN');
    expect(verdict).toMatchObject({
      reasons: [{ message: { zh: '尚未轮到您签署，须先由前面的 2 人签署。' }, holders: [{ carrier: 'visit' }] }],
    });
  });

  it('go ahead of those called in earlier, and can themselves call in somebody first', () => {
    const play = called(called(at.visit(), 'before', 'inspector-three'), 'before', 'inspector-four');
    expect(play.ask(inspectorThree, 'SIGN')).toMatchObject(notYet);
    play.send(four, 'SIGN');
    expect(play.ask(inspectorThree, 'SIGN').allowed).toBe(true);
  });

  it('are not waited for once they are taken off', () => {
    const play = called(at.visit(), 'before', 'inspector-three');
    handled(play, { type: 'SIGNERS_REMOVED', persons: ['inspector-three'] });
    expect(play.task('visit')).toMatchObject({ signers: 2, added: [], order: { before: [], after: [] } });
    expect(play.ask(inspector, 'SIGN').allowed).toBe(true);
  });
});

describe('signers called in after all others', () => {
  it('sign last, in the order given', () => {
    const play = called(at.visit(), 'after', 'inspector-three', 'inspector-four');
    expect(play.ask(inspectorThree, 'SIGN')).toMatchObject(notYet);
    play.send(inspector, 'SIGN');
    expect(play.ask(inspectorThree, 'SIGN')).toMatchObject(notYet);
    expect(nextInTurn(play.task('visit'))).toBeNull();
    play.send(inspectorToo, 'SIGN');
    expect(nextInTurn(play.task('visit'))).toBe('inspector-three');
    expect(play.ask(four, 'SIGN')).toMatchObject(notYet);
    expect(play.send(inspectorThree, 'SIGN').to).toEqual(['visit']);
    expect(play.send(four, 'SIGN').to).toEqual(['notice']);
  });

  it('wait for those who were added without a turn as well', () => {
    const play = called(at.visit(), 'after', 'inspector-three');
    handled(play, { type: 'SIGNERS_ADDED', persons: ['inspector-four'] });
    play.send(inspector, 'SIGN');
    play.send(inspectorToo, 'SIGN');
    expect(play.ask(inspectorThree, 'SIGN')).toMatchObject(notYet);
    play.send(four, 'SIGN');
    expect(play.send(inspectorThree, 'SIGN').to).toEqual(['notice']);
  });
});

it('without a turn, signers sign as they come', () => {
  const play = handled(at.visit(), { type: 'SIGNERS_ADDED', persons: ['inspector-three'] });
  expect(play.task('visit').order).toBeUndefined();
  expect(play.ask(inspectorThree, 'SIGN').allowed).toBe(true);
  expect(nextInTurn(play.task('visit'))).toBeNull();
});
