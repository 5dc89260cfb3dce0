import { eligibleFor } from './eligibility.js';
import { judgeHandling } from './handling-verdict.js';
import { judgeRecusal, recuse } from './recusal.js';
import { at, offices, people } from './stall-permit/people.fixture.js';
import { handleTask } from './task-handling.js';

/** 回避: an official leaves a case to the others. */

const { inspector, inspectorToo, town, farTown, partisan, operator } = people;

describe('who may declare a recusal', () => {
  it('takes part in deciding the case, whether or not it is their turn', () => {
    const { caseType, state } = at.review();
    const asked = (person: typeof town) => judgeRecusal(caseType, state, offices, person)?.error ?? null;
    expect(asked(town)).toBeNull();
    expect(asked(inspector)).toBeNull();
    expect(asked(farTown)).toBe('CASE.NOT_YOUR_DUTY');
    expect(asked(operator)).toBe('CASE.NOT_YOUR_DUTY');
  });

  it('declares it once', () => {
    const { caseType, state } = at.review();
    const after = recuse(state, town.personId);
    expect(judgeRecusal(caseType, after, offices, town)?.error).toBe('CASE.RECUSED');
    expect(judgeRecusal(caseType, after, offices, inspector)).toBeNull();
  });
});

describe('who keeps away', () => {
  it('can neither decide, nor claim, nor be handed a task, and the refusal names who acts instead', () => {
    const play = at.review();
    play.state = recuse(play.state, town.personId);
    const verdict = play.ask(town, 'ACCEPT');
    expect(verdict).toMatchObject({ allowed: false, error: 'CASE.RECUSED' });
    expect(verdict.allowed ? [] : verdict.reasons[0]?.holders).toMatchObject([{ carrier: 'review' }]);
    const task = play.task('review');
    const { caseType, state } = play;
    const question = { caseType, state, offices, person: town, task, office: [town, partisan] };
    const claim = { type: 'TASK_CLAIMED', to: town.personId } as const;
    expect(judgeHandling({ ...question, handling: claim })?.error).toBe('CASE.RECUSED');
    expect(eligibleFor(caseType, state, offices, 'review', task, [town])).toEqual([]);
  });

  it('keeps what was signed, and what it bars others from', () => {
    const play = at.objection();
    const { holders } = play.state;
    play.state = recuse(play.state, inspector.personId);
    expect(play.state.holders).toEqual(holders);
  });
});

describe('what goes back', () => {
  const claimed = () => {
    const play = at.review();
    const task = play.task('review');
    return { play, key: task.key, state: handleTask(play.state, task.key, { type: 'TASK_CLAIMED', to: 'me' }) };
  };
  const taskOf = (state: ReturnType<typeof claimed>['state'], key: string) => state.tasks.find((it) => it.key === key);

  it('is what they had claimed', () => {
    const { state, key } = claimed();
    expect(taskOf(recuse(state, 'me'), key)).toMatchObject({ assignee: null });
    expect(recuse(state, 'another').tasks).toEqual(state.tasks);
  });

  it('is a delegated task: to its principal when the delegate leaves, to the pool when the principal does', () => {
    const { state, key } = claimed();
    const delegated = handleTask(state, key, { type: 'TASK_DELEGATED', principal: 'me', to: 'you' });
    expect(taskOf(recuse(delegated, 'you'), key)).toMatchObject({ assignee: 'me', delegation: null });
    expect(taskOf(recuse(delegated, 'me'), key)).toMatchObject({ assignee: null, delegation: null });
  });

  it('is an added signature, unless nobody would be left to sign', () => {
    const { play, key } = claimed();
    const added = handleTask(play.state, key, { type: 'SIGNERS_ADDED', persons: ['me'] });
    expect(taskOf(recuse(added, 'me'), key)).toMatchObject({ signers: 1, added: [] });
    const first = handleTask(play.state, key, { type: 'SIGNERS_ADDED', persons: ['me', 'you'], position: 'before' });
    expect(taskOf(recuse(first, 'me'), key)).toMatchObject({ added: ['you'], order: { before: ['you'] } });
    const signatures = [{ personId: inspectorToo.personId, payload: {} }];
    const signed = { ...added, tasks: added.tasks.map((task) => ({ ...task, signatures })) };
    expect(taskOf(recuse(signed, 'me'), key)).toMatchObject({ signers: 2, added: [] });
  });
});
