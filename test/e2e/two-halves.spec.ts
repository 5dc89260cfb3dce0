import { CaseDriver } from '../support/case-driver.js';
import { eventually } from '../support/eventually.js';
import { Half } from '../support/half.js';
import { People } from '../support/people.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** `npm run start:api` and `npm run start:worker` as processes of their own over one database. */
let database: TestDatabase;
let apis: Half[];
let workers: Half[];

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  apis = await Promise.all([Half.api(database), Half.api(database)]);
  workers = [await Half.worker(database), await Half.worker(database)];
});
afterAll(async () => {
  await Promise.all([...apis, ...workers].map((half) => half.kill()));
  await database.drop();
});

it('one api sees what the other wrote, with the same session', async () => {
  const [first, second] = apis.map((half) => new People(half.url));
  const driver = await CaseDriver.submitted(first!);
  const answer = await second!.get('federation', `/cases/${driver.id}`);
  expect(answer.body).toMatchObject({ id: driver.id, status: 'received' });
});

it('the workers fire a deadline once, and only while one of them runs', async () => {
  const people = new People(apis[0]!.url);
  const driver = await CaseDriver.submitted(people);
  await driver.must('federation', 'REQUEST_CORRECTION');
  await Promise.all(workers.map((worker) => worker.kill()));
  await database.query('update business_clock set ahead_ms = ahead_ms + $1', [40 * 24 * 3_600_000]);
  workers = [await Half.worker(database), await Half.worker(database)];
  await eventually('the case is returned', async () => (await driver.view()).status === 'returned', 60_000);
  const passed = (await driver.timeline()).filter((item) => item.actor.id === null);
  expect(passed).toHaveLength(1);
});

it('both stop cleanly on SIGTERM', async () => {
  expect(await Promise.all([...apis, ...workers].map((half) => half.terminate()))).toEqual([0, 0, 0, 0]);
});
