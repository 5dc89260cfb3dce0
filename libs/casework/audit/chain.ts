import { digestOf } from '../canonical.js';
import type { CaseEvent } from '../case-event.entity.js';
import { digestOfPart } from './case-record.js';

/** What the chain starts from. */
export const beginningOfChain = '0'.repeat(64);

/**
 * How a line is hashed. 1: the event, digests of what it says, the attachments' hashes, the definition's. 2: also the
 * digests of everything stored about the case after the event, whether the form stands in the line, and a salted
 * digest of the form. Lines of both stand in one chain, never 1 after 2.
 */
export const hashFormat = 2;

/** A line before it has a hash. */
export type UnhashedLine = Omit<CaseEvent, 'hash'>;

type Content = Pick<CaseEvent, 'payload' | 'comment' | 'actorName' | 'actorOffice' | 'contentSalt'>;

/** Digest of what a line says and who said it: personal data stands outside the chain and can be erased. */
export function contentDigest({ payload, comment, actorName, actorOffice, contentSalt }: Content): string {
  return digestOf({ payload, comment, actorName, actorOffice, contentSalt });
}

/** Digest of the form that a line carries. */
export function formDigest({
  form,
  hashFormat: format,
  contentSalt,
}: Pick<CaseEvent, 'form' | 'hashFormat' | 'contentSalt'>): string {
  return format === 1 ? digestOf(form) : digestOfPart('form', form, contentSalt);
}

/** Hash of a line: over everything that must not change, bound to the line before and to the definition. */
export function hashOfLine(line: UnhashedLine): string {
  const { caseId, seq, at, type, duty, actorId, fromState, toState, input, form, record } = line;
  const { contentDigest: content, formDigest: formAs, attachments, definitionHash, previousHash } = line;
  return digestOf({
    ...{ caseId, seq, at: at.toISOString(), type, duty, actorId, fromState, toState, input },
    ...{ content, formDigest: formAs, attachments, definitionHash, previousHash },
    ...(line.hashFormat === 1
      ? {}
      : { line: 'qiangwei-line/2', format: line.hashFormat, hasForm: form !== null, record }),
  });
}
