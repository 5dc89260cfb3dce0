import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { businessDate } from '#libs/case-engine/calendar.js';
import type { Text } from '#libs/contracts/index.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { lockKeys } from '#libs/platform/database/lock-keys.js';
import { CaseFile } from '../case-file.entity.js';
import { DryRun } from './dry-run.js';
import { isTransient, notMoved } from './failure-note.js';
import { staysAsItIs, type Roster } from './forecasts.js';
import { MigrateCase, type ApprovedChange } from './migrate-case.command.js';

/** Channel on which PostgreSQL tells the workers that a report was ordered or approved. */
export const versionChangeChannel = 'version_change';

const batch = 50;
/** Of one case, when others have it locked or the database is slow. */
const mostAttempts = 5;

const cameLater: Text = {
  zh: '试算之后才出现的原版办件，不在批准的报告内，继续按原版办理；可以再次提出报告。',
  en: 'It came under the older version after the dry run and is no part of what was approved; a further report can be ordered for it.',
};

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
  /** How often a case was tried in vain, by change and case; a process that starts anew tries anew. */
  private readonly attempts = new Map<string, number>();

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

  /** The oldest change first; one that fails must not hold up those of other case types. */
  private async next(): Promise<boolean> {
    let failed = 0;
    for (const change of await this.underway()) {
      try {
        if (await this.piece(change)) return true;
      } catch (error) {
        failed += 1;
        this.logger.error(`Version change ${change.id} failed`, error);
      }
    }
    if (failed > 0) throw new Error(`${failed} version changes could not go on`);
    return false;
  }

  /** @returns whether anything came of it; where nothing did, it is tried again after a while */
  private async piece(change: Underway): Promise<boolean> {
    if (change.state === 'migrating') return this.migrate(change);
    await this.dryRun.work(change.id);
    return true;
  }

  private underway(): Promise<Underway[]> {
    return this.dataSource.query(
      `select c.id, c.state, c.case_type, c.from_version, c.to_version, c.decision_reason, p.name as approved_by
       from version_change c left join person p on p.id = c.decided_by
       where c.state in ('computing', 'migrating') order by c.ordered_at, c.id`,
    );
  }

  private async migrate(change: Underway): Promise<boolean> {
    const approved: ApprovedChange = {
      id: change.id,
      caseType: change.case_type,
      fromVersion: change.from_version,
      toVersion: change.to_version,
      reason: change.decision_reason ?? '',
      approvedBy: change.approved_by ?? '',
    };
    const pending: { case_id: string }[] = await this.dataSource.query(
      `select case_id from version_change_case where change_id = $1 and fate = 'pending' order by case_id limit ${batch}`,
      [change.id],
    );
    if (pending.length === 0) {
      await this.finish(approved);
      return true;
    }
    const roster: Roster = new Map();
    let settled = 0;
    for (const { case_id } of pending) if (await this.migrateOne(approved, case_id, roster)) settled += 1;
    return settled > 0;
  }

  /**
   * One case that fails must not hold up the others; without a database the note fails too, and all is tried again.
   * @returns whether it is settled what becomes of the case
   */
  private async migrateOne(change: ApprovedChange, caseId: string, roster: Roster): Promise<boolean> {
    const key = `${change.id} ${caseId}`;
    const attempt = (this.attempts.get(key) ?? 0) + 1;
    try {
      await this.migrateCase.execute(change, caseId, roster);
    } catch (error) {
      this.logger.error(`Case ${caseId} was not moved to version ${change.toVersion}, attempt ${attempt}`, error);
      if (isTransient(error) && attempt < mostAttempts) {
        this.attempts.set(key, attempt);
        return false;
      }
      await this.migrateCase.giveUp(change, caseId, notMoved(error));
    }
    this.attempts.delete(key);
    return true;
  }

  /** Open cases of the older version that the report knows nothing of came after it; they stay, and are listed. */
  private finish({ id, caseType, fromVersion }: ApprovedChange): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const now = this.clock.now();
      const late = await manager
        .createQueryBuilder(CaseFile, 'c')
        .select(['c.id', 'c.version', 'c.state', 'c.dueDate'])
        .where('c.type = :caseType and c.type_version = :fromVersion', { caseType, fromVersion })
        .andWhere(`c.engine_state #>> '{snapshot,status}' = 'active'`)
        .andWhere('not exists (select from version_change_case r where r.change_id = :id and r.case_id = c.id)', { id })
        .getMany();
      const rows = late.map((file) => ({
        case_id: file.id,
        case_version: file.version,
        forecast: staysAsItIs(file, businessDate(now), { code: 'CHANGE.CAME_LATER', message: cameLater }),
      }));
      await manager.query(
        `insert into version_change_case (change_id, case_id, case_version, outcome, forecast, fate, note, settled_at)
         select $1, case_id, case_version, 'stays', forecast, 'skipped', $3, $4
         from jsonb_to_recordset($2::jsonb) as r (case_id uuid, case_version integer, forecast jsonb)`,
        [id, JSON.stringify(rows), JSON.stringify(cameLater), now],
      );
      await manager.query(
        `update version_change set state = 'done', finished_at = $2 where id = $1 and state = 'migrating'`,
        [id, now],
      );
    });
  }
}
