import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const root = process.cwd();

/** The built server (api, worker and console in one process) over a database and a data folder of its own. */
export class RunningServer {
  private process: ChildProcess | undefined;
  private output = '';

  private constructor(
    readonly url: string,
    readonly database: TestDatabase,
    private readonly port: number,
    readonly dataFolder: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** Boots on a copy of the seeded template and answers when `/health/ready` does. `settings` are environment variables. */
  static async start(settings: Record<string, string> = {}): Promise<RunningServer> {
    const [database, port] = await Promise.all([createTestDatabase('seeded'), freePort()]);
    const folder = mkdtempSync(join(tmpdir(), 'qiangwei-e2e-'));
    const server = new RunningServer(`http://localhost:${port}`, database, port, folder, settings);
    await server.boot();
    return server;
  }

  /** Starts the process; also used after a kill, on the same data. */
  async boot(): Promise<void> {
    const child = spawn(process.execPath, ['dist/apps/cli/serve.js'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        TZ: 'UTC',
        QIANGWEI_DEMO: '1',
        LOG_LEVEL: 'warn',
        PORT: String(this.port),
        QIANGWEI_DATA_DIR: this.dataFolder,
        DATABASE_URL: this.database.url,
        ...this.settings,
      },
    });
    this.process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-20_000)));
    }
    try {
      await eventually(
        'the server is ready',
        async () => {
          if (child.exitCode !== null) return true;
          return (await fetch(`${this.url}/health/ready`)).ok;
        },
        45_000,
      );
    } catch (error) {
      child.kill('SIGKILL');
      throw new Error(`The server did not become ready. It said:\n${this.output}`, { cause: error });
    }
    if (child.exitCode !== null) throw new Error(`The server stopped with ${child.exitCode}. It said:\n${this.output}`);
  }

  /** What the process wrote lately, for a failing test to show. */
  get log(): string {
    return this.output;
  }

  /** As a power cut would: no handler runs. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** As an operator would; resolves to the exit code. */
  async terminate(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  async stop(): Promise<void> {
    await this.end('SIGKILL');
    await this.database.drop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.process;
    if (!child) return null;
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  }
}
