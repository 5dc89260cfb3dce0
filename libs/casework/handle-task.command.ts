import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { TaskView, Text } from '#libs/contracts/index.js';
import { holdsGrant, holdsRole, type Actor } from '#libs/identity/actor.js';
import type { Role } from '#libs/contracts/identity.js';
import { rolesInCases } from '#libs/identity/overseers.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { People } from '#libs/identity/people.query.js';
import { DomainError } from '#libs/platform/errors.js';
import { Announcements } from './announcements.js';
import { CaseFiles } from './case-files.js';
import { CaseLog } from './case-log.js';
import { CaseTypes } from './case-types.js';
import { Situations, type Situation } from './situation.js';
import { Task } from './task.entity.js';
import type { TaskEvent } from './task-events.js';
import { TaskViews } from './task-views.js';

/** A task may be urged once in this time. */
const urgeEveryHours = 24;

interface Handling {
  type: TaskEvent;
  payload: Record<string, unknown>;
  assignee: string | null;
}

type Decide = (manager: EntityManager, task: Task, situation: Situation) => Promise<Handling>;

/** Hands a task around within its office, and reminds its holders. The case does not move; its log says what happened. */
@Injectable()
export class HandleTask {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly situations: Situations,
    private readonly caseTypes: CaseTypes,
    private readonly log: CaseLog,
    private readonly announcements: Announcements,
    private readonly people: People,
    private readonly orgUnits: OrgUnits,
    private readonly views: TaskViews,
  ) {}

  /** Takes a task out of the office's pool. @throws DomainError TASK.CLAIMED_BY_ANOTHER */
  claim(actor: Actor, taskId: string, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, (_, task) => {
      mustHold(actor, task);
      mustBeFree(actor, task);
      return Promise.resolve({ type: 'TASK_CLAIMED', payload: {}, assignee: actor.personId });
    });
  }

  /** Puts it back. */
  release(actor: Actor, taskId: string, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, (_, task) => {
      mustHold(actor, task);
      mustBeFree(actor, task);
      return Promise.resolve({ type: 'TASK_RELEASED', payload: {}, assignee: null });
    });
  }

  /** 转办: to a colleague with the same role in the same office. */
  transfer(
    actor: Actor,
    taskId: string,
    { personId, reason }: { personId: string; reason: string },
    lang: keyof Text,
  ): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, task) => {
      mustHold(actor, task);
      mustBeFree(actor, task);
      const colleagues = await this.people.findByGrant(task.role as Role, task.unit, manager);
      const colleague = colleagues.find((each) => each.id === personId && each.id !== actor.personId);
      if (!colleague) {
        throw new DomainError('REQUEST.INVALID', {
          errors: [
            {
              pointer: '/personId',
              code: 'colleague',
              message: {
                zh: '只能转给本单位同岗位的其他人员。',
                en: 'must be a colleague with the same role and office',
              },
            },
          ],
        });
      }
      return { type: 'TASK_TRANSFERRED', payload: { to: colleague.name, reason }, assignee: colleague.id };
    });
  }

  /** 催办: anybody who follows the case may remind the holders, once a day; an auditor only watches. */
  urge(actor: Actor, taskId: string, { message }: { message: string }, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, task, situation) => {
      if (!holdsRole(actor, ...rolesInCases)) throw new DomainError('AUTH.FORBIDDEN');
      const [recent]: unknown[] = await manager.query(
        `select seq from case_event where case_id = $1 and type = 'TASK_URGED' and input->>'taskKey' = $2
           and at > $3::timestamptz - make_interval(hours => ${urgeEveryHours}) limit 1`,
        [task.caseId, task.key, situation.today.now],
      );
      if (recent) {
        throw new DomainError('REQUEST.TOO_MANY', {
          detail: { zh: '24 小时内已催办过。', en: 'This task was urged within the last 24 hours.' },
          retryAfter: urgeEveryHours * 3600,
        });
      }
      const duty = situation.caseType.duties[task.duty];
      const params = { by: actor.name, message, 'duty.zh': duty?.title.zh ?? '', 'duty.en': duty?.title.en ?? '' };
      const audience = [{ role: task.role, unit: task.unit }];
      await this.announcements.send(manager, situation, { kind: 'urged', audience, params });
      return { type: 'TASK_URGED', payload: { message }, assignee: task.assignee };
    });
  }

  /** @throws DomainError TASK.NOT_FOUND, CASE.TASK_NOT_OPEN, CASE.NOT_YOUR_DUTY, CASE.OWN_CASE */
  private handle(actor: Actor, taskId: string, lang: keyof Text, decide: Decide): Promise<TaskView> {
    return this.dataSource.transaction(async (manager) => {
      const found = isUuid(taskId) ? await manager.findOneBy(Task, { id: taskId }) : null;
      if (!found) throw new DomainError('TASK.NOT_FOUND');
      const { file, detail } = await this.files.get(manager, actor, found.caseId, 'forUpdate');
      if (detail !== 'full') throw new DomainError('TASK.NOT_FOUND');
      const situation = await this.situations.of(manager, file);
      const task = situation.openTasks.find((each) => each.id === taskId);
      if (!task) throw new DomainError('CASE.TASK_NOT_OPEN');
      const { type, payload, assignee } = await decide(manager, task, situation);
      await manager.update(Task, { id: task.id }, { assignee });
      await this.record(manager, actor, situation, task, type, payload);
      const views = await this.views.ofCase(manager, situation, lang);
      const view = views.find((each) => each.id === task.id);
      if (!view) throw new Error(`Task ${task.id} vanished while it was handled`);
      return view;
    });
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    { file, caseType, facts, today, attachments }: Situation,
    task: Task,
    type: TaskEvent,
    payload: Record<string, unknown>,
  ): Promise<void> {
    const unit = actor.grants[0]?.unit ?? task.unit;
    await this.log.append(
      manager,
      { file, attachments },
      {
        at: today.now,
        type,
        duty: task.duty,
        actorId: actor.personId,
        actorName: actor.name,
        actorOffice: (await this.orgUnits.names([unit], manager)).get(unit)?.zh ?? unit,
        fromState: file.state,
        toState: file.state,
        payload,
        comment: null,
        input: {
          taskKey: task.key,
          carrier: task.duty,
          facts,
          settings: today.settings,
          calendarVersion: today.calendar.version,
        },
        definitionHash: this.caseTypes.hashOf(caseType),
      },
    );
    await manager.query('update case_file set version = version + 1, updated_at = $2 where id = $1', [
      file.id,
      today.now,
    ]);
  }
}

function mustHold(actor: Actor, task: Task): void {
  if (!holdsGrant(actor, task.role as Role, task.unit)) throw new DomainError('CASE.NOT_YOUR_DUTY');
}

/** A claimed task is its holder's until released. */
export function mustBeFree(actor: Actor, task: Task): void {
  if (task.assignee === null || task.assignee === actor.personId) return;
  throw new DomainError('TASK.CLAIMED_BY_ANOTHER', {
    detail: {
      zh: '该待办已由同事认领,须先退回待办池或转办。',
      en: 'A colleague has claimed this task; it must be released or transferred first.',
    },
  });
}
