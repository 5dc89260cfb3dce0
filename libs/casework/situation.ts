import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseOffices } from '#libs/case-engine/authority.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseType, Facts } from '#libs/case-engine/contract.js';
import { errorsOf } from '#libs/case-engine/form-errors.js';
import { noticeDaysLeft, type Today } from '#libs/case-engine/limits.js';
import type { AttachmentView } from '#libs/contracts/index.js';
import { inShanghai } from './business-time.js';
import { BusinessDay } from './business-day.js';
import { officesOf, type CaseFile } from './case-file.entity.js';
import { CaseTypes } from './case-types.js';
import { Task } from './task.entity.js';

/** Everything that judging, stepping and showing one case needs, read once. */
export interface Situation {
  file: CaseFile;
  caseType: CaseType;
  state: CaseState;
  offices: CaseOffices;
  today: Today & { now: Date };
  attachments: AttachmentView[];
  facts: Facts;
  openTasks: Task[];
}

@Injectable()
export class Situations {
  constructor(
    private readonly caseTypes: CaseTypes,
    private readonly businessDay: BusinessDay,
  ) {}

  async of(manager: EntityManager, file: CaseFile): Promise<Situation> {
    const caseType = this.caseTypes.get(file.type, file.typeVersion);
    const state = file.engineState;
    const today = await this.businessDay.today(manager, caseType, file.acceptedOn);
    const attachments = await attachmentsOf(manager, file.id);
    const openTasks = await manager.find(Task, { where: { caseId: file.id, state: 'open' }, order: { id: 'ASC' } });
    const facts = factsOf(caseType, file, attachments, today);
    return { file, caseType, state, offices: officesOf(file), today, attachments, facts, openTasks };
  }

  /** The same case, not moved, with the settings and the facts of another version of its type. */
  async under(manager: EntityManager, { file, attachments, ...same }: Situation, version: number): Promise<Situation> {
    const caseType = this.caseTypes.get(file.type, version);
    const today = await this.businessDay.today(manager, caseType, file.acceptedOn);
    return { ...same, file, attachments, caseType, today, facts: factsOf(caseType, file, attachments, today) };
  }
}

function factsOf(caseType: CaseType, file: CaseFile, attachments: readonly AttachmentView[], today: Today): Facts {
  const filled = attachments.map((attachment) => attachment.slot);
  return {
    formErrors: errorsOf(caseType.form, file.form),
    missingAttachments: caseType.attachments
      .filter((each) => each.required && !filled.includes(each.slot))
      .map((each) => each.slot),
    noticeDaysLeft: noticeDaysLeft(caseType, file.engineState.clock, today),
    today: today.date,
  };
}

async function attachmentsOf(manager: EntityManager, caseId: string): Promise<AttachmentView[]> {
  const rows: (Omit<AttachmentView, 'attachedAt' | 'size'> & { attachedAt: Date; size: string })[] =
    await manager.query(
      `select a.slot, a.document_id as "documentId", d.name, d.size, d.media_type as "mediaType", d.sha256,
            a.attached_at as "attachedAt"
     from case_attachment a join document d on d.id = a.document_id where a.case_id = $1 order by a.slot`,
      [caseId],
    );
  return rows.map((row) => ({ ...row, size: Number(row.size), attachedAt: inShanghai(row.attachedAt) }));
}
