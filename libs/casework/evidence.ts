import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseType } from '#libs/case-engine/contract.js';
import { schemaOf } from '#libs/case-engine/form-schema.js';
import { Documents } from '#libs/documents/documents.query.js';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import { CaseEvidence } from './attachment.entity.js';
import { isInApplicantsHands } from './case-log.js';
import type { Situation } from './situation.js';

/** Documents that a payload refers to: photos, evidence. Whoever may read the case's log may then read them. */
@Injectable()
export class Evidence {
  constructor(private readonly documents: Documents) {}

  /** @throws DomainError CASE.PAYLOAD_INVALID for a document that is not an upload of the actor's own */
  async check(
    manager: EntityManager,
    actor: Actor,
    { caseType }: Situation,
    { event, payload }: { event: string; payload: Record<string, unknown> },
  ): Promise<void> {
    for (const { property, documentId } of documentsIn(caseType, event, payload)) {
      try {
        await this.documents.getForAttachment(manager, documentId, actor);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const message = { zh: '没有这份文件，请先上传。', en: 'There is no such document; upload it first.' };
        throw new DomainError('CASE.PAYLOAD_INVALID', {
          errors: [{ pointer: `/payload/${property}`, code: 'document', message }],
        });
      }
    }
  }

  /** Keeps what the line to come refers to, and what stood in the slots when the case was handed in. */
  async keep(
    manager: EntityManager,
    before: Situation,
    { event, payload }: { event: string; payload: Record<string, unknown> },
  ): Promise<void> {
    const { id: caseId, logLength } = before.file;
    const seq = logLength + 1;
    const named = documentsIn(before.caseType, event, payload).map(({ documentId }) => ({ documentId, slot: null }));
    const filed = isInApplicantsHands(before.file) ? before.attachments : [];
    const kept = new Map([...named, ...filed].map(({ documentId, slot }) => [documentId, slot]));
    const rows = [...kept].map(([documentId, slot]) => ({ caseId, seq, documentId, slot }));
    if (rows.length > 0) await manager.insert(CaseEvidence, rows);
  }
}

function documentsIn(
  caseType: CaseType,
  event: string,
  payload: Record<string, unknown>,
): { property: string; documentId: string }[] {
  const form = caseType.events[event]?.payload;
  if (!form) return [];
  const properties = schemaOf(form, 'zh').properties as Record<string, { 'x-document'?: boolean }>;
  return Object.entries(properties).flatMap(([property, schema]) => {
    const value = payload[property];
    const ids: unknown[] = Array.isArray(value) ? value : [value];
    return schema['x-document']
      ? ids.flatMap((id) => (typeof id === 'string' ? [{ property, documentId: id }] : []))
      : [];
  });
}
