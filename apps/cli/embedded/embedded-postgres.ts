import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { clusterFolder, clusterNotes, keepNotes } from './cluster-folder.js';
import { createCluster, owner } from './create-cluster.js';
import { freePort } from './free-port.js';
import { clearLeftover } from './leftover.js';
import { postgresAccount } from './postgres-account.js';
import { postgresBinaries } from './postgres-binaries.js';
import { PostgresServer } from './postgres-server.js';

export interface EmbeddedPostgres {
  /** Address of the owner of the database `qiangwei`; loopback only. */
  url: string;
  stop: () => Promise<void>;
}

/**
 * Starts the PostgreSQL server that npm installed, with its files in the data folder.
 * @param say is told what a person should know
 */
export async function startEmbeddedPostgres(dataDir: string, say: (line: string) => void): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const account = postgresAccount(say);
  const binaries = postgresBinaries(account, say);
  const notes = clusterNotes(dataDir, account, say);
  keepNotes(dataDir, notes);
  const folder = clusterFolder(dataDir, notes);
  await createCluster(binaries, account, folder, notes.password);
  clearLeftover(binaries, account, folder, say);

  const port = await freePort(notes.port);
  if (port !== notes.port) keepNotes(dataDir, { ...notes, port });
  const logFile = join(dataDir, 'postgres.log');
  const server = new PostgresServer({ binaries, account, folder, port, logFile }, say);
  await server.start();

  const address = (database: string): string => `postgres://${owner}:${notes.password}@127.0.0.1:${port}/${database}`;
  try {
    await createDatabase(address('postgres'));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: address(owner), stop: () => server.stop() };
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [owner]);
    if (rowCount === 0) await client.query(`create database ${owner}`);
  } finally {
    await client.end();
  }
}
