import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { digestOf } from './canonical.js';
import { CaseEvent } from './case-event.entity.js';

/** What the chain starts from. */
export const beginningOfChain = '0'.repeat(64);

export type LogEntry = Omit<
  CaseEvent,
  'seq' | 'contentSalt' | 'contentDigest' | 'formDigest' | 'previousHash' | 'hash'
> & {
  form: Record<string, unknown>;
};

/** Digest of what a line says and who said it: personal data stands outside the chain and can be erased. */
export function contentDigest(
  event: Pick<CaseEvent, 'payload' | 'comment' | 'actorName' | 'actorOffice' | 'contentSalt'>,
): string {
  const { payload, comment, actorName, actorOffice, contentSalt } = event;
  return digestOf({ payload, comment, actorName, actorOffice, contentSalt });
}

/** Hash of a line: over everything that must not change, bound to the line before and to the definition. */
export function hashOfEvent(event: Omit<CaseEvent, 'hash'>): string {
  const { caseId, seq, at, type, duty, actorId, fromState, toState, input } = event;
  const { contentDigest: content, formDigest, attachments, definitionHash, previousHash } = event;
  return digestOf({
    ...{ caseId, seq, at: at.toISOString(), type, duty, actorId, fromState, toState, input },
    ...{ content, formDigest, attachments, definitionHash, previousHash },
  });
}

/** The log of a case: a line is added, none is ever changed. */
@Injectable()
export class CaseLog {
  /** Adds the next line; the caller holds the case's row, so that lines do not race for their number. */
  async append(manager: EntityManager, { form, ...entry }: LogEntry): Promise<CaseEvent> {
    const [last]: { seq: number; hash: string }[] = await manager.query(
      'select seq, hash from case_event where case_id = $1 order by seq desc limit 1',
      [entry.caseId],
    );
    const contentSalt = randomBytes(16).toString('hex');
    const unhashed = {
      ...entry,
      // Stored times have milliseconds; hash what will be read back.
      seq: (last?.seq ?? 0) + 1,
      contentSalt,
      contentDigest: contentDigest({ ...entry, contentSalt }),
      formDigest: digestOf(form),
      previousHash: last?.hash ?? beginningOfChain,
    };
    const event: CaseEvent = { ...unhashed, hash: hashOfEvent(unhashed) };
    await manager
      .createQueryBuilder()
      .insert()
      .into(CaseEvent)
      .values(event as never)
      .updateEntity(false)
      .execute();
    return event;
  }
}
