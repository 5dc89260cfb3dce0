import { DataSource } from 'typeorm';
import { CreateVersionChanges1795395600200 } from '../../migrations/20261123100200-create-version-changes.js';
import { LetReportsBeSuperseded1795395600210 } from '../../migrations/20261123100210-let-reports-be-superseded.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** The tables of version changes can be taken back while they are in use. */

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

it('goes back with reports that were superseded and settings of two versions, and forth again', async () => {
  const report = '01890000-0000-7000-8000-000000000001';
  await database.query(
    `insert into version_change (id, case_type, from_version, to_version, from_hash, to_hash, state, ordered_by,
       ordered_at, order_reason)
     select $1, 'park-recognition', 1, 2, '', '', 'superseded', id, now(), 'x' from person limit 1`,
    [report],
  );
  // Any case will do, and none is there yet: what counts is that the row refers to the report.
  await database.query('alter table version_change_case drop constraint version_change_case_case_id_fkey');
  await database.query(
    `insert into version_change_case (change_id, case_id, case_version, outcome, forecast, fate)
     values ($1, $1, 1, 'moves', '{}', 'pending')`,
    [report],
  );
  await database.query(
    `insert into case_setting (case_type, version, key, value, effective_from)
     values ('small', 1, 'days', 5, '2026-01-01'), ('small', 2, 'days', 9, '2026-01-01')`,
  );
  const runner = dataSource.createQueryRunner();
  try {
    await new LetReportsBeSuperseded1795395600210().down(runner);
    await new CreateVersionChanges1795395600200().down(runner);
    expect(await database.query(`select value from case_setting where case_type = 'small'`)).toEqual([{ value: '5' }]);
    await new CreateVersionChanges1795395600200().up(runner);
    await new LetReportsBeSuperseded1795395600210().up(runner);
  } finally {
    await runner.release();
  }
  expect(await database.query(`select version from case_setting where case_type = 'small'`)).toEqual([{ version: 1 }]);
});
