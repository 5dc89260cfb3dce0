import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { behaviourDiff } from '#libs/case-engine/versions/behaviour-diff.js';
import { businessDate } from '#libs/case-engine/calendar.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import { versionDeciders, type BehaviourDiff, type CaseForecast } from '#libs/contracts/index.js';
import { OrgUnit } from '#libs/identity/org-unit.entity.js';
import { titleOfRole } from '#libs/identity/role-titles.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { Outbox } from '#libs/platform/outbox/outbox.js';
import { BusinessDay } from '../business-day.js';
import { CaseFile } from '../case-file.entity.js';
import { CaseTypes } from '../case-types.js';
import { changeDigest } from './change-digest.js';
import { codeOf, isTransient, notForeseen } from './failure-note.js';
import { Forecasts, staysAsItIs, type Roster } from './forecasts.js';
import { VersionChange } from './version-change.entity.js';

/** Cases per transaction: what is in memory at once. */
const batch = 100;

/** Tries a new version on every open case of the older one, without touching a case. Goes on where it was stopped. */
@Injectable()
export class DryRun {
  private readonly logger = new Logger(DryRun.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly caseTypes: CaseTypes,
    private readonly businessDay: BusinessDay,
    private readonly forecasts: Forecasts,
    private readonly outbox: Outbox,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * The next cases, or the report's end when there are none left.
   * @returns whether there is more to do
   */
  work(changeId: string): Promise<boolean> {
    const began = performance.now();
    // A batch sees each case with its tasks as they were together.
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const change = await manager.findOne(VersionChange, {
        where: { id: changeId, state: 'computing' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!change) return false;
      const files = await this.next(manager, change);
      if (files.length === 0) await this.finish(manager, change);
      else await this.foresee(manager, change, files);
      await manager.query('update version_change set dry_run_ms = dry_run_ms + $2 where id = $1', [
        changeId,
        Math.round(performance.now() - began),
      ]);
      return files.length > 0;
    });
  }

  /**
   * Ids grow with time, so that a case opened meanwhile comes after the others. One whose id was drawn early and whose
   * transaction was slow is found at the end.
   */
  private async next(manager: EntityManager, change: VersionChange): Promise<CaseFile[]> {
    const further = `c.id > coalesce((select r.case_id from version_change_case r where r.change_id = :id
      order by r.case_id desc limit 1), '00000000-0000-0000-0000-000000000000')`;
    const found = await this.openCases(manager, change, further);
    if (found.length > 0) return found;
    const leftOut = `not exists (select from version_change_case r where r.change_id = :id and r.case_id = c.id)`;
    return this.openCases(manager, change, leftOut);
  }

  private openCases(
    manager: EntityManager,
    { id, caseType, fromVersion }: VersionChange,
    which: string,
  ): Promise<CaseFile[]> {
    return manager
      .createQueryBuilder(CaseFile, 'c')
      .where(`c.type = :caseType and c.type_version = :fromVersion`, { caseType, fromVersion })
      .andWhere(`c.engine_state #>> '{snapshot,status}' = 'active'`)
      .andWhere(which, { id })
      .orderBy('c.id')
      .limit(batch)
      .getMany();
  }

  private async foresee(manager: EntityManager, change: VersionChange, files: CaseFile[]): Promise<void> {
    const to = this.caseTypes.get(change.caseType, change.toVersion);
    const roster: Roster = new Map();
    const rows: Record<string, unknown>[] = [];
    for (const file of files) {
      const forecast = await this.forecastOf(manager, file, to, roster);
      const why = forecast.undecidable;
      rows.push({
        case_id: file.id,
        case_version: file.version,
        outcome: why ? 'stays' : 'moves',
        forecast,
        fate: why ? 'stays' : 'pending',
        note: why && why.message,
      });
    }
    await manager.query(
      `insert into version_change_case (change_id, case_id, case_version, outcome, forecast, fate, note)
       select $1, case_id, case_version, outcome, forecast, fate, note
       from jsonb_to_recordset($2::jsonb) as r (case_id uuid, case_version integer, outcome text, forecast jsonb,
         fate text, note jsonb)`,
      [change.id, JSON.stringify(rows)],
    );
  }

  /** A case that cannot be looked at stays and is listed; it must not hold up the others. */
  private async forecastOf(
    manager: EntityManager,
    file: CaseFile,
    to: CaseType,
    roster: Roster,
  ): Promise<CaseForecast> {
    try {
      // A savepoint: a statement that fails would end the whole batch.
      return (await manager.transaction((inner) => this.forecasts.of(inner, file, to, roster))).forecast;
    } catch (error) {
      if (isTransient(error)) throw error;
      this.logger.error(`The dry run of case ${file.id} under version ${to.version} failed`, error);
      const why = { code: codeOf(error), message: notForeseen(error) };
      return staysAsItIs(file, businessDate(this.clock.now()), why);
    }
  }

  private async finish(manager: EntityManager, change: VersionChange): Promise<void> {
    const diff = await this.diff(manager, change);
    const digest = await changeDigest(manager, { ...change, diff });
    const now = this.clock.now();
    await manager.query(
      `update version_change set state = 'ready', diff = $2, digest = $3, computed_at = $4 where id = $1`,
      [change.id, JSON.stringify(diff), digest, now],
    );
    await this.outbox.append(manager, 'notification.send', {
      kind: 'versionChangeReady',
      caseTitle: this.caseTypes.get(change.caseType, change.toVersion).title,
      audience: versionDeciders.map(({ role, unit }) => ({ role, unit })),
      params: { version: String(change.toVersion) },
      at: now.toISOString(),
    });
  }

  /** With the settings in force today; whatever a report shows was true on the day it was made. */
  private async diff(manager: EntityManager, change: VersionChange): Promise<BehaviourDiff> {
    const [older, newer] = await Promise.all(
      [change.fromVersion, change.toVersion].map(async (version) => {
        const caseType = this.caseTypes.get(change.caseType, version);
        return { caseType, settings: (await this.businessDay.today(manager, caseType, null)).settings };
      }),
    );
    if (!older || !newer) throw new Error('A report is about two versions');
    const units = new Map(
      (await manager.find(OrgUnit)).map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }]),
    );
    return behaviourDiff(older, newer, {
      role: titleOfRole,
      unit: (code) => units.get(code) ?? { zh: code, en: code },
    });
  }
}
