import { randomUUID } from 'node:crypto';
import { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

async function submit(driver: CaseDriver, username: string, headers: Record<string, string>, body: object) {
  return world.people.post(username, `/cases/${driver.id}/events`, body, headers);
}

describe('Idempotency-Key', () => {
  it('gives a retry the first answer and writes nothing twice', async () => {
    const driver = await CaseDriver.submitted(world.people);
    const headers = { 'If-Match': `"${(await driver.view()).version}"`, 'Idempotency-Key': randomUUID() };
    const first = await submit(driver, 'federation', headers, { type: 'FORWARD' });
    const retry = await submit(driver, 'federation', headers, { type: 'FORWARD' });
    expect([first.status, retry.status]).toEqual([200, 200]);
    expect(retry.body).toEqual(first.body);
    expect(retry.headers.etag).toBe(first.headers.etag);
    expect((await driver.timeline()).filter((item) => item.type === 'FORWARD')).toHaveLength(1);
  });

  it('refuses another body under the same key', async () => {
    const driver = await upTo.townReview(world.people);
    const headers = { 'If-Match': `"${(await driver.view()).version}"`, 'Idempotency-Key': randomUUID() };
    await submit(driver, 'town-wuchang', headers, { type: 'RECOMMEND', payload: { opinion: '同意推荐该园区' } });
    const other = await submit(driver, 'town-wuchang', headers, { type: 'DECLINE', payload: { reason: '改变主意' } });
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('REQUEST.IDEMPOTENCY_KEY_REUSED');
  });

  it('belongs to the person who sent it', async () => {
    const key = randomUUID();
    const driver = await upTo.jointReview(world.people);
    for (const username of ['dept-fire', 'dept-housing']) {
      expect((await driver.send(username, 'CONCUR', { key })).status).toBe(200);
    }
  });

  it('keeps a creation from happening twice', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const create = () => world.people.post('operator-a', '/cases', { type: 'park-recognition' }, headers);
    const [first, retry] = [await create(), await create()];
    expect([first.status, retry.status]).toEqual([201, 201]);
    expect(retry.body.id).toBe(first.body.id);
  });

  it('sent twenty times at once has one effect and one answer', async () => {
    const driver = await CaseDriver.submitted(world.people);
    const headers = { 'If-Match': `"${(await driver.view()).version}"`, 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submit(driver, 'federation', headers, { type: 'FORWARD' })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map((answer) => answer.body.version as number)).size).toBe(1);
    expect((await driver.timeline()).filter((item) => item.type === 'FORWARD')).toHaveLength(1);
  });
});

describe('twenty people at the same case', () => {
  it('have one winner and no gap in the versions', async () => {
    const driver = await CaseDriver.submitted(world.people);
    const { version } = await driver.view();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        submit(driver, 'federation', { 'If-Match': `"${version}"` }, { type: 'FORWARD' }),
      ),
    );
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 200).every((status) => status === 412 || status === 409)).toBe(true);
    expect((await driver.view()).version).toBe(version + 1);
    expect((await driver.timeline()).filter((item) => item.type === 'FORWARD')).toHaveLength(1);
  });

  it('sign as five departments at once without losing one', async () => {
    const driver = await upTo.jointReview(world.people);
    const departments = ['planning', 'ecology', 'emergency', 'fire', 'housing'].map((name) => `dept-${name}`);
    let waiting = departments;
    for (let round = 0; waiting.length > 0 && round < 10; round += 1) {
      const answers = await Promise.all(waiting.map((username) => driver.send(username, 'CONCUR')));
      expect(answers.every((answer) => answer.status === 200 || answer.status === 412)).toBe(true);
      waiting = waiting.filter((_username, index) => answers[index]?.status !== 200);
    }
    const concurred = (await driver.timeline('bureau')).filter((item) => item.type === 'CONCUR');
    expect(concurred).toHaveLength(5);
    expect(new Set(concurred.map((item) => item.actor.id)).size).toBe(5);
  });
});
