import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';
import type { TestDatabase } from './test-database.js';

const folder = mkdtempSync(join(tmpdir(), 'qiangwei-halves-'));

/** The api or the worker alone, as the scaled form runs them. */
export class Half {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-20_000)));
    }
  }

  static async api(database: TestDatabase): Promise<Half> {
    const half = await Half.spawn('api', database);
    await half.until('the api is ready', async () => (await fetch(`${half.url}/health/ready`)).ok);
    return half;
  }

  static async worker(database: TestDatabase): Promise<Half> {
    const half = await Half.spawn('worker', database);
    await half.until('the worker works', async () => half.output.includes('Working off'));
    return half;
  }

  private static async spawn(name: 'api' | 'worker', database: TestDatabase): Promise<Half> {
    const port = await freePort();
    const child = spawn(process.execPath, [`dist/apps/${name}/main.js`], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        QIANGWEI_DEMO: '1',
        LOG_LEVEL: 'info',
        PORT: String(port),
        QIANGWEI_DATA_DIR: folder,
        DATABASE_URL: database.url,
      },
    });
    return new Half(child, `http://localhost:${port}`);
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async terminate(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  private async until(what: string, condition: () => Promise<boolean>): Promise<void> {
    try {
      await eventually(
        what,
        async () => {
          if (this.child.exitCode !== null) return true;
          return condition();
        },
        30_000,
      );
    } catch (error) {
      throw new Error(`${what} not. It said:\n${this.output}`, { cause: error });
    }
    if (this.child.exitCode !== null) throw new Error(`It ended with ${this.child.exitCode}:\n${this.output}`);
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const exited = once(this.child, 'exit');
      this.child.kill(signal);
      await exited;
    }
    return this.child.exitCode;
  }
}
