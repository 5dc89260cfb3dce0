import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import { DataSource, type EntityManager } from 'typeorm';
import { demoPassword } from '#libs/identity/demo-accounts.js';
import { hashPassword } from '#libs/identity/password-hash.js';
import { readConfig } from '#libs/platform/config/environment.js';
import { applicationDataSourceOptions } from '#libs/platform/database/data-source.js';
import { lockKeys } from '#libs/platform/database/lock-keys.js';
import { exitWithMessage } from '#libs/platform/process/failure.js';
import { grantRows, officeRows, personRows, registerRows, type Row } from './seed/rows.js';

/**
 * Puts the demo world into a migrated database: the district, its offices, parks, firms, blocks and the demo accounts.
 * The same every time; what is there already is left as it is, so it can be called at each start.
 * @returns how many rows were added; 0 when nothing was missing
 */
export async function seed(dataSource: DataSource): Promise<number> {
  return dataSource.transaction(async (manager) => {
    // Two processes that start at once take turns.
    await manager.query('select pg_advisory_xact_lock($1)', [lockKeys.seed]);
    let added = 0;
    for (const [table, rows] of registerRows) added += await addMissing(manager, table, rows);
    added += await addMissing(manager, 'person', await withPasswords(await absentPeople(manager)));
    for (const [table, rows] of grantRows) added += await addMissing(manager, table, rows);
    return added;
  });
}

/**
 * Puts the district's offices into a migrated database, and nothing of the demo: what a real system begins with.
 * @returns how many rows were added
 */
export async function seedOffices(dataSource: DataSource): Promise<number> {
  return dataSource.transaction((manager) => addMissing(manager, 'org_unit', officeRows));
}

async function absentPeople(manager: EntityManager): Promise<Row[]> {
  const known: { username: string }[] = await manager.query('select username from person');
  return personRows.filter((row) => !known.some(({ username }) => username === row.username));
}

async function withPasswords(people: Row[]): Promise<Row[]> {
  return Promise.all(people.map(async (row) => ({ ...row, password_hash: await hashPassword(demoPassword) })));
}

async function addMissing(manager: EntityManager, table: string, rows: Row[]): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  const added: unknown[] = await manager.query(
    `insert into ${table} (${columns})
     select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)
     on conflict do nothing returning 1`,
    [JSON.stringify(rows)],
  );
  return added.length;
}

/** `npm run seed`: the demo world where QIANGWEI_DEMO=1, the district's offices alone everywhere else. */
async function run(): Promise<void> {
  const config = readConfig(process.env);
  const dataSource = await new DataSource(applicationDataSourceOptions(config)).initialize();
  try {
    if (config.demo) process.stdout.write(`Demo world: ${await seed(dataSource)} rows added.\n`);
    else process.stdout.write(`Offices of the district: ${await seedOffices(dataSource)} added.\n`);
  } finally {
    await dataSource.destroy();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await run();
  } catch (error) {
    exitWithMessage(error);
  }
}
