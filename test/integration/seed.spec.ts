import { DataSource } from 'typeorm';
import { seed } from '../../apps/cli/seed.js';
import { checkCreditCode } from '../../libs/contracts/credit-code.js';
import { demoPassword, demoPeople } from '../../libs/identity/demo-accounts.js';
import { forbiddenPairs } from '../../libs/identity/overseers.js';
import { passwordMatches } from '../../libs/identity/password-hash.js';
import { passwordFaults } from '../../libs/identity/password-rules.js';
import { readConfig } from '../../libs/platform/config/environment.js';
import { applicationDataSourceOptions } from '../../libs/platform/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase('migrated');
  dataSource = await new DataSource(
    applicationDataSourceOptions(readConfig({ DATABASE_URL: database.url })),
  ).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const tables = [
  'org_unit',
  'enterprise',
  'park',
  'block',
  'parcel',
  'programme',
  'programme_target',
  'role_grant',
  'membership',
];

async function world(): Promise<Record<string, unknown>> {
  const entries = await Promise.all(
    tables.map(async (table) => [table, await database.query(`select * from ${table} t order by t::text`)] as const),
  );
  return Object.fromEntries([
    ...entries,
    ['person', await database.query('select id, username, name from person order by id')],
  ]);
}

it('the demo world is the same every time, and a second seed adds and changes nothing', async () => {
  expect(await seed(dataSource)).toBeGreaterThan(300);
  const first = await world();
  await database.query(`update park set certificate_number = 'kept' where name = '木香智造小微企业园'`);
  expect(await seed(dataSource)).toBe(0);
  expect(await database.query(`select 1 from park where certificate_number = 'kept'`)).toHaveLength(1);
  await database.query('truncate role_grant, membership, person, org_unit, programme cascade');
  await seed(dataSource);
  expect(await world()).toEqual(first);
});

it('two seeds at once make one world', async () => {
  await database.query('truncate role_grant, membership, person, org_unit, programme cascade');
  const added = await Promise.all([seed(dataSource), seed(dataSource)]);
  expect(added).toContain(0);
});

it('every demo account of the design is there, with the published password', async () => {
  const people = await database.query<{ username: string; password_hash: string }>(
    'select username, password_hash from person',
  );
  expect(people.map(({ username }) => username).sort()).toEqual(demoPeople.map(({ username }) => username).sort());
  expect(people).toHaveLength(30);
  for (const { password_hash } of people.slice(0, 3))
    expect(await passwordMatches(demoPassword, password_hash)).toBe(true);
  expect(new Set(people.map(({ password_hash }) => password_hash)).size).toBe(30);
});

it('the demo follows the rules of the house', () => {
  for (const { username, role } of demoPeople) {
    expect(passwordFaults(demoPassword, username)).toEqual([]);
    expect(forbiddenPairs([role])).toEqual([]);
  }
});

it('every firm has a credit code of Yuhang with both check characters right', async () => {
  const firms = await database.query<{ credit_code: string }>('select credit_code from enterprise');
  expect(firms.length).toBeGreaterThanOrEqual(40);
  for (const { credit_code } of firms) {
    expect(checkCreditCode(credit_code)).toMatchObject({ valid: true, innerCheckFails: false });
    expect(credit_code.slice(2, 8)).toBe('330110');
  }
});

it('the 32 blocks have 200 亩 and more, lie in all twelve towns, and their parcels make up their area', async () => {
  const blocks = await database.query<{ land_area: number; parcels: string; territory_unit: string }>(
    `select b.land_area, b.territory_unit, (select sum(area) from parcel p where p.block_id = b.id) as parcels from block b`,
  );
  expect(blocks).toHaveLength(32);
  expect(new Set(blocks.map(({ territory_unit }) => territory_unit)).size).toBe(12);
  for (const { land_area, parcels } of blocks) {
    expect(land_area / 666.67).toBeGreaterThanOrEqual(200);
    expect(Number(parcels)).toBe(land_area);
  }
});
