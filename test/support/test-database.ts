import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Where a test database starts from: the schema alone, or the demo world of the seed. */
export type StartingPoint = 'migrated' | 'seeded';

export interface TestDatabase {
  /** postgres:// URL of the owner; the application takes its own role on it. */
  url: string;
  /** One query as the owner, for looking at what was written. */
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
  drop: () => Promise<void>;
}

/** A database of its own for one spec file, copied from a template that the run prepared once. */
export async function createTestDatabase(from: StartingPoint = 'migrated'): Promise<TestDatabase> {
  const server = process.env.QIANGWEI_TEST_SERVER;
  if (!server) throw new Error('No test server: run the specs through Jest, whose global setup starts one.');
  const name = `qiangwei_${process.env.JEST_WORKER_ID ?? '0'}_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template qiangwei_${from}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  pool.on('error', () => undefined);
  return {
    url: url.href,
    query: async <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) =>
      (await pool.query<Row>(sql, values)).rows,
    drop: async () => {
      await pool.end();
      await onServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
