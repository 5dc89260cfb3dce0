import supertest from 'supertest';
import type { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

async function openNotice(driver: CaseDriver) {
  const answer = await supertest(world.server.url).get('/public/notices').set('Accept', 'application/json');
  expect(answer.status).toBe(200);
  const items = answer.body.items as { caseNumber: string; status: string; lastDay: string }[];
  return items.find((notice) => notice.caseNumber === driver.number);
}

describe('public notice', () => {
  it('is on the public list, and the promise is paused', async () => {
    const driver = await upTo.publicNotice(world.people);
    expect(await openNotice(driver)).toMatchObject({ status: 'open' });
    expect((await driver.view()).due.clock).toBe('paused');
  });

  it('ends by the clock after seven days, not after six', async () => {
    const driver = await upTo.publicNotice(world.people);
    await driver.advance('P6D');
    expect((await driver.view()).status).toBe('publicNotice');
    await driver.advance('P2D');
    const view = await driver.view();
    expect(view.state[0]).toBe('upward');
    expect(view.due.clock).toBe('running');
  });

  it('cannot be ended by a person', async () => {
    const driver = await upTo.publicNotice(world.people);
    for (const username of ['operator-a', 'bureau', 'bureau-head', 'meeting-office', 'system-admin']) {
      const answer = await driver.send(username, 'NOTICE_ENDED');
      expect({ username, status: answer.status }).toEqual({
        username,
        status: username === 'system-admin' ? 404 : 403,
      });
    }
    expect((await driver.view()).status).toBe('publicNotice');
  });

  it('shows an outsider the case as the public sees it, without the form', async () => {
    const driver = await upTo.publicNotice(world.people);
    const view = await driver.view('operator-b');
    expect(view.detail).toBe('public');
    expect(view.form).toEqual({});
    expect(view.attachments).toEqual([]);
  });
});

describe('objection', () => {
  it('is raised by anybody outside the applicant and stops the notice', async () => {
    const driver = await upTo.publicNotice(world.people);
    const view = await driver.must('operator-b', 'RAISE_OBJECTION');
    expect(view.status).toBe('objection');
    expect(await openNotice(driver)).toMatchObject({ status: 'paused' });
    await driver.advance('P8D');
    expect((await driver.view()).status).toBe('objection');
  });

  it('is not raised by the applicant against itself', async () => {
    const driver = await upTo.publicNotice(world.people);
    expect((await driver.send('operator-a', 'RAISE_OBJECTION')).status).toBe(403);
  });

  it('dismissed lets the notice run the rest of its days', async () => {
    const driver = await upTo.publicNotice(world.people);
    await driver.advance('P3D');
    await driver.must('firm-b', 'RAISE_OBJECTION');
    await driver.advance('P5D');
    const view = await driver.must('bureau-2', 'DISMISS', { reason: '经核查不属实' });
    expect(view.status).toBe('publicNotice');
    await driver.advance('P2D');
    expect((await driver.view()).status).toBe('publicNotice');
    await driver.advance('P4D');
    expect((await driver.view()).state[0]).toBe('upward');
  });

  it('upheld brings the case back to the committee', async () => {
    const driver = await upTo.publicNotice(world.people);
    await driver.must('operator-b', 'RAISE_OBJECTION');
    const view = await driver.must('bureau-2', 'UPHOLD', { reason: '面积与实测不符' });
    expect(view.state[0]).toBe('committee');
    expect(view.due.clock).toBe('running');
  });

  it('is handled by somebody who did not accept the case', async () => {
    const driver = await upTo.publicNotice(world.people);
    await driver.must('operator-b', 'RAISE_OBJECTION');
    const answer = await driver.send('bureau', 'DISMISS', { payload: { reason: '经核查不属实' } });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'CASE.SEPARATION' });
    const action = await driver.action('bureau', 'DISMISS');
    expect(action).toMatchObject({ allowed: false, reasons: [expect.objectContaining({ code: 'CASE.SEPARATION' })] });
  });

  it('cannot be raised before or after the notice', async () => {
    const early = await upTo.committee(world.people);
    expect([403, 404, 409]).toContain((await early.send('operator-b', 'RAISE_OBJECTION')).status);
    const late = await upTo.upward(world.people);
    expect([403, 404, 409]).toContain((await late.send('operator-b', 'RAISE_OBJECTION')).status);
    expect((await late.view()).state[0]).toBe('upward');
  });
});
