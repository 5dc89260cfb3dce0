import { eventually } from '../support/eventually.js';
import { inspect, joint, upTo } from '../support/park-recognition-path.js';
import { People } from '../support/people.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

it('finds everything again after a kill -9 in the middle of a case', async () => {
  const driver = await upTo.jointReview(world.people);
  await driver.must('dept-planning', 'CONCUR');
  const before = await driver.view('bureau');
  await world.server.kill();
  await world.server.boot();
  expect(await driver.view('bureau')).toEqual(before);
  for (const department of joint.slice(1)) await driver.must(`dept-${department}`, 'CONCUR');
  await inspect(driver);
  await driver.must('meeting-office', 'APPROVE');
  await driver.advance('P8D');
  expect((await driver.must('bureau', 'RECORD_UPPER_DECISION', { recognised: true })).status).toBe('approved');
  expect((await world.people.get('auditor', `/cases/${driver.id}/audit`)).body.verdict).toBe('intact');
});

it('keeps every answer that it gave before being killed under load', async () => {
  const drivers = await Promise.all([1, 2, 3, 4].map(() => upTo.jointReview(world.people)));
  const answered: { id: string; username: string }[] = [];
  const load = drivers.flatMap((driver) =>
    joint.map(async (department) => {
      const username = `dept-${department}`;
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const answer = await driver.send(username, 'CONCUR').catch(() => undefined);
        if (answer?.status === 200) return answered.push({ id: driver.id, username });
        if (!answer) return undefined;
      }
      return undefined;
    }),
  );
  await eventually('some decisions are answered', async () => answered.length >= 4);
  await world.server.kill();
  await Promise.all(load);
  await world.server.boot();
  for (const driver of drivers) {
    const written = (await driver.timeline('bureau')).filter((item) => item.type === 'CONCUR');
    const acknowledged = answered.filter((each) => each.id === driver.id);
    expect(written.length).toBeGreaterThanOrEqual(acknowledged.length);
    expect(new Set(written.map((item) => item.actor.id)).size).toBe(written.length);
    expect((await world.people.get('auditor', `/cases/${driver.id}/audit`)).body.verdict).toBe('intact');
  }
});

it('keeps sessions over a restart', async () => {
  await world.people.as('bureau');
  await world.server.kill();
  await world.server.boot();
  expect((await world.people.get('bureau', '/auth/me')).status).toBe(200);
});

it('works off a deadline that passed while it was down', async () => {
  const driver = await upTo.townReview(world.people);
  await driver.must('town-wuchang', 'REQUEST_CORRECTION');
  await world.server.kill();
  await world.server.database.query(`update business_clock set ahead_ms = ahead_ms + ${40 * 24 * 3600 * 1000}`);
  await world.server.boot();
  await eventually(
    'the overdue correction returns the case',
    async () => (await driver.view()).status === 'returned',
    60_000,
  );
});

it('stops cleanly on SIGTERM', async () => {
  expect(await world.server.terminate()).toBe(0);
  await world.server.boot();
  expect((await new People(world.server.url).get('operator-a', '/auth/me')).status).toBe(200);
});
