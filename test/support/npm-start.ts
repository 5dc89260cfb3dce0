import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from './eventually.js';

/** `npm start` as a person types it, in a data folder and on a port of its own. */
export class NpmStart {
  private said = '';
  private readonly child: ChildProcess;

  constructor(
    readonly port: number,
    dataFolder: string,
    settings: Record<string, string> = {},
  ) {
    this.child = spawn('npm', ['start'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: String(port),
        QIANGWEI_DATA_DIR: dataFolder,
        ...settings,
      },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    }
  }

  get output(): string {
    return this.said;
  }

  /** Resolves with the first 200. */
  async ready(within = 60_000): Promise<void> {
    await eventually(
      'npm start answers',
      async () => {
        if (this.child.exitCode !== null) throw new Error(`npm start ended: ${this.said}`);
        return (await fetch(`http://localhost:${this.port}/health/ready`)).ok;
      },
      within,
    );
  }

  /** The exit code, once it has ended by itself. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended();
  }
}
