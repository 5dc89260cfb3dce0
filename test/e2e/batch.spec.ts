import type { BatchResult } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

async function batch(username: string, path: string, drivers: CaseDriver[], type: string, payload: object = {}) {
  const items = await Promise.all(
    drivers.map(async (driver) => ({ caseId: driver.id, version: (await driver.view()).version })),
  );
  return world.people.post(
    username,
    path,
    { type, payload, items },
    { 'Idempotency-Key': `${type}-${items[0]!.caseId}` },
  );
}

describe('a batch', () => {
  it('is checked row by row with reasons, and the check changes nothing', async () => {
    const fresh = [await CaseDriver.submitted(world.people), await CaseDriver.submitted(world.people, 'operator-b')];
    const passedOn = await upTo.townReview(world.people);
    const versions = async () => Promise.all([...fresh, passedOn].map(async (each) => (await each.view()).version));
    const before = await versions();
    const answer = await batch('federation', '/tasks/batch/check', [...fresh, passedOn], 'FORWARD');
    expect(answer.status).toBe(200);
    const [one, other, refused] = answer.body.items as BatchResult[];
    expect([one?.ok, other?.ok, refused?.ok]).toEqual([true, true, false]);
    expect(refused).toMatchObject({
      code: 'CASE.NOT_IN_STATE',
      reasons: [{ code: 'CASE.NOT_IN_STATE', message: expect.any(String) }],
    });
    expect(await versions()).toEqual(before);
  });

  it('says of each row what is wrong with the payload before anything is sent', async () => {
    const driver = await CaseDriver.submitted(world.people);
    const answer = await batch('federation', '/tasks/batch/check', [driver], 'REQUEST_CORRECTION', { items: [] });
    expect((answer.body.items as BatchResult[])[0]).toMatchObject({ ok: false, code: 'CASE.PAYLOAD_INVALID' });
  });

  it('decides each alone, and tried again with the same key decides none twice', async () => {
    const fresh = [await CaseDriver.submitted(world.people), await CaseDriver.submitted(world.people, 'operator-b')];
    const passedOn = await upTo.townReview(world.people);
    const drivers = [...fresh, passedOn];
    const items = await Promise.all(
      drivers.map(async (driver) => ({ caseId: driver.id, version: (await driver.view()).version })),
    );
    const send = () =>
      world.people.post('federation', '/tasks/batch', { type: 'FORWARD', items }, { 'Idempotency-Key': 'one-batch' });
    const first = (await send()).body.items as BatchResult[];
    expect(first.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect((await send()).body.items).toEqual(first);
    for (const driver of fresh) {
      const types = (await driver.timeline('bureau')).map(({ type }) => type);
      expect(types).toEqual(['SUBMIT', 'FORWARD']);
    }
  });
});
