import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { readConfig } from '../config/environment.js';
import { appendOnlyTables } from './append-only.js';
import { applicationDataSourceOptions } from './data-source.js';

/** Tried as the application's own role, by SQL. */

let database: TestDatabase;
let application: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  const options = applicationDataSourceOptions(readConfig({ DATABASE_URL: database.url }));
  application = await new DataSource(options).initialize();
});
afterAll(async () => {
  await application.destroy();
  await database.drop();
});

async function columnsOf(table: string): Promise<string[]> {
  const rows = await database.query<{ column: string }>(
    `select column_name as column from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  );
  return rows.map(({ column }) => column);
}

describe.each(appendOnlyTables)('%s', (table) => {
  it('cannot be changed, shortened or emptied by the application', async () => {
    const columns = await columnsOf(table);
    expect(columns.length).toBeGreaterThan(0);
    const forbidden = [
      ...columns.map((column) => `update ${table} set ${column} = ${column}`),
      `delete from ${table}`,
      `truncate ${table}`,
      `merge into ${table} t using (select 1) s on true when matched then delete`,
      `alter table ${table} disable trigger all`,
      `drop table ${table} cascade`,
      `create rule rewrite as on insert to ${table} do instead nothing`,
    ];
    // Without the right to give it, PostgreSQL only warns.
    await application.query(`grant all on ${table} to qiangwei_app`);
    for (const statement of forbidden) {
      const refused = await application.query(statement).then(
        () => 'allowed',
        (error: unknown) => (error as Error).message,
      );
      expect({ statement, refused }).toEqual({
        statement,
        refused: expect.stringMatching(/permission denied|must be owner/) as string,
      });
    }
  });

  it('can be read and added to', async () => {
    const [may] = await application.query<{ read: boolean; add: boolean }[]>(
      `select has_table_privilege('${table}', 'select') as read, has_table_privilege('${table}', 'insert') as add`,
    );
    expect(may).toEqual({ read: true, add: true });
  });
});

describe('the list', () => {
  it('names every table that the application may add to and not change, and no other', async () => {
    const rows: { name: string }[] = await application.query(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and has_table_privilege(oid, 'insert')
         and not has_table_privilege(oid, 'update') and not has_table_privilege(oid, 'delete')
       order by relname`,
    );
    expect(rows.map(({ name }) => name)).toEqual([...appendOnlyTables]);
  });

  it('cannot be got round through another role', async () => {
    const memberships = await database.query(
      `select roleid::regrole from pg_auth_members where member = 'qiangwei_app'::regrole`,
    );
    const powers = await database.query(
      `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication from pg_roles
       where rolname = 'qiangwei_app'`,
    );
    expect(memberships).toEqual([]);
    expect(powers).toEqual([
      { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false, rolreplication: false },
    ]);
  });

  it('cannot be got round through a function that runs as the owner: the only one counts letters', async () => {
    const functions: { name: string; source: string }[] = await application.query(
      `select p.proname as name, p.prosrc as source from pg_proc p
       where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege(p.oid, 'execute')`,
    );
    expect(functions.map(({ name }) => name)).toEqual(['next_letter_number']);
    expect(functions[0]?.source).not.toMatch(/\b(update|delete|truncate|insert)\b/i);
  });
});
