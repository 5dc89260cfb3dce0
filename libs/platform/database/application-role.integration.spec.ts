import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { readConfig } from '../config/environment.js';
import { applicationDataSourceOptions } from './data-source.js';

let database: TestDatabase;
let application: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  application = await new DataSource(
    applicationDataSourceOptions(readConfig({ DATABASE_URL: database.url })),
  ).initialize();
});
afterAll(async () => {
  await application.destroy();
  await database.drop();
});

describe("the application's connection", () => {
  it('works as a role that owns nothing, whoever logs in', async () => {
    expect(await application.query('select current_user as role')).toEqual([{ role: 'qiangwei_app' }]);
    expect(await application.query(`select relname from pg_class where relowner = 'qiangwei_app'::regrole`)).toEqual(
      [],
    );
  });

  it.each([
    ['make tables', 'create table mine (id int)'],
    ['change tables', 'alter table outbox add column mine int'],
    ['empty tables', 'truncate outbox'],
    ['take tables away', 'drop table outbox'],
    ['pretend that a migration ran', `insert into migration (timestamp, name) values (1, 'x')`],
    ['write into the queue by making things there', 'create table bullmq.mine (id int)'],
    ['add a second business clock', 'insert into business_clock default values'],
  ])('cannot %s', async (_, statement) => {
    await expect(application.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});
