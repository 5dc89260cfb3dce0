import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource, type EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { BUSINESS_ZONE } from '#libs/case-engine/calendar.js';
import { handleTask } from '#libs/case-engine/task-handling.js';
import type { PartyRef, TaskView, Text } from '#libs/contracts/index.js';
import { holdsRole, type Actor } from '#libs/identity/actor.js';
import type { Role } from '#libs/contracts/identity.js';
import { rolesInCases } from '#libs/identity/overseers.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { People } from '#libs/identity/people.query.js';
import { DomainError } from '#libs/platform/errors.js';
import { Announcements } from './announcements.js';
import { CaseFiles } from './case-files.js';
import { CaseLog, standingOf } from './case-log.js';
import { CaseTypes } from './case-types.js';
import {
  HandlingRefused,
  mayAddSigners,
  mayDecide,
  mayRemoveSigners,
  mustBeForOne,
  mustBeOwn,
  mustHold,
  type Handled,
} from './handling-checks.js';
import { Refusals } from './refusals.js';
import { Situations, type Situation } from './situation.js';
import { Task } from './task.entity.js';
import { handlingOf, type TaskEvent } from './task-events.js';
import { TaskViews } from './task-views.js';

/** A task may be urged once in this time. */
const urgeEveryHours = 24;

/** To whom a task goes, and why. */
export interface Handover {
  personId: string;
  reason: string;
}

export interface SignerChange {
  personIds: string[];
  reason: string;
}

interface Handling {
  type: TaskEvent;
  /** Who is told, and by which message. */
  tell?: { kind: 'transferred' | 'delegated' | 'signerAdded'; personIds: readonly string[] };
  payload: Record<string, unknown>;
}

type Decide = (manager: EntityManager, handled: Handled) => Promise<Handling>;

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
    private readonly refusals: Refusals,
  ) {}

  /** Takes a task out of the office's pool. @throws DomainError TASK.CLAIMED_BY_ANOTHER */
  claim(actor: Actor, taskId: string, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, (_, handled) => {
      mustHold(handled);
      mayDecide(handled);
      mustBeForOne(handled);
      return Promise.resolve({ type: 'TASK_CLAIMED', payload: {} });
    });
  }

  /** Puts it back: into the pool, or, when it was delegated, to whom it came from. */
  release(actor: Actor, taskId: string, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, (_, handled) => {
      mustHold(handled);
      return Promise.resolve({ type: 'TASK_RELEASED', payload: {} });
    });
  }

  /** 转办: to a colleague with the same role in the same office, whose task it is from then on. */
  transfer(actor: Actor, taskId: string, to: Handover, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, (manager, handled) =>
      this.handOver(manager, handled, to, 'TASK_TRANSFERRED', 'transferred'),
    );
  }

  /** 委派: a colleague acts in the actor's place, and may hand the task back. */
  delegate(actor: Actor, taskId: string, to: Handover, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, (manager, handled) =>
      this.handOver(manager, handled, to, 'TASK_DELEGATED', 'delegated'),
    );
  }

  private async handOver(
    manager: EntityManager,
    handled: Handled,
    to: Handover,
    type: TaskEvent,
    kind: 'transferred' | 'delegated',
  ): Promise<Handling> {
    mustBeForOne(handled);
    mustBeOwn(handled);
    const { named } = await this.colleagues(manager, handled, [to.personId], '/personId');
    const payload = { to: named[0]?.name, personId: to.personId, reason: to.reason };
    return { type, payload, tell: { kind, personIds: [to.personId] } };
  }

  /** 加签: colleagues who must sign too. Only where there is one thing to sign: signers cannot choose between events. */
  addSigners(actor: Actor, taskId: string, change: SignerChange, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, handled) => {
      const { named, office } = await this.colleagues(manager, handled, change.personIds, '/personIds');
      mayAddSigners(handled, change.personIds, office);
      const payload = { to: named.map((each) => each.name).join('、'), ...change };
      const tell = { kind: 'signerAdded', personIds: change.personIds } as const;
      return { type: 'SIGNERS_ADDED', payload, tell };
    });
  }

  /** 减签: takes added signers off again, unless the task would be complete without anybody signing it. */
  removeSigners(actor: Actor, taskId: string, change: SignerChange, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, handled) => {
      const { named } = await this.colleagues(manager, handled, change.personIds, '/personIds');
      mayRemoveSigners(handled, change.personIds);
      return { type: 'SIGNERS_REMOVED', payload: { to: named.map((each) => each.name).join('、'), ...change } };
    });
  }

  /** Whom the actor may hand the task to. */
  async colleaguesOf(actor: Actor, taskId: string): Promise<PartyRef[]> {
    const { manager } = this.dataSource;
    const task = isUuid(taskId) ? await manager.findOneBy(Task, { id: taskId }) : null;
    if (!task) throw new DomainError('TASK.NOT_FOUND');
    const { file } = await this.files.get(manager, actor, task.caseId);
    const situation = await this.situations.of(manager, file);
    return this.inWords(manager, situation, async () => {
      mustHold({ actor, task, situation });
      const people = await this.people.findByGrant(task.role as Role, task.unit, manager);
      return people.flatMap(({ id, name }) => (id === actor.personId ? [] : [{ id, name }]));
    });
  }

  /** 催办: anybody who follows the case may remind the holders, once a day; an auditor only watches. */
  urge(actor: Actor, taskId: string, { message }: { message: string }, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, { task, situation }) => {
      if (!holdsRole(actor, ...rolesInCases)) throw new DomainError('AUTH.FORBIDDEN', onlyThoseInTheCase);
      const [recent]: { at: Date }[] = await manager.query(
        `select at from case_event where case_id = $1 and type = 'TASK_URGED' and input->>'taskKey' = $2
           and at > $3::timestamptz - make_interval(hours => ${urgeEveryHours}) order by at desc limit 1`,
        [task.caseId, task.key, situation.today.now],
      );
      if (recent) throw urgedAlready(recent.at);
      const params = { ...taskParams(situation, task), by: actor.name, message };
      const audience = [{ role: task.role, unit: task.unit }];
      await this.announcements.send(manager, situation, { kind: 'urged', audience, params });
      return { type: 'TASK_URGED', payload: { message } };
    });
  }

  /** @throws DomainError REQUEST.INVALID when one of them is not a colleague with the same role and office */
  private async colleagues(
    manager: EntityManager,
    handled: Handled,
    personIds: readonly string[],
    pointer: string,
  ): Promise<{ named: Actor[]; office: Actor[] }> {
    const { actor, task } = handled;
    mustHold(handled);
    const office = await this.people.actorsWith([{ role: task.role as Role, unit: task.unit }], manager);
    const named = office.filter(({ personId }) => personId !== actor.personId && personIds.includes(personId));
    if (named.length === new Set(personIds).size && named.length === personIds.length) return { named, office };
    const message = { zh: '只能是本单位同岗位的其他人员。', en: 'must be colleagues with the same role and office' };
    throw new DomainError('REQUEST.INVALID', { errors: [{ pointer, code: 'colleague', message }] });
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
      if (!task) {
        const message = { zh: '该待办已办结或已取消。', en: 'The task is done, or was called off.' };
        throw await this.refusals.of(manager, situation, 'CASE.TASK_NOT_OPEN', { message });
      }
      const { type, payload, tell } = await this.inWords(manager, situation, () =>
        decide(manager, { actor, task, situation }),
      );
      const state = handleTask(situation.state, task.key, handlingOf(type, actor.personId, payload));
      const open = state.tasks.find((each) => each.key === task.key);
      await manager.update(Task, { id: task.id }, { assignee: open?.assignee, signers: open?.signers });
      await manager.query(
        'update case_file set engine_state = $2, version = version + 1, updated_at = $3 where id = $1',
        [file.id, JSON.stringify(state), situation.today.now],
      );
      await this.record(manager, actor, situation, task, type, payload);
      if (tell) {
        const audience = tell.personIds.map((personId) => ({ personId }));
        const params = { ...taskParams(situation, task), by: actor.name, reason: String(payload.reason) };
        await this.announcements.send(manager, situation, { kind: tell.kind, audience, params });
      }
      const views = await this.views.ofCase(manager, { ...situation, state }, lang);
      const view = views.find((each) => each.id === task.id);
      if (!view) throw new Error(`Task ${task.id} vanished while it was handled`);
      return view;
    });
  }

  /** Says who would unblock what the checks refuse. */
  private async inWords<T>(manager: EntityManager, situation: Situation, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (refused) {
      if (!(refused instanceof HandlingRefused)) throw refused;
      throw await this.refusals.of(manager, situation, refused.code, refused.refusal);
    }
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
          person: standingOf(actor),
          facts,
          settings: today.settings,
          calendarVersion: today.calendar.version,
        },
        definitionHash: this.caseTypes.hashOf(caseType),
      },
    );
  }
}

function taskParams({ caseType }: Situation, task: Task): Record<string, string> {
  const title = caseType.duties[task.duty]?.title ?? { zh: '', en: '' };
  return { 'duty.zh': title.zh, 'duty.en': title.en, dueDate: task.dueDate ?? '' };
}

const onlyThoseInTheCase = {
  detail: {
    zh: '审计、安全与系统管理员只查看,不催办。',
    en: 'Auditors and administrators look on; they do not urge.',
  },
};

function urgedAlready(at: Date): DomainError {
  const again = DateTime.fromJSDate(at, { zone: BUSINESS_ZONE }).plus({ hours: urgeEveryHours });
  const message = {
    zh: `${urgeEveryHours} 小时内已催办过。`,
    en: `It was urged within the last ${urgeEveryHours} hours.`,
  };
  const time = again.toFormat('yyyy-MM-dd HH:mm');
  const unblockedBy = { zh: `${time} 起可再次催办`, en: `waiting until ${time}` };
  return new DomainError('REQUEST.TOO_MANY', {
    detail: message,
    reasons: [{ code: 'REQUEST.TOO_MANY', message, unblockedBy, by: again.toFormat('yyyy-MM-dd') }],
    retryAfter: urgeEveryHours * 3600,
  });
}
