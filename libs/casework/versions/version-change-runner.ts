import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { lockKeys } from '#libs/platform/database/lock-keys.js';
import { DryRun } from './dry-run.js';
import { MigrateCase, type ApprovedChange } from './migrate-case.command.js';

/** Channel on which PostgreSQL tells the workers that a report was ordered or approved. */
export const versionChangeChannel = 'version_change';

const batch = 50;

interface Underway {
  id: string;
  state: 'computing' | 'migrating';
  case_type: string;
  from_version: number;
  to_version: number;
  decision_reason: string | null;
  approved_by: string | null;
}

/**
 * Works off what was ordered and approved, piece by piece, one worker at a time. Every piece is committed with the note
 * of its being done, so that a kill loses nothing and nothing is done twice.
 */
@Injectable()
export class VersionChangeRunner {
  private readonly logger = new Logger(VersionChangeRunner.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly dryRun: DryRun,
    private readonly migrateCase: MigrateCase,
    private readonly clock: BusinessClock,
  ) {}

  /** One piece. @returns whether there is more to do right away */
  async work(): Promise<boolean> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      const rows = (await runner.query('select pg_try_advisory_lock($1) as free', [lockKeys.versionChangeRun])) as {
        free: boolean;
      }[];
      if (!rows[0]?.free) return false;
      try {
        return await this.next();
      } finally {
        await runner.query('select pg_advisory_unlock($1)', [lockKeys.versionChangeRun]);
      }
    } finally {
      await runner.release();
    }
  }

  private async next(): Promise<boolean> {
    const [change]: Underway[] = await this.dataSource.query(
      `select c.id, c.state, c.case_type, c.from_version, c.to_version, c.decision_reason, p.name as approved_by
       from version_change c left join person p on p.id = c.decided_by
       where c.state in ('computing', 'migrating') order by c.ordered_at, c.id limit 1`,
    );
    if (!change) return false;
    if (change.state === 'migrating') await this.migrate(change);
    else await this.dryRun.work(change.id);
    return true;
  }

  private async migrate(change: Underway): Promise<void> {
    const pending: { case_id: string }[] = await this.dataSource.query(
      `select case_id from version_change_case where change_id = $1 and fate = 'pending' order by case_id limit ${batch}`,
      [change.id],
    );
    const approved: ApprovedChange = {
      id: change.id,
      caseType: change.case_type,
      fromVersion: change.from_version,
      toVersion: change.to_version,
      reason: change.decision_reason ?? '',
      approvedBy: change.approved_by ?? '',
    };
    const roster = new Map<string, string[]>();
    for (const { case_id } of pending) await this.migrateOne(approved, case_id, roster);
    if (pending.length > 0) return;
    await this.dataSource.query(
      `update version_change set state = 'done', finished_at = $2 where id = $1 and state = 'migrating'`,
      [change.id, this.clock.now()],
    );
  }

  /** One case that fails must not hold up the others; without a database the note fails too, and all is tried again. */
  private async migrateOne(change: ApprovedChange, caseId: string, roster: Map<string, string[]>): Promise<void> {
    try {
      await this.migrateCase.execute(change, caseId, roster);
    } catch (error) {
      this.logger.error(`Case ${caseId} was not moved to version ${change.toVersion}`, error);
      const message = error instanceof Error ? error.message : String(error);
      await this.migrateCase.giveUp(change, caseId, { zh: `转入失败:${message}`, en: `The move failed: ${message}` });
    }
  }
}
