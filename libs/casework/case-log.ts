import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/identity/actor.js';
import { digestOf } from './canonical.js';
import { CaseEvent, type EventInput } from './case-event.entity.js';
import { CaseFile } from './case-file.entity.js';
import type { Situation } from './situation.js';

/** What the chain starts from. */
export const beginningOfChain = '0'.repeat(64);

export type LogEntry = Omit<
  CaseEvent,
  'caseId' | 'seq' | 'form' | 'attachments' | 'contentSalt' | 'contentDigest' | 'formDigest' | 'previousHash' | 'hash'
>;

/** The case that a line is about: its chain, its form and what is attached. */
export type LoggedCase = Pick<Situation, 'file' | 'attachments'>;

/** What the applicant hands in stands in the log as it was, however often it is corrected afterwards. */
export function isInApplicantsHands(file: CaseFile): boolean {
  return file.status === 'draft' || file.status === 'correction';
}

/** What an actor was allowed on, so that the permission can be judged again when grants have long changed. */
export function standingOf(actor: Actor): EventInput['person'] {
  return actor.system ? null : { grants: actor.grants, memberOf: actor.memberOf };
}

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
  async append(manager: EntityManager, { file, attachments }: LoggedCase, entry: LogEntry): Promise<CaseEvent> {
    const contentSalt = randomBytes(16).toString('hex');
    const unhashed = {
      ...entry,
      caseId: file.id,
      seq: file.logLength + 1,
      form: isInApplicantsHands(file) ? file.form : null,
      attachments: Object.fromEntries(attachments.map((each) => [each.slot, each.sha256])),
      contentSalt,
      contentDigest: contentDigest({ ...entry, contentSalt }),
      formDigest: digestOf(file.form),
      previousHash: file.logHead,
    };
    const event: CaseEvent = { ...unhashed, hash: hashOfEvent(unhashed) };
    await manager
      .createQueryBuilder()
      .insert()
      .into(CaseEvent)
      .values(event as never)
      .updateEntity(false)
      .execute();
    await manager.update(CaseFile, { id: file.id }, { logLength: event.seq, logHead: event.hash });
    return event;
  }
}

/**
 * The first line whose place, content, hash or link does not fit, or that is missing at the end.
 * @returns its number; null when the log is whole
 */
export function firstBroken(
  file: Pick<CaseFile, 'logLength' | 'logHead'>,
  events: readonly CaseEvent[],
): number | null {
  let previousHash = beginningOfChain;
  for (const [index, event] of events.entries()) {
    const fits =
      event.seq === index + 1 &&
      event.previousHash === previousHash &&
      event.contentDigest === contentDigest(event) &&
      (event.form === null || event.formDigest === digestOf(event.form)) &&
      event.hash === hashOfEvent(event);
    if (!fits) return index + 1;
    previousHash = event.hash;
  }
  const whole = events.length === file.logLength && previousHash === file.logHead;
  return whole ? null : Math.min(events.length, file.logLength) + 1;
}
