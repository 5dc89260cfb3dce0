import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { mayHoldDuty } from '#libs/case-engine/authority.js';
import type { AttachmentSlot, CaseType } from '#libs/case-engine/contract.js';
import { Documents } from '#libs/documents/documents.query.js';
import { asksForCorrection } from '#libs/case-engine/outlook/procedure-outlook.js';
import { turns, type Refusal } from '#libs/case-engine/refusal.js';
import type { ErrorCode } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError, type RefusalReason } from '#libs/platform/errors.js';
import { CaseAttachment } from './attachment.entity.js';
import { sealRecord } from './audit/case-record.js';
import { CaseFile } from './case-file.entity.js';
import { isInApplicantsHands } from './case-log.js';
import { CaseFiles } from './case-files.js';
import { checkKnownProperties } from './form-properties.js';
import { Refusals, staleVersion } from './refusals.js';
import { Situations, type Situation } from './situation.js';

export interface DraftChange {
  caseId: string;
  /** When given, the change is refused if the case has moved on. */
  expectedVersion: number | null;
}

type Answer<T> = (manager: EntityManager, situation: Situation) => Promise<T>;

/** Changes what the applicant is filling in: while the case is a draft, or in correction. */
@Injectable()
export class EditDraft {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly situations: Situations,
    private readonly documents: Documents,
    private readonly refusals: Refusals,
  ) {}

  /**
   * Merges fields into the form (autosave). Wrong values are kept and reported in the view; a null clears a field.
   * @throws DomainError CASE.NOT_FOUND, CASE.STALE_VERSION, CASE.NOT_YOUR_DUTY, CASE.NOT_EDITABLE, CASE.FORM_INVALID
   */
  fill<T>(actor: Actor, change: DraftChange, form: Record<string, unknown>, answer: Answer<T>): Promise<T> {
    return this.change(actor, change, answer, (manager, { file, caseType }) => {
      checkKnownProperties(caseType, form);
      const filled = Object.entries({ ...file.form, ...form }).filter(([, value]) => value !== null);
      return manager.query('update case_file set form = $2 where id = $1', [
        file.id,
        JSON.stringify(Object.fromEntries(filled)),
      ]);
    });
  }

  /** @throws DomainError as `fill`, DOCUMENT.NOT_FOUND, DOCUMENT.SLOT_UNKNOWN, DOCUMENT.TYPE_REFUSED */
  attach<T>(actor: Actor, change: DraftChange & { slot: string; documentId: string }, answer: Answer<T>): Promise<T> {
    return this.change(actor, change, answer, async (manager, { file, caseType, today }) => {
      const slot = caseType.attachments.find((each) => each.slot === change.slot);
      if (!slot) throw slotUnknown(caseType);
      const document = await this.documents.getForAttachment(manager, change.documentId, actor);
      if (!slot.accept.includes(document.mediaType)) {
        throw new DomainError('DOCUMENT.TYPE_REFUSED', {
          detail: {
            zh: `「${slot.title.zh}」不接受该类型的文件。`,
            en: `${slot.title.en} does not take files of this type.`,
          },
          reasons: [typeRefused(slot)],
        });
      }
      const row = { caseId: file.id, slot: change.slot, documentId: document.id, attachedBy: actor.personId };
      await manager.upsert(CaseAttachment, { ...row, attachedAt: today.now }, ['caseId', 'slot']);
    });
  }

  /** Empties a slot. */
  detach<T>(actor: Actor, change: DraftChange & { slot: string }, answer: Answer<T>): Promise<T> {
    return this.change(actor, change, answer, (manager, { file }) =>
      manager.delete(CaseAttachment, { caseId: file.id, slot: change.slot }),
    );
  }

  private change<T>(
    actor: Actor,
    { caseId, expectedVersion }: DraftChange,
    answer: Answer<T>,
    work: (manager: EntityManager, situation: Situation) => Promise<unknown>,
  ): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      const { file } = await this.files.get(manager, actor, caseId, 'forUpdate');
      const situation = await this.situations.of(manager, file);
      const refused = refusedToEdit(actor, situation);
      if (refused) throw await this.refusals.of(manager, situation, refused.code, refused);
      if (expectedVersion !== null && expectedVersion !== file.version) throw staleVersion(file.version);
      await work(manager, situation);
      await manager.query('update case_file set version = version + 1, updated_at = $2 where id = $1', [
        file.id,
        situation.today.now,
      ]);
      await sealRecord(manager, file.id);
      const changed = await manager.findOneByOrFail(CaseFile, { id: file.id });
      return answer(manager, await this.situations.of(manager, changed));
    });
  }
}

function slotUnknown({ attachments }: CaseType): DomainError {
  const message = { zh: '本事项没有这个附件栏。', en: 'The case type has no such slot.' };
  const slots = attachments.map(({ slot }) => slot);
  const unblockedBy = { zh: `改用：${slots.join('、')}`, en: `one of: ${slots.join(', ')}` };
  return new DomainError('DOCUMENT.SLOT_UNKNOWN', {
    detail: message,
    reasons: [{ code: 'DOCUMENT.SLOT_UNKNOWN', message, unblockedBy }],
  });
}

function typeRefused({ title, accept }: AttachmentSlot): RefusalReason {
  const kinds = { zh: accept.join('、'), en: accept.join(', ') };
  return {
    code: 'DOCUMENT.TYPE_REFUSED',
    message: { zh: `「${title.zh}」只接受 ${kinds.zh}。`, en: `${title.en} takes ${kinds.en}.` },
    unblockedBy: { zh: `改传 ${kinds.zh} 格式的文件`, en: `a file of one of these types: ${kinds.en}` },
  };
}

/** Why the actor may not change what is handed in; null when they may. */
function refusedToEdit(
  actor: Actor,
  { caseType, file, state, offices }: Situation,
): (Refusal & { code: ErrorCode }) | null {
  const own = Object.entries(caseType.duties).filter(([, duty]) => duty.scope.kind === 'applicant');
  if (!own.some(([, duty]) => mayHoldDuty(actor, duty, offices))) {
    const [first] = own;
    const open = turns(state).filter(({ carrier }) => own.some(([key]) => key === carrier));
    return {
      code: 'CASE.NOT_YOUR_DUTY',
      message: { zh: '只有申请人可以修改申请材料。', en: 'Only the applicant may change the application.' },
      holders: open.length > 0 || !first ? open : [{ carrier: first[0], task: null, by: null }],
    };
  }
  if (isInApplicantsHands(file)) return null;
  if (state.snapshot.status === 'done') {
    return {
      code: 'CASE.NOT_EDITABLE',
      message: { zh: '办件已办结，申请材料不能再修改。', en: 'The case is closed; the application stays as it is.' },
    };
  }
  const asking = turns(state).filter(({ carrier }) => asksForCorrection(caseType, carrier));
  return {
    code: 'CASE.NOT_EDITABLE',
    message: {
      zh: '申请已提交，只有草稿和补正中的办件可以修改。',
      en: 'The application is submitted; only a draft or a case in correction can be changed.',
    },
    ...(asking.length > 0 && { holders: asking }),
  };
}
