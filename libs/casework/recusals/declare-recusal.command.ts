import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { officeOf } from '#libs/case-engine/authority.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import { judgeRecusal, partIn, recuse } from '#libs/case-engine/recusal.js';
import type { Actor } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { DomainError } from '#libs/platform/errors.js';
import { Announcements } from '../announcements.js';
import { CaseFiles } from '../case-files.js';
import { CaseLog, standingOf } from '../case-log.js';
import { CaseTypes } from '../case-types.js';
import { Refusals } from '../refusals.js';
import { Situations, type Situation } from '../situation.js';
import { Task } from '../task.entity.js';
import { recusalDeclared } from './recusal-line.js';

/** 回避: an official leaves a case to the others of the office. The case does not move; its log says who left, and why. */
@Injectable()
export class DeclareRecusal {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly situations: Situations,
    private readonly caseTypes: CaseTypes,
    private readonly log: CaseLog,
    private readonly announcements: Announcements,
    private readonly orgUnits: OrgUnits,
    private readonly refusals: Refusals,
  ) {}

  /**
   * @param reason why, in the official's own words; for officials only
   * @throws DomainError CASE.NOT_FOUND, CASE.NOT_YOUR_DUTY, CASE.RECUSED, CASE.NOT_IN_STATE
   */
  execute(actor: Actor, caseId: string, reason: string): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const { file, detail } = await this.files.get(manager, actor, caseId, 'forUpdate');
      if (detail !== 'full') throw new DomainError('CASE.NOT_FOUND');
      const situation = await this.situations.of(manager, file);
      const { caseType, offices, today } = situation;
      const refused = judgeRecusal(caseType, situation.state, offices, actor);
      const [why] = refused?.reasons ?? [];
      if (refused && why) throw await this.refusals.of(manager, situation, refused.error, why);
      const state = recuse(situation.state, actor.personId);
      await manager.query(
        'update case_file set engine_state = $2, version = version + 1, updated_at = $3 where id = $1',
        [file.id, JSON.stringify(state), today.now],
      );
      await this.giveBack(manager, situation, state);
      await this.record(manager, actor, situation, reason);
    });
  }

  /** Rows of tasks that went back; whoever is left in the office hears of those that lie in its pool now. */
  private async giveBack(manager: EntityManager, situation: Situation, after: CaseState): Promise<void> {
    const { caseType, state, offices, file } = situation;
    for (const task of after.tasks) {
      const before = state.tasks.find(({ key }) => key === task.key);
      if (before?.assignee === task.assignee && before.signers === task.signers) continue;
      const { assignee, signers } = task;
      await manager.update(Task, { caseId: file.id, key: task.key }, { assignee, signers });
      const duty = caseType.duties[task.duty];
      const unit = duty && officeOf(duty.scope, offices);
      if (!duty || duty.role === 'system' || !unit || assignee === before?.assignee) continue;
      const { title } = duty;
      const audience = assignee === null ? [{ role: duty.role, unit }] : [{ personId: assignee }];
      const params = { 'duty.zh': title.zh, 'duty.en': title.en, dueDate: task.due ?? '' };
      await this.announcements.send(manager, situation, { kind: 'handover', audience, params });
    }
  }

  private async record(manager: EntityManager, actor: Actor, situation: Situation, reason: string): Promise<void> {
    const { file, caseType, offices, facts, today } = situation;
    const carrier = partIn(caseType, offices, actor) ?? '';
    const unit = actor.grants[0]?.unit ?? '';
    await this.log.append(manager, situation, {
      at: today.now,
      type: recusalDeclared,
      duty: null,
      actorId: actor.personId,
      actorName: actor.name,
      actorOffice: (await this.orgUnits.names([unit], manager)).get(unit)?.zh ?? unit,
      fromState: file.state,
      toState: file.state,
      payload: { reason },
      comment: null,
      input: {
        taskKey: null,
        carrier,
        person: standingOf(actor),
        facts,
        settings: today.settings,
        calendarVersion: today.calendar.version,
      },
      definitionHash: this.caseTypes.hashOf(caseType),
    });
  }
}
