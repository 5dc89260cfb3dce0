import { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import type { People } from '../support/people.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

describe('suspension', () => {
  it('pauses the promise, and only RESUME and WITHDRAW go meanwhile', async () => {
    const driver = await upTo.jointReview(world.people);
    const suspended = await driver.must('bureau', 'SUSPEND', { reason: '委托第三方检测' });
    expect(suspended.status).toBe('suspended');
    expect(suspended.suspension).toMatchObject({ reason: '委托第三方检测' });
    expect(suspended.due.clock).toBe('paused');
    const refused = await driver.send('dept-fire', 'CONCUR');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'CASE.SUSPENDED' });
    const allowed = (await driver.view('bureau')).actions.filter((action) => action.allowed);
    expect(allowed.map((action) => action.event)).toEqual(['RESUME']);
    const resumed = await driver.must('bureau', 'RESUME');
    expect(resumed).toMatchObject({ status: 'underReview', suspension: null });
    expect(resumed.due.clock).toBe('running');
    await driver.must('dept-fire', 'CONCUR');
  });

  it('moves the promise date by the working days it lasted', async () => {
    const driver = await upTo.jointReview(world.people);
    const before = (await driver.view()).due;
    await driver.must('bureau', 'SUSPEND');
    await driver.advance('P14D');
    const { due } = await driver.must('bureau', 'RESUME');
    expect(due.date! > before.date!).toBe(true);
    expect(due.explanation.some((line) => line.effect === 'paused')).toBe(true);
  });

  it('cannot be nested, resumed without need, or used before acceptance', async () => {
    const early = await upTo.acceptance(world.people);
    expect((await early.send('bureau', 'SUSPEND')).status).toBe(409);
    const driver = await upTo.jointReview(world.people);
    expect((await driver.send('bureau', 'RESUME')).status).toBe(409);
    await driver.must('bureau', 'SUSPEND');
    expect((await driver.send('bureau', 'SUSPEND')).status).toBe(409);
    expect((await driver.must('operator-a', 'WITHDRAW')).status).toBe('withdrawn');
  });

  it('is the bureau’s alone', async () => {
    const driver = await upTo.jointReview(world.people);
    for (const username of ['operator-a', 'federation', 'town-wuchang', 'dept-fire', 'bureau-head']) {
      expect({ username, status: (await driver.send(username, 'SUSPEND')).status }).toEqual({ username, status: 403 });
    }
  });
});

describe('extension', () => {
  it('is granted once, by the director, and moves the date', async () => {
    const driver = await upTo.jointReview(world.people);
    const before = (await driver.view()).due.date!;
    const { due } = await driver.must('bureau-head', 'EXTEND', { wd: 10, reason: '情况复杂' });
    expect(due.date! > before).toBe(true);
    expect(due.explanation.filter((line) => line.effect === 'counted' || line.effect === 'due').at(-1)?.count).toBe(55);
    const again = await driver.send('bureau-head', 'EXTEND', { payload: { wd: 1 } });
    expect([409, 422]).toContain(again.status);
    expect((await driver.view()).due.date).toBe(due.date);
  });

  it('is at most 15 working days', async () => {
    const driver = await upTo.jointReview(world.people);
    for (const wd of [16, 0, -1, 1.5]) {
      expect({ wd, status: (await driver.send('bureau-head', 'EXTEND', { payload: { wd } })).status }).toEqual({
        wd,
        status: 422,
      });
    }
    expect((await driver.send('bureau', 'EXTEND')).status).toBe(403);
    await driver.must('bureau-head', 'EXTEND', { wd: 15 });
  });
});

describe('withdrawal', () => {
  const stages: [string, (people: People) => Promise<CaseDriver>][] = [
    ['preReview', (people) => CaseDriver.submitted(people)],
    ['townReview', upTo.townReview],
    ['acceptance', upTo.acceptance],
    ['jointReview', upTo.jointReview],
    ['committee', upTo.committee],
    ['publicNotice', upTo.publicNotice],
  ];

  it.each(stages)('is the applicant’s in %s, and nobody else’s', async (_stage, reach) => {
    const driver = await reach(world.people);
    expect((await driver.send('bureau', 'WITHDRAW')).status).toBe(403);
    const view = await driver.must('operator-a', 'WITHDRAW');
    expect(view.status).toBe('withdrawn');
    expect(view.tasks.filter((task) => task.state === 'open')).toEqual([]);
  });

  it('goes from correction, rectification, objection and the upper decision too', async () => {
    const correction = await CaseDriver.submitted(world.people);
    await correction.must('federation', 'REQUEST_CORRECTION');
    const rectification = await upTo.committee(world.people);
    await rectification.must('meeting-office', 'REQUIRE_RECTIFICATION');
    const objection = await upTo.publicNotice(world.people);
    await objection.must('operator-b', 'RAISE_OBJECTION');
    const upward = await upTo.upward(world.people);
    for (const driver of [correction, rectification, objection, upward]) {
      expect((await driver.must('operator-a', 'WITHDRAW')).status).toBe('withdrawn');
    }
  });

  it('does not go once the case is decided', async () => {
    const driver = await upTo.townReview(world.people);
    await driver.must('town-wuchang', 'DECLINE');
    expect((await driver.send('operator-a', 'WITHDRAW')).status).toBe(409);
  });
});

describe('a deadline that passes', () => {
  const stages: { stage: string; reach: (people: People) => Promise<CaseDriver>; holder: string }[] = [
    { stage: 'preReview', reach: (people) => CaseDriver.submitted(people), holder: 'federation' },
    { stage: 'townReview', reach: upTo.townReview, holder: 'town-wuchang' },
    { stage: 'jointReview', reach: upTo.jointReview, holder: 'dept-fire' },
    { stage: 'committee', reach: upTo.committee, holder: 'meeting-office' },
  ];

  it.each(stages)('in $stage escalates and leaves the case where it is', async ({ stage, reach, holder }) => {
    const driver = await reach(world.people);
    const task = (await driver.view(holder)).tasks.find((each) => each.state === 'open');
    expect(task?.dueDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await driver.advance('P30D');
    const late = await driver.view(holder);
    expect(late.state[0]).toBe(stage);
    expect(late.tasks.filter((each) => each.state === 'open').every((each) => each.overdue)).toBe(true);
    expect(late.actions.some((action) => action.allowed)).toBe(true);
  });

  it('is written by the system, once', async () => {
    const driver = await CaseDriver.submitted(world.people);
    await driver.advance('P30D');
    await driver.advance('P30D');
    const passed = (await driver.timeline('auditor')).filter((item) => item.type === 'DEADLINE_PASSED');
    expect(passed.map((item) => item.actor.id)).toEqual([null]);
    expect((await driver.must('federation', 'FORWARD')).state[0]).toBe('townReview');
  });
});
