import { CaseDriver } from '../support/case-driver.js';
import { concurAll, inspect, joint, upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

describe('joint review', () => {
  it('opens one task for each department and one for two inspectors', async () => {
    const driver = await upTo.jointReview(world.people);
    const open = (await driver.view('bureau')).tasks.filter((task) => task.state === 'open');
    expect(open).toHaveLength(joint.length + 1);
    expect(open.find((task) => task.signers.required === 2)?.signers.signed).toEqual([]);
    expect(
      new Set(open.filter((task) => task.role === 'department-reviewer').map((task) => task.orgUnit.id)).size,
    ).toBe(5);
  });

  it('goes on only when every department and both inspectors have answered', async () => {
    const driver = await upTo.jointReview(world.people);
    await concurAll(driver);
    const first = await driver.must('bureau', 'RECORD_INSPECTION');
    expect(first.state[0]).toBe('jointReview');
    expect(first.tasks.find((task) => task.signers.required === 2)?.signers.signed).toHaveLength(1);
    expect((await driver.must('bureau-2', 'RECORD_INSPECTION')).state[0]).toBe('committee');
  });

  it('does not let one inspector sign twice', async () => {
    const driver = await upTo.jointReview(world.people);
    await driver.must('bureau', 'RECORD_INSPECTION');
    const again = await driver.send('bureau', 'RECORD_INSPECTION');
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'CASE.ALREADY_SIGNED' });
  });

  it('does not let a department answer twice', async () => {
    const driver = await upTo.jointReview(world.people);
    await driver.must('dept-fire', 'CONCUR');
    expect((await driver.send('dept-fire', 'OBJECT')).status).toBe(409);
  });

  it('keeps a department that is not asked out of sight', async () => {
    const driver = await upTo.jointReview(world.people);
    expect((await world.people.get('dept-tax', `/cases/${driver.id}`)).status).toBe(404);
    expect((await world.people.get('dept-fire', `/cases/${driver.id}`)).status).toBe(200);
  });

  it('takes an objection without veto to the committee, which may still approve', async () => {
    const driver = await upTo.jointReview(world.people);
    await driver.must('dept-ecology', 'OBJECT', { reason: '排污许可即将到期', veto: false });
    for (const department of joint) if (department !== 'ecology') await driver.must(`dept-${department}`, 'CONCUR');
    await inspect(driver);
    expect((await driver.must('meeting-office', 'APPROVE')).status).toBe('publicNotice');
  });

  it('shows a veto to the committee and blocks APPROVE until it is settled', async () => {
    const driver = await vetoedBy(await upTo.jointReview(world.people), 'fire');
    expect((await driver.view('meeting-office')).vetoes).toEqual([
      expect.objectContaining({ reason: '重大火灾隐患未销号' }),
    ]);
    const approve = await driver.send('meeting-office', 'APPROVE');
    expect(approve.status).toBe(422);
    expect(approve.body).toMatchObject({
      code: 'CASE.GUARD_REFUSED',
      reasons: [expect.objectContaining({ code: expect.any(String) })],
    });
    const action = await driver.action('meeting-office', 'APPROVE');
    expect(action).toMatchObject({ allowed: false });
    expect(action?.reasons.length).toBeGreaterThan(0);
    expect((await driver.must('meeting-office', 'REJECT', { reason: '存在一票否决事项' })).status).toBe('rejected');
  });
});

describe('committee', () => {
  it('REJECT rejects with a letter', async () => {
    const driver = await upTo.committee(world.people);
    expect((await driver.must('meeting-office', 'REJECT', { reason: '主导产业不突出' })).status).toBe('rejected');
    expect((await driver.letters()).length).toBeGreaterThan(0);
  });

  it('RETURN to the town review brings the case through acceptance again', async () => {
    const driver = await upTo.committee(world.people);
    const returned = await driver.must('meeting-office', 'RETURN', { to: 'townReview', reason: '属地意见不完整' });
    expect(returned.state[0]).toBe('townReview');
    expect((await driver.must('town-wuchang', 'RECOMMEND')).state[0]).toBe('acceptance');
  });

  it('RETURN to the joint review asks every department anew and forgets old vetoes', async () => {
    const driver = await vetoedBy(await upTo.jointReview(world.people), 'planning');
    const returned = await driver.must('meeting-office', 'RETURN', { to: 'jointReview', reason: '请重新联审' });
    expect(returned.state[0]).toBe('jointReview');
    expect(returned.tasks.filter((task) => task.state === 'open')).toHaveLength(joint.length + 1);
    await concurAll(driver);
    await inspect(driver);
    expect((await driver.must('meeting-office', 'APPROVE')).status).toBe('publicNotice');
  });

  it('RETURN anywhere else is refused', async () => {
    const driver = await upTo.committee(world.people);
    const answer = await driver.send('meeting-office', 'RETURN', { payload: { to: 'draft' } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'CASE.PAYLOAD_INVALID' });
  });

  it('is recorded by the secretary alone', async () => {
    const driver = await upTo.committee(world.people);
    for (const other of ['bureau', 'bureau-head', 'town-wuchang', 'federation', 'operator-a']) {
      const answer = await driver.send(other, 'APPROVE', { exactly: { minutes: '通过' } });
      expect({ other, status: answer.status }).toEqual({ other, status: 403 });
    }
  });
});

describe('rectification', () => {
  it('reported in time is inspected again by two and goes back to the committee', async () => {
    const driver = await upTo.committee(world.people);
    const asked = await driver.must('meeting-office', 'REQUIRE_RECTIFICATION');
    expect(asked.status).toBe('suspended');
    const seen = await driver.view();
    expect(seen.due.clock).toBe('paused');
    expect(seen.requests).toMatchObject({ kind: 'rectification', until: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
    expect((await driver.must('operator-a', 'REPORT_RECTIFIED')).state[0]).toBe('reinspection');
    expect((await driver.must('bureau', 'RECORD_INSPECTION')).state[0]).toBe('reinspection');
    const back = await driver.must('bureau-2', 'RECORD_INSPECTION');
    expect(back.state[0]).toBe('committee');
    expect(back.due.clock).toBe('running');
  });

  it('not reported by its date is rejected by the clock', async () => {
    const driver = await upTo.committee(world.people);
    const until = inDays((await driver.view()).updatedAt, 10);
    await driver.must('meeting-office', 'REQUIRE_RECTIFICATION', { until });
    expect((await driver.view()).requests?.until).toBe(until);
    await driver.advance('P9D');
    expect((await driver.view()).status).toBe('suspended');
    await driver.advance('P3D');
    expect((await driver.view()).status).toBe('rejected');
    expect((await driver.timeline()).at(-1)?.actor.id).toBeNull();
  });

  it('cannot be due in the past', async () => {
    const driver = await upTo.committee(world.people);
    const answer = await driver.send('meeting-office', 'REQUIRE_RECTIFICATION', { payload: { until: '2020-01-01' } });
    expect(answer.status).toBe(422);
  });
});

async function vetoedBy(driver: CaseDriver, department: (typeof joint)[number]): Promise<CaseDriver> {
  await driver.must(`dept-${department}`, 'OBJECT', { reason: '重大火灾隐患未销号', veto: true });
  for (const other of joint) if (other !== department) await driver.must(`dept-${other}`, 'CONCUR');
  await inspect(driver);
  return driver;
}

/** The calendar date `days` after the business day of `at` (RFC 3339 in Asia/Shanghai). */
function inDays(at: string, days: number): string {
  const date = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
