import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockoutLimits } from '#libs/identity/lockout.js';
import { KickedLoop } from '#libs/platform/process/kicked-loop.js';

const everyMs = 60 * 60_000;

/** Rows per statement: a long delete would hold its locks, and grow the table's log, all at once. */
export const batch = 1_000;

/** What has done its service, table by table. What people decided, sent or were told is never among it. */
const outlived: Record<string, string> = {
  // Keeps whole answers, so personal data, for requests that are repeated within minutes.
  idempotency_key: `created_at < now() - interval '48 hours'`,
  // What was given up stays, for somebody to look at.
  outbox: `handled_at < now() - interval '30 days'`,
  // Names that nobody has are counted too, so strangers decide how many rows there are.
  login_failure: `coalesce(locked_until, '-infinity') < now() and not exists (
    select from unnest(failed_at) failure where failure > now() - interval '${lockoutLimits.withinMs} milliseconds')`,
};

/** Clears tables that would otherwise only grow. Any number of workers may do it at once. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Housekeeping.name);
  private readonly loop = new KickedLoop('Housekeeping', everyMs, () => this.tidy(), this.logger);

  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  /** Deletes at most one batch of each table. @returns whether there is more */
  async tidy(): Promise<boolean> {
    let more = false;
    for (const [table, condition] of Object.entries(outlived)) {
      const [, deleted]: [unknown[], number] = await this.dataSource.query(
        `delete from ${table} where ctid = any(array(
           select ctid from ${table} where ${condition} limit ${batch} for update skip locked))`,
      );
      more ||= deleted === batch;
    }
    return more;
  }
}
