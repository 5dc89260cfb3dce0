import { DataSource } from 'typeorm';
import { batch, Housekeeping } from '../../apps/worker/housekeeping.js';
import { readConfig } from '../../libs/platform/config/environment.js';
import { applicationDataSourceOptions } from '../../libs/platform/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let housekeeping: Housekeeping;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  const options = applicationDataSourceOptions(readConfig({ DATABASE_URL: database.url }));
  dataSource = await new DataSource(options).initialize();
  housekeeping = new Housekeeping(dataSource);
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function left(select: string): Promise<string[]> {
  return (await database.query<{ name: string }>(select)).map(({ name }) => name).sort();
}

it('forgets what was answered to a request two days ago', async () => {
  await database.query(
    `insert into idempotency_key (person_id, route, key, request_digest, created_at)
     select p.id, 'POST /x', k.key, '', now() - k.age
     from (select id from person limit 1) p, (values ('old', interval '49 hours'), ('new', interval '47 hours')) k(key, age)`,
  );
  expect(await housekeeping.tidy()).toBe(false);
  expect(await left('select key as name from idempotency_key')).toEqual(['new']);
});

it('forgets messages 30 days after they were handled, never those given up or still to be handled', async () => {
  await database.query(
    `insert into outbox (id, topic, payload, created_at, handled_at, failed_at)
     select gen_random_uuid(), m.topic, '{}', now() - interval '90 days', now() - m.handled, now() - m.failed
     from (values ('handled long ago', interval '31 days', null), ('handled', interval '29 days', null),
                  ('given up', null, interval '60 days'), ('waiting', null, null)) m(topic, handled, failed)`,
  );
  await housekeeping.tidy();
  expect(await left('select topic as name from outbox')).toEqual(['given up', 'handled', 'waiting']);
});

it('forgets failed logins that count no longer, and keeps every lock', async () => {
  await database.query(
    `insert into login_failure (name_digest, failed_at, locked_until)
     select convert_to(f.name, 'UTF8'), f.at, now() + f.locked
     from (values ('past', array[now() - interval '31 minutes'], null),
                  ('counts', array[now() - interval '31 minutes', now() - interval '29 minutes'], null),
                  ('was locked', '{}', interval '-1 minute'),
                  ('locked', '{}', interval '1 minute')) f(name, at, locked)`,
  );
  await housekeeping.tidy();
  expect(await left(`select convert_from(name_digest, 'UTF8') as name from login_failure`)).toEqual([
    'counts',
    'locked',
  ]);
});

it('goes on by batches, several at once without standing in each other’s way', async () => {
  await database.query(
    `insert into outbox (id, topic, payload, handled_at)
     select gen_random_uuid(), 'old', '{}', now() - interval '31 days' from generate_series(1, $1)`,
    [2 * batch + 1],
  );
  const rounds = await Promise.all([housekeeping.tidy(), housekeeping.tidy()]);
  expect(rounds).toContain(true);
  while (await housekeeping.tidy());
  expect(await left(`select topic as name from outbox where topic = 'old'`)).toEqual([]);
});
