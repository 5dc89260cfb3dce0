import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource, type EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { BUSINESS_ZONE } from '#libs/case-engine/calendar.js';
import { officeOf } from '#libs/case-engine/authority.js';
import type { OpenTask } from '#libs/case-engine/case-state.js';
import { judgeDelegation, separatedAhead } from '#libs/case-engine/foresight.js';
import { judgeHandling, judgeHolding } from '#libs/case-engine/handling-verdict.js';
import type { Refused } from '#libs/case-engine/refusal.js';
import type { SignerPosition } from '#libs/case-engine/signing-order.js';
import { handleTask, type TaskHandling } from '#libs/case-engine/task-handling.js';
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

/** Without `position` the added sign as they come. */
export interface SignerAddition extends SignerChange {
  position?: SignerPosition;
}

interface Handling {
  type: TaskEvent;
  /** Who is told, and by which message. */
  tell?: { kind: 'transferred' | 'delegated' | 'signerAdded'; personIds: readonly string[] };
  payload: Record<string, unknown>;
}

/** A task that somebody wants to handle: the row, the engine's part of it, and the people of its office. */
interface Handled {
  actor: Actor;
  task: Task;
  open: OpenTask;
  situation: Situation;
  office: Actor[];
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
    return this.handle(actor, taskId, lang, () => Promise.resolve({ type: 'TASK_CLAIMED', payload: {} }));
  }

  /** Puts it back: into the pool, or, when it was delegated, to whom it came from. */
  release(actor: Actor, taskId: string, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, () => Promise.resolve({ type: 'TASK_RELEASED', payload: {} }));
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
    const [colleague] = await this.colleagues(manager, handled, [to.personId], '/personId');
    const payload = { to: colleague?.name, personId: to.personId, reason: to.reason };
    return { type, payload, tell: { kind, personIds: [to.personId] } };
  }

  /** 加签: colleagues who must sign too. Only where there is one thing to sign: signers cannot choose between events. */
  addSigners(actor: Actor, taskId: string, change: SignerAddition, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, handled) => {
      const named = await this.colleagues(manager, handled, change.personIds, '/personIds');
      const payload = { to: named.map((each) => each.name).join('、'), ...change };
      const tell = { kind: 'signerAdded', personIds: change.personIds } as const;
      return { type: 'SIGNERS_ADDED', payload, tell };
    });
  }

  /** 减签: takes added signers off again, unless the task would be complete without anybody signing it. */
  removeSigners(actor: Actor, taskId: string, change: SignerChange, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, handled) => {
      const named = await this.colleagues(manager, handled, change.personIds, '/personIds');
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
    const open = situation.state.tasks.find((each) => each.key === task.key);
    if (!open) return [];
    const refused = judgeHolding({ ...situation, person: actor, task: open });
    if (refused) throw await this.inWords(manager, situation, refused);
    const people = await this.people.findByGrant(task.role as Role, task.unit, manager);
    return people.flatMap(({ id, name }) => (id === actor.personId ? [] : [{ id, name }]));
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
    { actor, open, situation, office }: Handled,
    personIds: readonly string[],
    pointer: string,
  ): Promise<Actor[]> {
    const refused = judgeHolding({ ...situation, person: actor, task: open });
    if (refused) throw await this.inWords(manager, situation, refused);
    const named = office.filter(({ personId }) => personId !== actor.personId && personIds.includes(personId));
    if (named.length === new Set(personIds).size && named.length === personIds.length) return named;
    const message = { zh: '只能是本单位同岗位的其他人员。', en: 'must be colleagues with the same role and office' };
    throw new DomainError('REQUEST.INVALID', { errors: [{ pointer, code: 'colleague', message }] });
  }

  private async permit(manager: EntityManager, handled: Handled, handling: TaskHandling): Promise<void> {
    const { actor, open, situation, office } = handled;
    const refused =
      judgeHandling({ ...situation, person: actor, task: open, handling, office }) ??
      (handling.type === 'TASK_DELEGATED' ? await this.foresee(manager, situation, open, handling) : null);
    if (refused) throw await this.inWords(manager, situation, refused);
  }

  private async foresee(
    manager: EntityManager,
    { caseType, state, offices }: Situation,
    { duty }: OpenTask,
    delegation: { principal: string; to: string },
  ): Promise<Refused | null> {
    const grants = separatedAhead(caseType, state, duty).flatMap(([, { role, scope }]) => {
      const unit = officeOf(scope, offices);
      return role === 'system' || unit === null ? [] : [{ role, unit }];
    });
    const people = await this.people.actorsWith(grants, manager);
    return judgeDelegation(caseType, state, offices, duty, delegation, people);
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
      const waiting = situation.state.tasks.find((each) => each.key === task?.key);
      if (!task || !waiting) {
        const message = { zh: '该待办已办结或已取消。', en: 'The task is done, or was called off.' };
        throw await this.refusals.of(manager, situation, 'CASE.TASK_NOT_OPEN', { message });
      }
      const office = await this.people.actorsWith([{ role: task.role as Role, unit: task.unit }], manager);
      const handled = { actor, task, open: waiting, situation, office };
      const { type, payload, tell } = await decide(manager, handled);
      const handling = handlingOf(type, actor.personId, payload);
      await this.permit(manager, handled, handling);
      const state = handleTask(situation.state, task.key, handling);
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

  /** Says who would unblock what is refused. */
  private inWords(manager: EntityManager, situation: Situation, { error, reasons }: Refused): Promise<DomainError> {
    const [reason] = reasons;
    if (!reason) throw new Error(`${error} without a reason`);
    return this.refusals.of(manager, situation, error, reason);
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
    zh: '审计、安全与系统管理员只查看，不催办。',
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
