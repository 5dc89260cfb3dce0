import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StepResult } from '#libs/case-engine/step.js';
import type { CaseFate, ForecastTask, Text } from '#libs/contracts/index.js';
import { systemActor } from '#libs/identity/actor.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { Announcements } from '../announcements.js';
import { digestOf } from '../canonical.js';
import { CaseFiles } from '../case-files.js';
import { CaseLog } from '../case-log.js';
import { CaseTypes } from '../case-types.js';
import { CaseWriter } from '../case-writer.js';
import type { Situation } from '../situation.js';
import { caseMigrated, type CaseMigratedPayload } from './case-migrated.js';
import { Forecasts, type Foreseen, type Roster } from './forecasts.js';
import { VersionChangeCase, type VersionChange } from './version-change.entity.js';

/** An approved report, as far as moving one case needs it. */
export type ApprovedChange = Pick<VersionChange, 'id' | 'caseType' | 'fromVersion' | 'toVersion'> & {
  reason: string;
  approvedBy: string;
};

const changedSince: Text = {
  zh: '试算之后办件已有变化，未转入，继续按原版办理。',
  en: 'The case has changed since the dry run; it was not moved and goes on under its version.',
};

const foreseenOtherwise: Text = {
  zh: '试算之后参数、日历或人员已有变动，转入的结果与批准的报告不同；未转入，继续按原版办理。',
  en: 'Settings, calendar or staff have changed since the dry run, so that the move would differ from what was approved; the case was not moved and goes on under its version.',
};

/**
 * Moves one case to another version of its type as an approved report says: one transaction, one line of its log. It is
 * moved only as it was looked at, and only to what was foreseen then; carried out by the system, on the responsibility of who approved the report.
 */
@Injectable()
export class MigrateCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly caseTypes: CaseTypes,
    private readonly forecasts: Forecasts,
    private readonly writer: CaseWriter,
    private readonly log: CaseLog,
    private readonly announcements: Announcements,
    private readonly clock: BusinessClock,
  ) {}

  /** @returns what became of the case; the same again for one that was settled before */
  execute(change: ApprovedChange, caseId: string, roster: Roster): Promise<CaseFate> {
    return this.dataSource.transaction(async (manager) => {
      const { file } = await this.files.get(manager, systemActor, caseId, 'forUpdate');
      const row = await manager.findOneByOrFail(VersionChangeCase, { changeId: change.id, caseId });
      if (row.fate !== 'pending') return row.fate;
      if (file.version !== row.caseVersion || file.typeVersion !== change.fromVersion) {
        return this.settle(manager, row, 'skipped', changedSince);
      }
      const to = this.caseTypes.get(change.caseType, change.toVersion);
      const foreseen = await this.forecasts.of(manager, file, to, roster);
      const { outcome } = foreseen;
      if (!outcome.decided) return this.settle(manager, row, 'skipped', outcome.why.message);
      const again = await this.forecasts.onDay(manager, row.forecast.on, foreseen, roster);
      if (digestOf(again) !== digestOf(row.forecast)) return this.settle(manager, row, 'skipped', foreseenOtherwise);
      await this.move(manager, change, foreseen, outcome.result);
      return this.settle(manager, row, 'migrated', null);
    });
  }

  /** For a case that could not be moved at all: it stays as it is and is listed. */
  async giveUp({ id }: ApprovedChange, caseId: string, note: Text): Promise<void> {
    await this.settle(this.dataSource.manager, { changeId: id, caseId }, 'skipped', note);
  }

  private async move(
    manager: EntityManager,
    change: ApprovedChange,
    { before, under, forecast }: Foreseen,
    result: StepResult,
  ): Promise<void> {
    const { caseType, facts, today } = under;
    await this.writer.write(manager, under, result);
    for (const task of forecast.tasks) await this.tell(manager, before, under, change, task);
    const payload: CaseMigratedPayload = {
      fromVersion: change.fromVersion,
      toVersion: change.toVersion,
      reportId: change.id,
      reason: change.reason,
      approvedBy: change.approvedBy,
    };
    await this.log.append(manager, before, {
      at: today.now,
      type: caseMigrated,
      duty: null,
      actorId: systemActor.personId,
      actorName: systemActor.name,
      actorOffice: '',
      fromState: result.from,
      toState: result.to,
      payload,
      comment: null,
      input: {
        taskKey: null,
        carrier: '',
        person: null,
        facts,
        settings: today.settings,
        calendarVersion: today.calendar.version,
      },
      definitionHash: this.caseTypes.hashOf(caseType),
    });
  }

  /** Whose task came, went, or is due on another day hears of it; who goes on as before is left in peace. */
  private async tell(
    manager: EntityManager,
    before: Situation,
    under: Situation,
    { toVersion, reason }: ApprovedChange,
    { duty, role, unit, change, dueBefore, dueAfter, assignee }: ForecastTask,
  ): Promise<void> {
    const asBefore = change === 'kept' && dueBefore === dueAfter && assignee !== 'lost';
    if (role === 'system' || unit === '' || asBefore) return;
    const title = (under.caseType.duties[duty] ?? before.caseType.duties[duty])?.title ?? { zh: duty, en: duty };
    await this.announcements.send(manager, under, {
      kind: change === 'closed' ? 'dutyEnded' : 'procedureChanged',
      audience: [{ role, unit }],
      params: {
        'duty.zh': title.zh,
        'duty.en': title.en,
        dueDate: dueAfter ?? '',
        version: String(toVersion),
        reason,
      },
    });
  }

  private async settle(
    manager: EntityManager,
    { changeId, caseId }: Pick<VersionChangeCase, 'changeId' | 'caseId'>,
    fate: 'migrated' | 'skipped',
    note: Text | null,
  ): Promise<CaseFate> {
    await manager.query(
      `update version_change_case set fate = $3, note = $4, settled_at = $5
       where change_id = $1 and case_id = $2 and fate = 'pending'`,
      [changeId, caseId, fate, note && JSON.stringify(note), this.clock.now()],
    );
    return fate;
  }
}
