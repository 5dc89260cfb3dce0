import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid, validate as isUuid } from 'uuid';
import { belongsToApplicant } from '#libs/case-engine/authority.js';
import type { Actor } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { DomainError } from '#libs/platform/errors.js';
import { Announcements } from '../announcements.js';
import { CaseFiles } from '../case-files.js';
import { CaseLog, standingOf } from '../case-log.js';
import { CaseTypes } from '../case-types.js';
import { Refusals } from '../refusals.js';
import { Situations, type Situation } from '../situation.js';
import { Advisors, isOfficial } from './advisors.query.js';
import { consultationCarrier, type ConsultationEvent } from './consultation-events.js';
import { Consultation } from './consultation.entity.js';
import { refusedToAsk } from './may-ask.js';

export interface Question {
  personId: string;
  question: string;
  /** Business date, YYYY-MM-DD. */
  lastDay: string;
}

/** 征求意见: asks, answers, withdraws. The case does not move; its log holds what was asked and said. */
@Injectable()
export class Consult {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly situations: Situations,
    private readonly caseTypes: CaseTypes,
    private readonly log: CaseLog,
    private readonly announcements: Announcements,
    private readonly advisors: Advisors,
    private readonly orgUnits: OrgUnits,
    private readonly refusals: Refusals,
  ) {}

  /**
   * Whoever may decide an open task asks somebody for an opinion, who reads the case from then on.
   * @throws DomainError CASE.NOT_FOUND, CASE.NOT_IN_STATE, CASE.NOT_YOUR_DUTY, CASE.OWN_CASE, REQUEST.INVALID,
   *   CONSULTATION.ASKED_ALREADY
   */
  ask(actor: Actor, caseId: string, { personId, question, lastDay }: Question): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const situation = await this.locked(manager, actor, caseId);
      await this.permitAsking(manager, actor, situation);
      if (lastDay < situation.today.date) throw invalid('/lastDay', 'past', pastDay);
      const advisor = (await this.advisors.of(manager, situation, actor)).find((each) => each.personId === personId);
      if (!advisor) throw invalid('/personId', 'advisor', noAdvisor);
      const open = { caseId, personId, answeredAt: null, withdrawnAt: null };
      const waiting = await manager.query<unknown[]>(
        `select from consultation where case_id = $1 and person_id = $2 and answered_at is null and withdrawn_at is null`,
        [caseId, personId],
      );
      if (waiting.length > 0) throw new DomainError('CONSULTATION.ASKED_ALREADY');
      const id = uuid();
      await manager.insert(Consultation, {
        ...open,
        id,
        askedBy: actor.personId,
        lastDay,
        askedAt: situation.today.now,
      });
      const params = { by: actor.name, message: question, dueDate: lastDay };
      await this.announcements.send(manager, situation, { kind: 'opinionAsked', audience: [{ personId }], params });
      await this.record(manager, actor, situation, 'OPINION_ASKED', {
        consultationId: id,
        personId,
        to: advisor.name,
        question,
        lastDay,
      });
      return id;
    });
  }

  /** Answers once. @throws DomainError CONSULTATION.NOT_FOUND, CONSULTATION.CLOSED, AUTH.FORBIDDEN, CASE.OWN_CASE */
  answer(actor: Actor, caseId: string, id: string, text: string): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const { situation, asked } = await this.opened(manager, actor, caseId, id, 'personId');
      if (!isOfficial(actor)) throw new DomainError('AUTH.FORBIDDEN');
      if (belongsToApplicant(actor, situation.offices)) throw new DomainError('CASE.OWN_CASE');
      await manager.update(Consultation, { id }, { answeredAt: situation.today.now });
      const audience = [{ personId: asked.askedBy }];
      const params = { by: actor.name, message: text };
      await this.announcements.send(manager, situation, { kind: 'opinionGiven', audience, params });
      await this.record(manager, actor, situation, 'OPINION_ANSWERED', { consultationId: id, opinion: text });
    });
  }

  /** The asker needs it no longer; the person asked loses sight of the case again. */
  withdraw(actor: Actor, caseId: string, id: string, reason: string): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const { situation, asked } = await this.opened(manager, actor, caseId, id, 'askedBy');
      await manager.update(Consultation, { id }, { withdrawnAt: situation.today.now });
      const audience = [{ personId: asked.personId }];
      const params = { by: actor.name, reason };
      await this.announcements.send(manager, situation, { kind: 'opinionWithdrawn', audience, params });
      await this.record(manager, actor, situation, 'OPINION_WITHDRAWN', { consultationId: id, reason });
    });
  }

  private async locked(manager: EntityManager, actor: Actor, caseId: string): Promise<Situation> {
    const { file, detail } = await this.files.get(manager, actor, caseId, 'forUpdate');
    if (detail !== 'full') throw new DomainError('CASE.NOT_FOUND');
    return this.situations.of(manager, file);
  }

  private async opened(
    manager: EntityManager,
    actor: Actor,
    caseId: string,
    id: string,
    party: 'personId' | 'askedBy',
  ): Promise<{ situation: Situation; asked: Consultation }> {
    const situation = await this.locked(manager, actor, caseId);
    const asked = isUuid(id) ? await manager.findOneBy(Consultation, { id, caseId }) : null;
    if (!asked) throw new DomainError('CONSULTATION.NOT_FOUND');
    if (asked[party] !== actor.personId) throw new DomainError('AUTH.FORBIDDEN', { detail: onlyThatPerson[party] });
    if (asked.answeredAt || asked.withdrawnAt) throw new DomainError('CONSULTATION.CLOSED');
    return { situation, asked };
  }

  private async permitAsking(manager: EntityManager, actor: Actor, situation: Situation): Promise<void> {
    const refused = refusedToAsk(actor, situation);
    if (!refused) return;
    const [reason] = refused.reasons;
    if (!reason) throw new Error(`${refused.error} without a reason`);
    throw await this.refusals.of(manager, situation, refused.error, reason);
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    { file, caseType, facts, today, attachments }: Situation,
    type: ConsultationEvent,
    payload: Record<string, unknown>,
  ): Promise<void> {
    const unit = actor.grants[0]?.unit ?? '';
    await this.log.append(
      manager,
      { file, attachments },
      {
        at: today.now,
        type,
        duty: null,
        actorId: actor.personId,
        actorName: actor.name,
        actorOffice: (await this.orgUnits.names([unit], manager)).get(unit)?.zh ?? unit,
        fromState: file.state,
        toState: file.state,
        payload,
        comment: null,
        input: {
          taskKey: null,
          carrier: consultationCarrier,
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

const pastDay = { zh: '最后一天不能早于今天。', en: 'must not be before today' };
const noAdvisor = {
  zh: '只能向在岗的工作人员征求意见，且不能是您本人或申请单位的人员。',
  en: 'must be an official, and neither yourself nor of the applicant',
};
const onlyThatPerson = {
  personId: { zh: '只有被征求意见的人可以反馈。', en: 'Only the person asked may answer.' },
  askedBy: { zh: '只有发出征求意见的人可以撤回。', en: 'Only the person who asked may withdraw the request.' },
};

function invalid(pointer: string, code: string, message: { zh: string; en: string }): DomainError {
  return new DomainError('REQUEST.INVALID', { errors: [{ pointer, code, message }] });
}
