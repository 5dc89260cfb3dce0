import type { PartyRef, TaskView } from '../../libs/contracts/index.js';
import type { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/** 认领, 转办, 委派, 加签 and 催办, where one office has two people with the same role: the bureau. */

const world = useWorld();

const post = (username: string, task: TaskView, action: string, body: object = {}) =>
  world.people.post(username, `/tasks/${task.id}/${action}`, body);

async function openTask(driver: CaseDriver, duty: string): Promise<TaskView> {
  const task = (await driver.view('bureau')).tasks.find((each) => each.duty === duty && each.state === 'open');
  if (!task) throw new Error(`No open ${duty}`);
  return task;
}

async function colleagueOf(username: string, task: TaskView): Promise<PartyRef> {
  const { body } = await world.people.get(username, `/tasks/${task.id}/colleagues`);
  const [colleague] = body.items as PartyRef[];
  if (!colleague) throw new Error(`${username} has no colleague`);
  return colleague;
}

/** The bureau's head reviews as well, for as long as it takes. */
async function withThirdReviewer(work: () => Promise<void>): Promise<void> {
  const { database } = world.server;
  const head = `(select id from person where username = 'bureau-head')`;
  await database.query(`insert into role_grant (person_id, role, unit) values (${head}, 'bureau-reviewer', 'bureau')`);
  try {
    await work();
  } finally {
    await database.query(`delete from role_grant where person_id = ${head} and role = 'bureau-reviewer'`);
  }
}

it('lets one claim a task, so that the other may not decide it until it is released', async () => {
  const driver = await upTo.acceptance(world.people);
  const task = await openTask(driver, 'acceptance');
  expect((await post('bureau', task, 'claim')).status).toBe(200);
  expect((await post('bureau-2', task, 'claim')).body).toMatchObject({ code: 'TASK.CLAIMED_BY_ANOTHER' });
  expect((await driver.send('bureau-2', 'ACCEPT')).body).toMatchObject({ code: 'TASK.CLAIMED_BY_ANOTHER' });
  expect((await driver.view('bureau-2')).actions.find((action) => action.event === 'ACCEPT')?.allowed).toBe(false);
  expect((await post('bureau', task, 'release')).status).toBe(200);
  expect((await driver.send('bureau-2', 'ACCEPT')).status).toBe(200);
});

it('hands a task over for good, and tells the colleague', async () => {
  const driver = await upTo.acceptance(world.people);
  const task = await openTask(driver, 'acceptance');
  const colleague = await colleagueOf('bureau', task);
  const handed = await post('bureau', task, 'transfer', { personId: colleague.id, reason: '外出' });
  expect(handed.body).toMatchObject({ assignee: { id: colleague.id } });
  expect((await driver.send('bureau', 'ACCEPT')).status).toBe(409);
  expect((await driver.send('bureau-2', 'ACCEPT')).status).toBe(200);
});

it('gives a delegated task back, and does not let it be handed on, claimed or given more signers', async () => {
  const driver = await upTo.upward(world.people);
  const task = await openTask(driver, 'upward');
  const colleague = await colleagueOf('bureau', task);
  await post('bureau', task, 'claim');
  await post('bureau', task, 'delegate', { personId: colleague.id, reason: '外出' });
  const back = await colleagueOf('bureau-2', task);
  const on = await post('bureau-2', task, 'transfer', { personId: back.id, reason: '再转' });
  expect(on.body).toMatchObject({ code: 'TASK.DELEGATED' });
  expect((await post('bureau-2', task, 'claim')).body).toMatchObject({ code: 'TASK.DELEGATED' });
  const more = await post('bureau-2', task, 'add-signers', { personIds: [back.id], reason: '请复核' });
  expect(more.body).toMatchObject({ code: 'TASK.DELEGATED' });
  expect((await post('bureau-2', task, 'release')).body).toMatchObject({ assignee: { id: back.id } });
});

it('refuses a delegation that would leave nobody for a separated duty, and says what to do instead', async () => {
  const driver = await upTo.acceptance(world.people);
  const task = await openTask(driver, 'acceptance');
  const colleague = await colleagueOf('bureau', task);
  const handover = { personId: colleague.id, reason: '外出' };
  const refused = await post('bureau', task, 'delegate', handover);
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ code: 'TASK.NOBODY_LEFT', reasons: [{ code: 'TASK.NOBODY_LEFT' }] });
  expect(JSON.stringify(refused.body)).toContain('异议核查');
  expect((await post('bureau', task, 'transfer', handover)).status).toBe(200);
});

it('counts both, who delegated and who acted, as having held the duty', async () => {
  await withThirdReviewer(async () => {
    const driver = await upTo.acceptance(world.people);
    const task = await openTask(driver, 'acceptance');
    const colleague = await colleagueOf('bureau', task);
    await post('bureau', task, 'delegate', { personId: colleague.id, reason: '外出' });
    await driver.must('bureau-2', 'ACCEPT');
    for (const department of ['planning', 'ecology', 'emergency', 'fire', 'housing']) {
      await driver.must(`dept-${department}`, 'CONCUR');
    }
    await driver.must('bureau', 'RECORD_INSPECTION');
    await driver.must('bureau-2', 'RECORD_INSPECTION');
    await driver.must('meeting-office', 'APPROVE');
    await driver.must('firm-b', 'RAISE_OBJECTION');
    for (const reviewer of ['bureau', 'bureau-2']) {
      expect((await driver.send(reviewer, 'DISMISS')).body).toMatchObject({ code: 'CASE.SEPARATION' });
    }
    const objection = await openTask(driver, 'objection');
    const barred = await post('bureau-head', objection, 'transfer', { personId: colleague.id, reason: '外出' });
    expect(barred.body).toMatchObject({ code: 'TASK.COLLEAGUE_BARRED' });
    await driver.must('bureau-head', 'DISMISS');
  });
});

it('waits for an added signer, and no longer once the signer is taken off', async () => {
  const driver = await upTo.upward(world.people);
  const task = await openTask(driver, 'upward');
  const colleague = await colleagueOf('bureau', task);
  const change = { personIds: [colleague.id], reason: '请复核' };
  expect((await post('bureau', task, 'add-signers', change)).body).toMatchObject({ signers: { required: 2 } });
  expect((await post('bureau', task, 'remove-signers', change)).body).toMatchObject({ signers: { required: 1 } });
  await post('bureau', task, 'add-signers', change);
  expect((await driver.must('bureau', 'RECORD_UPPER_DECISION')).status).toBe('underReview');
  expect((await post('bureau', task, 'remove-signers', change)).status).toBe(422);
  expect((await driver.must('bureau-2', 'RECORD_UPPER_DECISION')).status).toBe('approved');
});

it('keeps the turn of a signer called in first, says whose turn it is, and shows who is missing', async () => {
  const driver = await upTo.upward(world.people);
  const task = await openTask(driver, 'upward');
  const colleague = await colleagueOf('bureau', task);
  const change = { personIds: [colleague.id], reason: '请先复核' };
  const wrong = await post('bureau', task, 'add-signers', { ...change, position: 'between' });
  expect(wrong.status).toBe(422);
  const added = await post('bureau', task, 'add-signers', { ...change, position: 'before' });
  expect(added.body).toMatchObject({
    signing: { signed: [], missing: [{ person: colleague, turn: 'before', now: true }], others: 1 },
  });
  const early = await driver.send('bureau', 'RECORD_UPPER_DECISION');
  expect(early.status).toBe(409);
  expect(early.body).toMatchObject({ code: 'CASE.NOT_YOUR_TURN' });
  expect(JSON.stringify(early.body)).toContain(colleague.name);
  await driver.must('bureau-2', 'RECORD_UPPER_DECISION');
  expect((await openTask(driver, 'upward')).signing).toMatchObject({
    signed: [{ person: colleague }],
    missing: [],
    others: 1,
  });
  expect((await driver.must('bureau', 'RECORD_UPPER_DECISION')).status).toBe('approved');
});

it('lets a signer called in last sign only after the others', async () => {
  const driver = await upTo.upward(world.people);
  const task = await openTask(driver, 'upward');
  const colleague = await colleagueOf('bureau', task);
  const change = { personIds: [colleague.id], reason: '请最后签', position: 'after' };
  const added = await post('bureau', task, 'add-signers', change);
  expect(added.body).toMatchObject({ signing: { missing: [{ turn: 'after', now: false }], others: 1 } });
  expect((await driver.send('bureau-2', 'RECORD_UPPER_DECISION')).body).toMatchObject({ code: 'CASE.NOT_YOUR_TURN' });
  expect((await driver.must('bureau', 'RECORD_UPPER_DECISION')).status).toBe('underReview');
  expect((await driver.must('bureau-2', 'RECORD_UPPER_DECISION')).status).toBe('approved');
});

it('adds no signer where signers would have to choose, nor more than the office has', async () => {
  const driver = await upTo.jointReview(world.people);
  const inspection = await openTask(driver, 'inspection');
  const colleague = await colleagueOf('bureau', inspection);
  const change = { personIds: [colleague.id], reason: '请复核' };
  expect((await post('bureau', inspection, 'add-signers', change)).status).toBe(422);
  const other = await upTo.acceptance(world.people, 'operator-b');
  const acceptance = await openTask(other, 'acceptance');
  expect((await post('bureau', acceptance, 'add-signers', change)).status).toBe(422);
});

it('urges once a day', async () => {
  const driver = await upTo.acceptance(world.people);
  const task = await openTask(driver, 'acceptance');
  expect((await post('operator-a', task, 'urge', { message: '请尽快' })).status).toBe(200);
  expect((await post('operator-a', task, 'urge')).status).toBe(429);
});
