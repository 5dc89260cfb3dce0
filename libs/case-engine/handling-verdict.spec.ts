import type { Person } from './authority.js';
import { someone, type CasePlay } from './case-play.fixture.js';
import type { CaseType } from './contract.js';
import { judgeDelegation } from './foresight.js';
import { judgeHandling } from './handling-verdict.js';
import { stallPermit } from './stall-permit/case-type.fixture.js';
import { at, offices, people } from './stall-permit/people.fixture.js';
import { handleTask, type TaskHandling } from './task-handling.js';

/** Who may hand a task around, and to whom. */

const { inspector, inspectorToo, inspectorThree, town, farTown, partisan } = people;
const bureau = [inspector, inspectorToo, inspectorThree];

const claim = (to: Person): TaskHandling => ({ type: 'TASK_CLAIMED', to: to.personId });
const transfer = (to: Person): TaskHandling => ({ type: 'TASK_TRANSFERRED', to: to.personId });
const delegate = (from: Person, to: Person): TaskHandling => ({
  type: 'TASK_DELEGATED',
  principal: from.personId,
  to: to.personId,
});
const add = (...persons: Person[]): TaskHandling => ({
  type: 'SIGNERS_ADDED',
  persons: persons.map(({ personId }) => personId),
});

/** The code of the refusal; null when it goes, and then it is done. */
function asked(
  play: CasePlay,
  duty: string,
  person: Person,
  handling: TaskHandling,
  office: readonly Person[] = bureau,
): string | null {
  const { caseType, state } = play;
  const task = play.task(duty);
  const refused = judgeHandling({ caseType, state, offices, person, task, handling, office });
  if (!refused) play.state = handleTask(state, task.key, handling);
  return refused?.error ?? null;
}

/** Signed by the first two inspectors, who are so kept from the objection. */
const objection = (caseType?: CaseType) => at.objection(caseType);

describe('a task', () => {
  it('is handled by its own office and role, and by whom it is claimed', () => {
    const play = at.review();
    expect(asked(play, 'review', farTown, claim(farTown), [town])).toBe('CASE.NOT_YOUR_DUTY');
    expect(asked(play, 'review', inspector, claim(inspector), [town])).toBe('CASE.NOT_YOUR_DUTY');
    expect(asked(play, 'review', town, claim(town), [town])).toBeNull();
    const deputy = someone('deputy', 'town-reviewer', '330110005');
    expect(asked(play, 'review', deputy, transfer(deputy), [town, deputy])).toBe('TASK.CLAIMED_BY_ANOTHER');
    expect(asked(play, 'review', deputy, { type: 'TASK_URGED' }, [town, deputy])).toBeNull();
  });

  it('is not for the applicant’s people to claim, nor to choose who decides it; they may put it back', () => {
    const play = at.review();
    for (const handling of [claim(partisan), transfer(town), delegate(partisan, town), add(town)]) {
      expect(asked(play, 'review', partisan, handling, [town, partisan])).toBe('CASE.OWN_CASE');
    }
    expect(asked(play, 'review', partisan, { type: 'TASK_RELEASED' }, [town, partisan])).toBeNull();
    expect(asked(play, 'review', town, transfer(partisan), [town, partisan])).toBe('TASK.COLLEAGUE_BARRED');
  });

  it('is not kept or delegated by whom separation bars; they may hand it over', () => {
    expect(asked(objection(), 'objection', inspector, claim(inspector))).toBe('CASE.SEPARATION');
    expect(asked(objection(), 'objection', inspector, delegate(inspector, inspectorThree))).toBe('CASE.SEPARATION');
    expect(asked(objection(), 'objection', inspector, transfer(inspectorThree))).toBeNull();
  });

  it('goes to nobody whom separation bars', () => {
    for (const handling of [transfer(inspector), delegate(inspectorThree, inspector)]) {
      expect(asked(objection(), 'objection', inspectorThree, handling)).toBe('TASK.COLLEAGUE_BARRED');
    }
    expect(asked(objection(), 'objection', inspectorThree, add(inspector))).toBe('CASE.SIGNERS_REFUSED');
  });

  it('is nobody’s alone where several sign', () => {
    for (const handling of [claim(inspector), transfer(inspectorToo), delegate(inspector, inspectorToo)]) {
      expect(asked(at.visit(), 'visit', inspector, handling)).toBe('CASE.SIGNERS_REFUSED');
    }
  });
});

it('a delegate decides or gives back: by no other way is the principal forgotten', () => {
  const play = objection();
  const four = someone('inspector-four', 'bureau-reviewer', 'bureau');
  const five = someone('inspector-five', 'bureau-reviewer', 'bureau');
  const office = [...bureau, four, five];
  expect(asked(play, 'objection', inspectorThree, delegate(inspectorThree, four), office)).toBeNull();
  for (const handling of [claim(four), transfer(five), delegate(four, five), add(five)]) {
    expect(asked(play, 'objection', four, handling, office)).toBe('TASK.DELEGATED');
  }
  expect(asked(play, 'objection', four, { type: 'TASK_RELEASED' }, office)).toBeNull();
  expect(play.task('objection')).toMatchObject({ assignee: 'inspector-three', delegation: null });
});

describe('added signers', () => {
  it('must be there, and must not have signed or been added before', () => {
    const play = at.visit();
    expect(asked(play, 'visit', inspector, add(inspectorThree), [inspector, inspectorThree])).toBe(
      'CASE.SIGNERS_REFUSED',
    );
    expect(asked(play, 'visit', inspector, add(inspectorThree))).toBeNull();
    expect(asked(play, 'visit', inspector, add(inspectorThree))).toBe('CASE.SIGNERS_REFUSED');
    play.send(inspectorToo, 'SIGN');
    expect(asked(play, 'visit', inspector, add(inspectorToo))).toBe('CASE.SIGNERS_REFUSED');
  });

  it('can be taken off as long as they have not signed and somebody is left to sign', () => {
    const play = at.visit();
    const off: TaskHandling = { type: 'SIGNERS_REMOVED', persons: ['inspector-three'] };
    expect(asked(play, 'visit', inspector, off)).toBe('CASE.SIGNERS_REFUSED');
    expect(asked(play, 'visit', inspector, add(inspectorThree))).toBeNull();
    expect(asked(play, 'visit', inspector, off)).toBeNull();
  });
});

describe('a delegation', () => {
  const separate = [['review', 'objection']] as const;
  const caseType = { ...stallPermit, separate };
  const both = (personId: string): Person => ({
    personId,
    grants: [
      { role: 'town-reviewer', unit: '330110005' },
      { role: 'bureau-reviewer', unit: 'bureau' },
    ],
    memberOf: [],
  });
  const judged = (...others: Person[]) =>
    judgeDelegation(caseType, at.review(caseType).state, offices, 'review', { principal: 'one', to: 'two' }, [
      both('one'),
      both('two'),
      ...others,
    ]);

  it('is refused where it would leave nobody for a separated duty that can still come', () => {
    const refused = judged();
    expect(refused?.error).toBe('TASK.NOBODY_LEFT');
    expect(refused?.reasons[0]?.message.en).toContain('nobody for Objection');
    expect(judged(inspectorThree)).toBeNull();
  });

  it('goes where the separated duty has passed, or would be left alone anyway', () => {
    const delegation = { principal: 'one', to: 'two' };
    const late = at.objection(caseType).state;
    expect(judgeDelegation(caseType, late, offices, 'objection', delegation, [both('one'), both('two')])).toBeNull();
    const lost = judgeDelegation(caseType, at.review(caseType).state, offices, 'review', delegation, [both('two')]);
    expect(lost).toBeNull();
  });
});
