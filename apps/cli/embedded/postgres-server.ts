import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopCluster } from './leftover.js';
import { type Account, idsOf } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';

const startWithinMs = 60_000;
const stopWithinSeconds = 20;

export interface ServerPlace {
  binaries: PostgresBinaries;
  account: Account | undefined;
  folder: string;
  port: number;
  logFile: string;
}

/**
 * A running PostgreSQL server. It lives in a session of its own, so that Ctrl-C in the terminal reaches us and not it:
 * it has to stop last. Should it end by itself, it is started again.
 */
export class PostgresServer {
  private process: ChildProcess | undefined;
  private guard: ChildProcess | undefined;
  private stopping = false;

  constructor(
    private readonly place: ServerPlace,
    private readonly say: (line: string) => void,
  ) {}

  /** @throws with the server's own words when it does not come up */
  async start(): Promise<void> {
    const deadline = Date.now() + startWithinMs;
    for (;;) {
      const ended = await this.launch(deadline);
      if (ended === undefined) break;
      // Backends of a server that was killed hold its shared memory until they notice, within a second or two.
      const passing = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(ended);
      if (!passing || Date.now() > deadline - 45_000) throw startFailure(ended);
      await pause(250);
    }
    this.process?.once('exit', () => void this.restart());
    this.watchOver();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const { binaries, account, folder } = this.place;
    const child = this.process;
    if (child && child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit').then(() => true);
      if (process.platform === 'win32') stopCluster(binaries, account, folder, 'fast', stopWithinSeconds);
      else child.kill('SIGINT');
      const late = pause(stopWithinSeconds * 1_000, false, { ref: false });
      if (!(await Promise.race([exited, late]))) child.kill('SIGQUIT');
      await exited;
    }
    this.dismissGuard();
  }

  /** @returns what the server said when it ended instead of coming up */
  private async launch(deadline: number): Promise<string | undefined> {
    const { binaries, account, folder, port, logFile } = this.place;
    const log = openSync(logFile, 'w', 0o600);
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 100,
      // The text of a failing statement may carry personal data.
      log_min_error_statement: 'panic',
    };
    const child = spawn(
      binaries.postgres,
      ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        cwd: '/',
        detached: true,
        stdio: ['ignore', log, log],
        env: { ...process.env, LC_ALL: 'C' },
        ...idsOf(account),
      },
    );
    closeSync(log);
    this.process = child;
    child.on('error', () => undefined);
    while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
      if (isReady(folder, child.pid)) return undefined;
      await pause(20);
    }
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGQUIT');
    return readFileSync(logFile, 'utf8');
  }

  private async restart(): Promise<void> {
    if (this.stopping) return;
    this.dismissGuard();
    this.say('PostgreSQL ended unexpectedly: starting it again.');
    try {
      await this.start();
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
  }

  /** A shell that waits for our end of its pipe to close, which it does however we end, and then stops the server. */
  private watchOver(): void {
    if (process.platform === 'win32') return;
    const { binaries, account, folder } = this.place;
    const script = 'cat >/dev/null; exec "$1" stop --silent --mode=fast --pgdata="$2"';
    this.guard = spawn('/bin/sh', ['-c', script, 'qiangwei-guard', binaries.pgCtl, folder], {
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      ...idsOf(account),
    });
    this.guard.on('error', () => undefined);
    this.guard.unref();
  }

  private dismissGuard(): void {
    this.guard?.kill('SIGKILL');
    this.guard?.stdin?.destroy();
  }
}

/** PostgreSQL writes its state into the eighth line of its lock file. */
function isReady(folder: string, pid: number | undefined): boolean {
  const lock = join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return false;
  const lines = readFileSync(lock, 'utf8').split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function startFailure(said: string): Error {
  if (/No space left on device/.test(said)) {
    return Object.assign(new Error('starting PostgreSQL'), { code: 'ENOSPC' });
  }
  const lines = said.trim().split('\n');
  return new Error(`PostgreSQL did not start. It said:\n${lines.slice(-12).join('\n')}`);
}
