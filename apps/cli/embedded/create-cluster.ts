import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolderFor } from './cluster-folder.js';
import { type Account, idsOf } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';

/** Name of the owner of the embedded database, and of the database itself. */
export const owner = 'qiangwei';

/** Makes the database files unless they are there. Made aside and moved, so that a stop half-way leaves nothing half. */
export async function createCluster(
  binaries: PostgresBinaries,
  account: Account | undefined,
  folder: string,
  password: string,
): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  makeFolderFor(account, half);

  const passwordFile = join(tmpdir(), `qiangwei-${randomBytes(9).toString('hex')}`);
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  try {
    if (account) chownSync(passwordFile, account.uid, account.gid);
    await run(binaries.initdb, account, [
      `--pgdata=${half}`,
      `--username=${owner}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      // Repetition protects passwords that can be guessed; this one is random, and every connection would wait for it.
      '--set=scram_iterations=1',
      '--encoding=UTF8',
      // The builtin locale needs nothing from the operating system and sorts the same everywhere.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
}

async function run(command: string, account: Account | undefined, args: string[]): Promise<void> {
  const child = spawn(command, args, {
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
    ...idsOf(account),
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return;
  if (/No space left on device/.test(said)) {
    throw Object.assign(new Error('creating the database'), { code: 'ENOSPC' });
  }
  throw new Error(`PostgreSQL could not create its files:\n${said.trim()}`);
}
