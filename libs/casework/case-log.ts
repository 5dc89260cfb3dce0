import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/identity/actor.js';
import { digestsOf, newSalt, readRecords, type SealedRecord } from './audit/case-record.js';
import { contentDigest, hashFormat, hashOfLine } from './audit/chain.js';
import { CaseEvent, type EventInput } from './case-event.entity.js';
import { CaseFile } from './case-file.entity.js';
import type { Situation } from './situation.js';

export type LogEntry = Omit<
  CaseEvent,
  | 'caseId'
  | 'seq'
  | 'form'
  | 'attachments'
  | 'contentSalt'
  | 'contentDigest'
  | 'formDigest'
  | 'hashFormat'
  | 'record'
  | 'previousHash'
  | 'hash'
>;

/** The case that a line is about: its chain, its form and what is attached. */
export type LoggedCase = Pick<Situation, 'file' | 'attachments'>;

/** What the applicant hands in stands in the log as it was, however often it is corrected afterwards. */
export function isInApplicantsHands(file: Pick<CaseFile, 'status'>): boolean {
  return file.status === 'draft' || file.status === 'correction';
}

/** What an actor was allowed on, so that the permission can be judged again when grants have long changed. */
export function standingOf(actor: Actor): EventInput['person'] {
  return actor.system ? null : { grants: actor.grants, memberOf: actor.memberOf };
}

/** The log of a case: a line is added, none is ever changed. */
@Injectable()
export class CaseLog {
  /**
   * Adds the next line. Comes last in a command: the line seals everything stored about the case (case-record.ts), as
   * it stands in the transaction now; what is written afterwards would look like tampering.
   * @param logged the case as it was before the event; the caller holds its row, so that lines do not race
   */
  async append(manager: EntityManager, { file, attachments }: LoggedCase, entry: LogEntry): Promise<CaseEvent> {
    const contentSalt = newSalt();
    const stored = (await readRecords(manager, [file.id])).get(file.id);
    if (!stored) throw new Error(`There is no case ${file.id} to log`);
    const record = digestsOf(stored, contentSalt);
    const unhashed = {
      ...entry,
      caseId: file.id,
      seq: file.logLength + 1,
      form: isInApplicantsHands(file) ? file.form : null,
      attachments: Object.fromEntries(attachments.map((each) => [each.slot, each.sha256])),
      contentSalt,
      contentDigest: contentDigest({ ...entry, contentSalt }),
      formDigest: record.form,
      hashFormat,
      record,
      previousHash: file.logHead,
    };
    const event: CaseEvent = { ...unhashed, hash: hashOfLine(unhashed) };
    await manager
      .createQueryBuilder()
      .insert()
      .into(CaseEvent)
      .values(event as never)
      .updateEntity(false)
      .execute();
    const sealed: SealedRecord = { ...record, salt: contentSalt };
    await manager.update(CaseFile, { id: file.id }, { logLength: event.seq, logHead: event.hash, record: sealed });
    return event;
  }
}
