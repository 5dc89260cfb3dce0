import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { businessDate } from '#libs/case-engine/calendar.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import { begin } from '#libs/case-engine/step.js';
import { activeMeta } from '#libs/case-engine/procedure.js';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import { newId } from '#libs/platform/ids.js';
import { Registers, type Subject } from '#libs/registers/registers.js';
import { sealRecord } from './audit/case-record.js';
import { beginningOfChain } from './audit/chain.js';
import { BusinessDay } from './business-day.js';
import { CaseFile, officesOf } from './case-file.entity.js';
import { CaseWriter } from './case-writer.js';
import { checkKnownProperties, knownOf } from './form-properties.js';
import { Idempotency, type Retry } from './idempotency.js';
import { mayApply } from './may-apply.js';
import { Situations, type Situation } from './situation.js';
import { Releases } from './versions/releases.js';

export interface NewCase {
  type: string;
  /** The park or firm; without it, the actor's own. */
  subjectId?: string;
  form: Record<string, unknown>;
}

const district = '330110';

/** Opens a draft. What the registers know is filled in; what the applicant gave wins. */
@Injectable()
export class CreateCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly releases: Releases,
    private readonly businessDay: BusinessDay,
    private readonly registers: Registers,
    private readonly situations: Situations,
    private readonly writer: CaseWriter,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * @throws DomainError CASE.TYPE_NOT_FOUND, AUTH.FORBIDDEN when the actor's roles may not apply, CASE.SUBJECT_NOT_FOUND,
   *   CASE.FORM_INVALID for properties that the form does not have
   */
  execute<Answer>(
    actor: Actor,
    wanted: NewCase,
    retry: Retry,
    answer: (manager: EntityManager, situation: Situation) => Promise<Answer>,
  ): Promise<Answer> {
    return this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, actor, retry, async () => {
        const caseType = await this.releases.released(manager, wanted.type);
        mayApply(caseType, actor);
        checkKnownProperties(caseType, wanted.form);
        const subject = await this.registers.findSubject(manager, { subjectId: wanted.subjectId, actor });
        if (subject.kind !== caseType.subjectKind) throw new DomainError('CASE.SUBJECT_NOT_FOUND');
        return answer(manager, await this.open(manager, actor, caseType, subject, wanted.form));
      }),
    );
  }

  private async open(
    manager: EntityManager,
    actor: Actor,
    caseType: CaseType,
    subject: Subject,
    form: Record<string, unknown>,
  ): Promise<Situation> {
    const today = await this.businessDay.today(manager, caseType, null);
    const begun = begin(caseType, today);
    const file: CaseFile = Object.assign(new CaseFile(), {
      id: newId(),
      number: await nextNumber(manager, caseType, today.now),
      type: caseType.key,
      typeVersion: caseType.version,
      applicantUnit: subject.applicantUnit,
      subjectId: subject.id,
      subjectKind: subject.kind,
      subjectName: subject.name,
      territoryUnit: subject.territoryUnit,
      platformUnit: subject.platformUnit,
      federationMember: subject.federationMember,
      form: { ...knownOf(caseType, subject.prefill), ...form },
      engineState: begun.state,
      state: begun.to,
      status: activeMeta(caseType, begun.state.snapshot).status,
      version: 1,
      logLength: 0,
      logHead: beginningOfChain,
      record: null,
      acceptedOn: null,
      dueDate: null,
      submittedAt: null,
      opening: { settings: today.settings, calendarVersion: today.calendar.version },
      createdBy: actor.personId,
      createdAt: today.now,
      updatedAt: today.now,
    } satisfies CaseFile);
    await manager.query(
      `insert into case_file (id, number, type, type_version, applicant_unit, subject_id, subject_kind, subject_name,
         territory_unit, platform_unit, federation_member, form, engine_state, state, status, version, opening,
         created_by, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16, $17, $18, $18)`,
      [
        ...[file.id, file.number, file.type, file.typeVersion, file.applicantUnit, file.subjectId, file.subjectKind],
        ...[file.subjectName, file.territoryUnit, file.platformUnit, file.federationMember],
        ...[JSON.stringify(file.form), JSON.stringify(file.engineState), file.state, file.status],
        ...[JSON.stringify(file.opening), file.createdBy, file.createdAt],
      ],
    );
    const offices = officesOf(file);
    await this.writer.openTasks(manager, { file, caseType, offices, today }, begun.opened);
    await sealRecord(manager, file.id);
    return this.situations.of(manager, file);
  }
}

/**
 * Unit, date and serial, e.g. 330110-RD-20261123-000012. Serials have no gaps, so that a case that vanished is missed;
 * the price is that cases are opened one at a time.
 */
async function nextNumber(manager: EntityManager, caseType: CaseType, now: Date): Promise<string> {
  const [[row]]: [{ serial: string }[], number] = await manager.query(
    'update case_counter set last = last + 1 returning last as serial',
  );
  const date = businessDate(now).replaceAll('-', '');
  return `${district}-${caseType.numberPrefix}-${date}-${(row?.serial ?? '').padStart(6, '0')}`;
}
