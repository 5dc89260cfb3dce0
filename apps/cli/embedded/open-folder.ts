import { mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, canRun } from './postgres-account.js';

/** Whether the account can reach what is in a folder. */
export function canReach(account: Account | undefined, folder: string): boolean {
  return !account || canRun(account, '/bin/sh', ['-c', 'test -x "$1"', 'sh', folder]);
}

/** A folder that every account of this machine can reach, for what PostgreSQL needs when the checkout is closed to it. */
export function openFolder(account: Account | undefined): string {
  for (const folder of ['/var/lib/qiangwei', join(tmpdir(), 'qiangwei')]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    // In a folder that somebody else could write to, somebody else's programs would be run.
    const { uid, mode } = statSync(folder);
    if (uid === process.getuid?.() && (mode & 0o022) === 0 && canReach(account, folder)) return folder;
  }
  throw new Error(
    `The account "${account?.name}" reaches neither /var/lib nor ${tmpdir()}. ` +
      'Move the checkout to a folder that other users can read, or set DATABASE_URL to a PostgreSQL server.',
  );
}
