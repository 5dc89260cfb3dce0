import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A part of the built server as a process of its own, which can be killed and started again. */
export class KillableProcess {
  /** The end of what it said, for a failing test to show. */
  said = '';
  private child: ChildProcess | undefined;

  /** @param settings environment variables */
  constructor(
    private readonly part: 'worker/main' | 'cli/serve',
    private readonly settings: Record<string, string>,
  ) {}

  /** Starts it; does not wait until it works. */
  start(): void {
    const child = spawn(process.execPath, [`dist/apps/${this.part}.js`], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', DATABASE_POOL: '8', ...this.settings },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-20_000)));
    }
    this.child = child;
  }

  get alive(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** As a power cut would: no handler runs. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** As an operator would. @returns the exit code */
  async terminate(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (!child) return null;
    if (this.alive) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  }
}
