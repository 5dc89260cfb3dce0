import type { EntityManager } from 'typeorm';
import type { AttachmentThen, CaseAsOf } from '#libs/contracts/index.js';
import { inShanghai } from '../business-time.js';
import type { CaseEvent } from '../case-event.entity.js';
import type { Withheld } from '../withheld.js';

/** What the applicant had handed in by a line: the log keeps the form with each handing-in, and documents by hash. */

interface DocumentRow {
  id: string;
  name: string;
  size: string;
  mediaType: string;
  sha256: string;
  /** The slot that it filled when it was handed in; null for evidence in a payload. */
  slot: string | null;
}

/** The form as it was handed in last. What is typed into a draft or a correction is kept only once it is handed in. */
export function formThen(events: readonly CaseEvent[], withheld: Withheld): CaseAsOf['handedIn'] {
  const filed = events.findLast((event) => event.form !== null);
  if (!filed?.form) return null;
  const shown = Object.entries(filed.form).filter(([field]) => !withheld.fields.includes(field));
  return { seq: filed.seq, at: inShanghai(filed.at), form: Object.fromEntries(shown) };
}

/** What was in the slots at the last line, each found again among the documents that the case's lines refer to. */
export async function attachmentsThen(
  manager: EntityManager,
  events: readonly CaseEvent[],
  withheld: Withheld,
): Promise<AttachmentThen[]> {
  const last = events.at(-1);
  if (!last) return [];
  const documents: DocumentRow[] = await manager.query(
    `select d.id, d.name, d.size, d.media_type as "mediaType", d.sha256, v.slot
     from case_evidence v join document d on d.id = v.document_id where v.case_id = $1 and v.seq <= $2
     order by v.seq desc, d.created_at desc, d.id`,
    [last.caseId, last.seq],
  );
  return Object.entries(last.attachments)
    .filter(([slot]) => !withheld.slots.includes(slot))
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([slot, sha256]) => {
      // Files with equal bytes may fill several slots under different names: the one handed in for this slot comes first.
      const same = documents.filter((each) => each.sha256 === sha256);
      const document = same.find((each) => each.slot === slot) ?? same[0];
      return { slot, sha256, document: document ? shown(document) : null };
    });
}

function shown({ id, name, size, mediaType }: DocumentRow): AttachmentThen['document'] {
  return { id, name, size: Number(size), mediaType };
}
