import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { endOfBusinessDate } from '#libs/case-engine/calendar.js';
import { step, type StepInput } from '#libs/case-engine/step.js';
import { judge, type Authority } from '#libs/case-engine/verdict.js';
import { systemActor, type Actor } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { Announcements } from './announcements.js';
import { CaseFiles, type Detail } from './case-files.js';
import type { CaseFile } from './case-file.entity.js';
import { CaseLog, standingOf } from './case-log.js';
import { CaseTypes } from './case-types.js';
import { CaseWriter } from './case-writer.js';
import { Effects } from './effects.js';
import { Evidence } from './evidence.js';
import { Idempotency, type Retry } from './idempotency.js';
import { Refusals, staleVersion } from './refusals.js';
import { Situations, type Situation } from './situation.js';
import { TaskSignature } from './task.entity.js';

export interface CaseEventCommand {
  caseId: string;
  event: string;
  payload: Record<string, unknown>;
  comment: string | null;
  /** Which of the actor's tasks, where several take the event. */
  taskId: string | null;
  /** The version that the actor has seen. */
  expectedVersion: number;
}

/**
 * The one door through which a case moves. People, timers and batches come through here; everything that an event
 * changes is written in one transaction, and nothing when any part of it fails.
 */
@Injectable()
export class SubmitCaseEvent {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly caseTypes: CaseTypes,
    private readonly situations: Situations,
    private readonly idempotency: Idempotency,
    private readonly refusals: Refusals,
    private readonly evidence: Evidence,
    private readonly log: CaseLog,
    private readonly writer: CaseWriter,
    private readonly effects: Effects,
    private readonly announcements: Announcements,
    private readonly orgUnits: OrgUnits,
  ) {}

  /**
   * Sends an event in a person's name.
   * @param answer turns the case as it is afterwards into what a retry with the same key gets again
   * @throws DomainError CASE.NOT_FOUND, CASE.STALE_VERSION, and every refusal of `judge` with its reasons
   */
  execute<Answer>(
    actor: Actor,
    command: CaseEventCommand,
    retry: Retry,
    answer: (manager: EntityManager, situation: Situation) => Promise<Answer>,
  ): Promise<Answer> {
    return this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, actor, retry, async () => {
        const { before, authority } = await this.permit(manager, actor, command, 'forUpdate');
        const after = await this.take(manager, actor, before, command, authority);
        return answer(manager, await this.situations.of(manager, after));
      }),
    );
  }

  /**
   * Asks whether the event would go now, and changes nothing.
   * @throws DomainError as `execute` would
   */
  async check(actor: Actor, command: CaseEventCommand): Promise<CaseFile> {
    const { before } = await this.permit(this.dataSource.manager, actor, command);
    return before.file;
  }

  /** Sends the event of a task's limit, as the system, if the task is still open and its limit has passed. */
  passLimit(caseId: string, taskKey: string): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const { file } = await this.files.get(manager, systemActor, caseId, 'forUpdate');
      const before = await this.situations.of(manager, file);
      const task = before.state.tasks.find((each) => each.key === taskKey);
      const duty = task && before.caseType.duties[task.duty];
      const passed = task?.due && endOfBusinessDate(task.due) <= before.today.now;
      if (!duty || !passed || before.state.clock.suspension) return;
      const event = 'send' in duty.whenPassed ? duty.whenPassed.send : 'DEADLINE_PASSED';
      const command = { event, payload: {}, comment: null };
      await this.take(manager, systemActor, before, command, { carrier: task.duty, task });
    });
  }

  private async permit(
    manager: EntityManager,
    actor: Actor,
    command: CaseEventCommand,
    lock?: 'forUpdate',
  ): Promise<{ before: Situation; authority: Authority }> {
    const { file, detail } = await this.files.get(manager, actor, command.caseId, lock);
    if (file.version !== command.expectedVersion) throw staleVersion(file.version);
    const before = await this.situations.of(manager, file);
    const authority = await this.authorise(manager, actor, before, detail, command);
    await this.evidence.check(manager, actor, before, command);
    return { before, authority };
  }

  private async authorise(
    manager: EntityManager,
    actor: Actor,
    before: Situation,
    detail: Detail,
    command: CaseEventCommand,
  ): Promise<Authority> {
    const named = before.openTasks.find((task) => task.id === command.taskId);
    const verdict = judge({
      ...before,
      person: actor,
      event: command.event,
      payload: command.payload,
      taskKey: command.taskId === null ? null : (named?.key ?? command.taskId),
      settings: before.today.settings,
    });
    // A payload that is malformed is said to be so, before a guard stumbles over it.
    const reached = verdict.allowed || verdict.authority;
    const fault = reached && this.refusals.ofPayload(actor, before, command.event, command.payload);
    if (fault) throw fault;
    if (!verdict.allowed) throw await this.refusals.asError(manager, actor, before, detail, verdict);
    return verdict.authority;
  }

  private async take(
    manager: EntityManager,
    actor: Actor,
    before: Situation,
    command: Pick<CaseEventCommand, 'event' | 'payload' | 'comment'>,
    authority: Authority,
  ): Promise<CaseFile> {
    const { event, payload, comment } = command;
    const { caseType, facts, today } = before;
    const personId = actor.system ? null : actor.personId;
    const input: StepInput = { event, payload, personId, authority, facts, today };
    const result = step(caseType, before.state, input);
    const file = await this.writer.write(manager, before, result);
    await this.sign(manager, before, authority, actor);
    await this.evidence.keep(manager, before, { event, payload });
    await this.effects.carryOut(manager, { before, result, payload });
    await this.announcements.ofStep(manager, before, result, event, payload);
    await this.log.append(manager, before, {
      at: today.now,
      type: event,
      duty: authority.carrier,
      actorId: actor.personId,
      actorName: actor.name,
      actorOffice: await this.officeOf(manager, actor, before, authority),
      fromState: result.from,
      toState: result.to,
      payload,
      comment,
      input: {
        taskKey: authority.task?.key ?? null,
        carrier: authority.carrier,
        person: standingOf(actor),
        facts,
        settings: today.settings,
        calendarVersion: today.calendar.version,
      },
      definitionHash: this.caseTypes.hashOf(caseType),
    });
    return file;
  }

  private async sign(manager: EntityManager, before: Situation, { task }: Authority, actor: Actor): Promise<void> {
    const row = before.openTasks.find((each) => each.key === task?.key);
    if (!row || actor.system) return;
    await manager.insert(TaskSignature, { taskId: row.id, personId: actor.personId, at: before.today.now });
  }

  /** The office in whose name the actor acts: that of the duty's role, or the first that the person holds. */
  private async officeOf(manager: EntityManager, actor: Actor, before: Situation, authority: Authority) {
    const task = before.openTasks.find((each) => each.key === authority.task?.key);
    const roles = before.caseType.powers[authority.carrier]?.roles ?? [];
    const grant = actor.grants.find((each) => roles.includes(each.role)) ?? actor.grants[0];
    const unit = task?.unit ?? grant?.unit;
    if (actor.system || unit === undefined) return '';
    return (await this.orgUnits.names([unit], manager)).get(unit)?.zh ?? unit;
  }
}
