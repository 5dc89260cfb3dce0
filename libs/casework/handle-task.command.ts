import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { handleTask } from '#libs/case-engine/task-handling.js';
import type { PartyRef, TaskView, Text } from '#libs/contracts/index.js';
import { holdsGrant, holdsRole, type Actor } from '#libs/identity/actor.js';
import type { Role } from '#libs/contracts/identity.js';
import { rolesInCases } from '#libs/identity/overseers.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { People, type PersonRef } from '#libs/identity/people.query.js';
import { DomainError } from '#libs/platform/errors.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import { weighActions } from './actions.js';
import { Announcements } from './announcements.js';
import { CaseFiles } from './case-files.js';
import { CaseLog, standingOf } from './case-log.js';
import { CaseTypes } from './case-types.js';
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
    return this.handle(actor, taskId, lang, (_, task, situation) => {
      mustHold(actor, task);
      mayDecide(actor, situation, task);
      mustBeForOne(task);
      return Promise.resolve({ type: 'TASK_CLAIMED', payload: {} });
    });
  }

  /** Puts it back: into the pool, or, when it was delegated, to whom it came from. */
  release(actor: Actor, taskId: string, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, (_, task) => {
      mustHold(actor, task);
      return Promise.resolve({ type: 'TASK_RELEASED', payload: {} });
    });
  }

  /** 转办: to a colleague with the same role in the same office, whose task it is from then on. */
  transfer(actor: Actor, taskId: string, to: Handover, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, task, { state }) => {
      mustBeForOne(task);
      mustBeOwn(state, task);
      const [colleague] = await this.colleagues(manager, actor, task, [to.personId], '/personId');
      const payload = { to: colleague?.name, personId: to.personId, reason: to.reason };
      const tell = { kind: 'transferred', personIds: [to.personId] } as const;
      return { type: 'TASK_TRANSFERRED', payload, tell };
    });
  }

  /** 委派: a colleague acts in the actor's place, and may hand the task back. */
  delegate(actor: Actor, taskId: string, to: Handover, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, task, { state }) => {
      mustBeForOne(task);
      mustBeOwn(state, task);
      const [colleague] = await this.colleagues(manager, actor, task, [to.personId], '/personId');
      const payload = { to: colleague?.name, personId: to.personId, reason: to.reason };
      const tell = { kind: 'delegated', personIds: [to.personId] } as const;
      return { type: 'TASK_DELEGATED', payload, tell };
    });
  }

  /** 加签: colleagues who must sign too. Only where there is one thing to sign: signers cannot choose between events. */
  addSigners(actor: Actor, taskId: string, change: SignerChange, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, task, { caseType, state }) => {
      const people = await this.colleagues(manager, actor, task, change.personIds, '/personIds');
      const open = state.tasks.find((each) => each.key === task.key);
      if ((caseType.duties[task.duty]?.events.length ?? 0) > 1) throw new DomainError('CASE.SIGNERS_REFUSED');
      const office = await this.people.findByGrant(task.role as Role, task.unit, manager);
      if ((open?.signers ?? 0) + people.length > office.length) {
        throw new DomainError('CASE.SIGNERS_REFUSED', {
          detail: { zh: '本单位该岗位人员不足。', en: 'The office has not that many people with the role.' },
        });
      }
      const known = [...(open?.added ?? []), ...(open?.signatures.map((each) => each.personId) ?? [])];
      if (change.personIds.some((personId) => known.includes(personId))) {
        throw new DomainError('CASE.SIGNERS_REFUSED', {
          detail: { zh: '其中有人已签署或已被加签。', en: 'One of them has signed or was added before.' },
        });
      }
      const payload = { to: people.map((each) => each.name).join('、'), ...change };
      const tell = { kind: 'signerAdded', personIds: change.personIds } as const;
      return { type: 'SIGNERS_ADDED', payload, tell };
    });
  }

  /** 减签: takes added signers off again, unless the task would be complete without anybody signing it. */
  removeSigners(actor: Actor, taskId: string, change: SignerChange, lang: keyof Text): Promise<TaskView> {
    return this.handle(actor, taskId, lang, async (manager, task, { state }) => {
      const people = await this.colleagues(manager, actor, task, change.personIds, '/personIds');
      const open = state.tasks.find((each) => each.key === task.key);
      const signed = open?.signatures.map((each) => each.personId) ?? [];
      const removable = change.personIds.every((id) => open?.added.includes(id) && !signed.includes(id));
      const left = (open?.signers ?? 0) - change.personIds.length;
      if (!removable || signed.length >= left) {
        throw new DomainError('CASE.SIGNERS_REFUSED', {
          detail: {
            zh: '只能减去加签后尚未签署的人员,且减签后仍须有人签署。',
            en: 'Only added signers who have not signed can be removed, and somebody must be left to sign.',
          },
        });
      }
      const payload = { to: people.map((each) => each.name).join('、'), ...change };
      return { type: 'SIGNERS_REMOVED', payload };
    });
  }

  /** Whom the actor may hand the task to. */
  async colleaguesOf(actor: Actor, taskId: string): Promise<PartyRef[]> {
    const { manager } = this.dataSource;
    const task = isUuid(taskId) ? await manager.findOneBy(Task, { id: taskId }) : null;
    if (!task) throw new DomainError('TASK.NOT_FOUND');
    await this.files.get(manager, actor, task.caseId);
    mustHold(actor, task);
    const people = await this.people.findByGrant(task.role as Role, task.unit, manager);
    return people.flatMap(({ id, name }) => (id === actor.personId ? [] : [{ id, name }]));
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
      const params = { ...taskParams(situation, task), by: actor.name, message };
      const audience = [{ role: task.role, unit: task.unit }];
      await this.announcements.send(manager, situation, { kind: 'urged', audience, params });
      return { type: 'TASK_URGED', payload: { message } };
    });
  }

  /** @throws DomainError REQUEST.INVALID when one of them is not a colleague with the same role and office */
  private async colleagues(
    manager: EntityManager,
    actor: Actor,
    task: Task,
    personIds: readonly string[],
    pointer: string,
  ): Promise<PersonRef[]> {
    mustHold(actor, task);
    const people = await this.people.findByGrant(task.role as Role, task.unit, manager);
    const named = people.filter(({ id }) => id !== actor.personId && personIds.includes(id));
    if (named.length === new Set(personIds).size && named.length === personIds.length) return named;
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
      if (!task) throw new DomainError('CASE.TASK_NOT_OPEN');
      const { type, payload, tell } = await decide(manager, task, situation);
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

/** The task is the actor's office's, and no colleague has claimed it. */
function mustHold(actor: Actor, task: Task): void {
  if (!holdsGrant(actor, task.role as Role, task.unit)) throw new DomainError('CASE.NOT_YOUR_DUTY');
  mustBeFree(actor, task);
}

/** A claimed task is its holder's until released. */
function mustBeFree(actor: Actor, task: Task): void {
  if (task.assignee !== null && task.assignee !== actor.personId) throw new DomainError('TASK.CLAIMED_BY_ANOTHER');
}

/** Where several sign, a task that is one person's would shut the others out. */
function mustBeForOne(task: Task): void {
  if (task.signers > 1) throw new DomainError('CASE.SIGNERS_REFUSED');
}

/** A delegate decides or hands back; handed on, nobody could tell any more in whose place somebody acts. */
function mustBeOwn({ tasks }: CaseState, task: Task): void {
  if (tasks.find((each) => each.key === task.key)?.delegation) throw new DomainError('TASK.DELEGATED');
}

/** Who may never decide the task (own case, separation) must not keep it from those who may. */
function mayDecide(actor: Actor, situation: Situation, task: Task): void {
  const events = situation.caseType.duties[task.duty]?.events ?? [];
  const refused = weighActions(situation, actor).find(
    ({ event, verdict }) =>
      events.includes(event) &&
      !verdict.allowed &&
      (verdict.error === 'CASE.OWN_CASE' || verdict.error === 'CASE.SEPARATION'),
  );
  if (refused && !refused.verdict.allowed) throw new DomainError(refused.verdict.error);
}
