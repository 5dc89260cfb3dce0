import type { ActionView, CaseView, Problem, Reason } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { everybody } from '../support/demo-accounts.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/**
 * "Why not?" on the wire: every action that any demo account sees and cannot take says why, in both languages, and who or
 * what would unblock it; and the refusal of the event itself says the same.
 */
const world = useWorld();

/** What nothing and nobody can bring back. */
const overForGood = /已经过去|已办结|不能再延长/;

const stages: [string, () => Promise<CaseDriver>][] = [
  ['a draft without its documents', () => CaseDriver.draft(world.people)],
  ['town review', () => upTo.townReview(world.people)],
  [
    'joint review, half of it',
    async () => {
      const driver = await upTo.jointReview(world.people);
      await driver.must('dept-fire', 'CONCUR');
      await driver.must('bureau', 'RECORD_INSPECTION');
      return driver;
    },
  ],
  [
    'a committee with a veto, extended',
    async () => {
      const driver = await upTo.jointReview(world.people);
      await driver.must('bureau-head', 'EXTEND');
      for (const each of ['planning', 'ecology', 'emergency', 'housing']) await driver.must(`dept-${each}`, 'CONCUR');
      await driver.must('dept-fire', 'OBJECT', { veto: true });
      await driver.must('bureau', 'RECORD_INSPECTION');
      await driver.must('bureau-2', 'RECORD_INSPECTION');
      return driver;
    },
  ],
  [
    'suspended',
    async () => {
      const driver = await upTo.committee(world.people);
      await driver.must('bureau', 'SUSPEND');
      return driver;
    },
  ],
  ['public notice', () => upTo.publicNotice(world.people)],
];

async function seenBy(driver: CaseDriver, username: string, lang: string): Promise<CaseView | null> {
  const answer = await (await world.people.as(username)).get(`/api/v1/cases/${driver.id}`).set('Accept-Language', lang);
  return answer.status === 200 ? (answer.body as CaseView) : null;
}

const blocked = (view: CaseView | null): ActionView[] => view?.actions.filter(({ allowed }) => !allowed) ?? [];
const gist = (reasons: readonly Reason[]) => reasons.map(({ code, unblockedBy, by }) => ({ code, unblockedBy, by }));

describe.each(stages)('%s', (_, reach) => {
  let driver: CaseDriver;
  beforeAll(async () => {
    driver = await reach();
  });

  it('tells everybody why not, who or what would unblock it, in both languages', async () => {
    for (const username of everybody) {
      const [chinese, english] = [await seenBy(driver, username, 'zh'), await seenBy(driver, username, 'en')];
      for (const [index, action] of blocked(chinese).entries()) {
        expect(action.reasons).not.toEqual([]);
        for (const [each, reason] of action.reasons.entries()) {
          const said = { username, event: action.event, ...reason };
          expect(said).toMatchObject({ code: expect.stringMatching(/^(CASE|TASK)\.[A-Z_]+$/) });
          expect(reason.message.length).toBeGreaterThan(4);
          expect({ ...said, helped: reason.unblockedBy !== undefined }).toMatchObject({
            helped: !overForGood.test(reason.message),
          });
          const translated = blocked(english)[index]?.reasons[each];
          expect(translated?.code).toBe(reason.code);
          expect(translated?.message).not.toBe(reason.message);
          // A veto is told in the department's own words.
          if (reason.code !== 'CASE.VETO_OPEN') expect(translated?.message).not.toMatch(/[\u3000-\u303f\uff00-\uffef]/);
        }
      }
    }
  });

  it('answers the event itself with the same reasons', async () => {
    for (const username of everybody) {
      for (const action of blocked(await seenBy(driver, username, 'zh'))) {
        const answer = await driver.send(username, action.event, action.taskId ? { taskId: action.taskId } : {});
        const problem = answer.body as unknown as Problem;
        expect([403, 409, 422]).toContain(answer.status);
        expect(problem.detail.length).toBeGreaterThan(4);
        expect({ username, event: action.event, reasons: gist(problem.reasons ?? []) }).toEqual({
          username,
          event: action.event,
          reasons: gist(action.reasons),
        });
      }
    }
  });
});

describe('whom a reason names', () => {
  it('the colleague who has claimed the task, to the office', async () => {
    const driver = await upTo.acceptance(world.people);
    const [task] = (await driver.view('bureau')).tasks.filter(({ state }) => state === 'open');
    await world.people.post('bureau', `/tasks/${task!.id}/claim`);
    const [reason] = (await driver.action('bureau-2', 'ACCEPT'))?.reasons ?? [];
    const claimant = (await world.people.get('bureau', '/auth/me')).body.name as string;
    expect(reason).toMatchObject({
      code: 'TASK.CLAIMED_BY_ANOTHER',
      by: task!.dueDate,
      holders: [{ person: claimant }],
    });
    expect(reason?.unblockedBy).toContain(claimant);
  });

  it('the one who is left to sign', async () => {
    const driver = await upTo.jointReview(world.people);
    await driver.must('bureau', 'RECORD_INSPECTION');
    const [reason] = (await driver.action('bureau', 'RECORD_INSPECTION'))?.reasons ?? [];
    const other = (await world.people.get('bureau-2', '/auth/me')).body.name as string;
    expect(reason).toMatchObject({
      code: 'CASE.ALREADY_SIGNED',
      holders: [{ person: other, office: { id: 'bureau' } }],
    });
  });

  it('offices but nobody in them, and no dates, to a reader of the published part', async () => {
    const driver = await upTo.publicNotice(world.people);
    await driver.must('firm-b', 'RAISE_OBJECTION');
    const view = (await seenBy(driver, 'firm-b', 'zh'))!;
    expect(view.detail).toBe('public');
    const [reason] = view.actions.find(({ event }) => event === 'RAISE_OBJECTION')?.reasons ?? [];
    expect(reason).toMatchObject({ code: 'CASE.NOT_IN_STATE', unblockedBy: '区经信局（区经信局经办人）' });
    expect(reason).not.toHaveProperty('by');
    expect(reason?.holders).toEqual([expect.not.objectContaining({ person: expect.anything() })]);
  });

  it('what helps around tasks, drafts and applications', async () => {
    const driver = await upTo.acceptance(world.people);
    const problem = async (username: string, path: string, body: object = {}) =>
      (await world.people.post(username, path, body)).body as Problem;
    const [task] = (await driver.view('bureau')).tasks.filter(({ state }) => state === 'open');
    expect(await problem('town-wuchang', `/tasks/${task!.id}/claim`)).toMatchObject({
      code: 'CASE.NOT_YOUR_DUTY',
      reasons: [{ unblockedBy: expect.stringContaining('区经信局'), by: task!.dueDate }],
    });
    await world.people.post('operator-a', `/tasks/${task!.id}/urge`, { message: '请尽快' });
    expect(await problem('operator-a', `/tasks/${task!.id}/urge`, { message: '请尽快' })).toMatchObject({
      code: 'REQUEST.TOO_MANY',
      reasons: [{ unblockedBy: expect.stringContaining('起可再次催办'), by: expect.stringMatching(/^\d{4}-/) }],
    });
    const edit = (await world.people.as('operator-a'))
      .patch(`/api/v1/cases/${driver.id}`)
      .send({ form: { parkName: 'x' } });
    expect((await edit).body).toMatchObject({
      code: 'CASE.NOT_EDITABLE',
      reasons: [{ unblockedBy: expect.stringContaining('区经信局') }],
    });
    expect(await problem('firm-a', '/cases', { type: 'park-recognition' })).toMatchObject({
      code: 'AUTH.FORBIDDEN',
      reasons: [{ unblockedBy: '园区运营机构经办人' }],
    });
  });
});
