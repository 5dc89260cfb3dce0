import type { AuditFinding } from '#libs/contracts/index.js';
import type { CaseEvent } from '../case-event.entity.js';
import type { CaseFile } from '../case-file.entity.js';
import { isInApplicantsHands } from '../case-log.js';
import { digestOf } from '../canonical.js';
import {
  digestsOf,
  partsInApplicantsHands,
  recordParts,
  type CaseRecord,
  type RecordDigests,
  type RecordPart,
} from './case-record.js';
import { finding, partSays, type Place } from './findings.js';

/**
 * Compares what is stored about a case with what was sealed: by the last line of its log, and on its row by the last
 * change. While the applicant fills in, form and attachments change without a line; then the row alone seals them.
 */
export function checkRecord(
  file: Pick<CaseFile, 'id' | 'number' | 'record' | 'form' | 'status'>,
  record: CaseRecord,
  last: CaseEvent | undefined,
): AuditFinding[] {
  const place: Place = { caseId: file.id, caseNumber: file.number };
  const differing = new Set<RecordPart>();
  if (file.record) {
    const { salt, ...sealed } = file.record;
    for (const part of differences(digestsOf(record, salt), sealed)) differing.add(part);
  } else if (last?.record) {
    differing.add('revision');
  }
  const free = isInApplicantsHands(file) ? partsInApplicantsHands : [];
  if (last?.record) {
    const found = differences(digestsOf(record, last.contentSalt), last.record);
    for (const part of found) if (!free.includes(part)) differing.add(part);
  } else if (last && free.length === 0) {
    // Format 1 keeps of a case what is named here.
    if (digestOf(file.form) !== last.formDigest) differing.add('form');
    if (digestOf(hashesBySlot(record)) !== digestOf(last.attachments)) differing.add('attachments');
  }
  return recordParts
    .filter((part) => differing.has(part))
    .map((part) => finding(place, partSays[part].kind, null, partSays[part].message));
}

/** Parts whose digests differ; one that is not known counts as a changed row. */
function differences(now: RecordDigests, sealed: Partial<Record<string, unknown>>): RecordPart[] {
  const unknown = Object.keys(sealed).some((part) => !(part in now));
  return recordParts.filter((part) => now[part] !== sealed[part] || (unknown && part === 'revision'));
}

function hashesBySlot({ attachments }: CaseRecord): Record<string, unknown> {
  const rows = attachments as { slot: string; document: { sha256: string } }[];
  return Object.fromEntries(rows.map(({ slot, document }) => [slot, document.sha256]));
}
