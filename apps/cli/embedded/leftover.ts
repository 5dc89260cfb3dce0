import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, idsOf } from './postgres-account.js';
import { commandOf, isAlive } from '../running-process.js';
import type { PostgresBinaries } from './postgres-binaries.js';

/**
 * Clears away what a killed start left behind: a server that still runs is stopped (its new owner starts it again),
 * and a lock file whose process number now belongs to some other program is removed, which PostgreSQL would not dare.
 */
export function clearLeftover(
  binaries: PostgresBinaries,
  account: Account | undefined,
  folder: string,
  say: (line: string) => void,
): void {
  const lock = join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  if (!/postgres/.test(commandOf(pid))) {
    rmSync(lock, { force: true });
    return;
  }
  say('PostgreSQL of an earlier start still runs: stopping it first.');
  if (!stopCluster(binaries, account, folder, 'fast', 20)) stopCluster(binaries, account, folder, 'immediate', 10);
}

/** @returns whether the server has stopped */
export function stopCluster(
  binaries: PostgresBinaries,
  account: Account | undefined,
  folder: string,
  mode: 'fast' | 'immediate',
  seconds: number,
): boolean {
  const args = ['stop', '--silent', '--wait', `--mode=${mode}`, `--timeout=${seconds}`, `--pgdata=${folder}`];
  return spawnSync(binaries.pgCtl, args, { cwd: '/', stdio: 'ignore', ...idsOf(account) }).status === 0;
}
