import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { buildIfStale } from '../../apps/cli/build.mjs';

const root = join(import.meta.dirname, '../..');
/** Databases that the specs copy: empty after the migrations, and with the demo world in it. */
const templates = { migrated: 'qiangwei_migrated', seeded: 'qiangwei_seeded' };

/**
 * Once per run: a PostgreSQL server, and on it one template database per starting point.
 * Specs copy a template (a file copy inside the server, some 100 ms) instead of migrating and seeding again.
 * TEST_DATABASE_URL names a server to use instead of the embedded one; its login must be a superuser.
 */
export default async function globalSetup() {
  if (!process.env.QIANGWEI_BUILT) await buildIfStale(root);
  const server = process.env.TEST_DATABASE_URL ? { url: process.env.TEST_DATABASE_URL } : await startServer();
  globalThis.__QIANGWEI_TEST_SERVER__ = server;
  process.env.QIANGWEI_TEST_SERVER = server.url;
  await recreate(server.url, templates.migrated);
  run('migrate', server.url, templates.migrated);
  await recreate(server.url, templates.seeded, templates.migrated);
  run('seed', server.url, templates.seeded);
}

function run(command, serverUrl, database) {
  execFileSync(process.execPath, [`dist/apps/cli/${command}.js`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: withDatabase(serverUrl, database), QUEUE_URL: '', QIANGWEI_DEMO: '1' },
  });
}

async function recreate(serverUrl, name, template) {
  await onServer(serverUrl, [
    `drop database if exists ${name} with (force)`,
    `create database ${name}${template ? ` template ${template}` : ''}`,
  ]);
}

async function onServer(url, statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(serverUrl, database) {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** The server of the product's own `npm start`, in a folder that goes when the run ends. */
async function startServer() {
  const { startEmbeddedPostgres } = await import('../../dist/apps/cli/embedded/embedded-postgres.js');
  const folder = mkdtempSync(join(tmpdir(), 'qiangwei-test-'));
  const server = await startEmbeddedPostgres(folder, () => undefined);
  // A test database may be lost in a power cut.
  const careless = ['fsync', 'full_page_writes', 'synchronous_commit'];
  await onServer(server.url, [
    ...careless.map((setting) => `alter system set ${setting} = off`),
    'select pg_reload_conf()',
  ]);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
