import type { CaseRow } from './case.js';

/** What differs between the last two times that the applicant handed a case in. */
export interface HandedInChanges {
  /** The handing-in before the last one; null where there was only one, or none. `at` is RFC 3339. */
  since: { seq: number; at: string } | null;
  /** Form fields whose answers differ, with the answer of before (absent where there was none). */
  fields: { name: string; before?: unknown }[];
  attachments: { slot: string; how: 'added' | 'replaced' | 'removed' }[];
}

/** Another case that concerns the same subject, or to which files of the same content are attached. */
export interface RelatedCase {
  case: CaseRow;
  sameSubject: boolean;
  /** Same case type and subject, and both are still open: somebody has probably filed twice. */
  duplicate: boolean;
  /** Slots of the case looked at whose file, byte for byte, is attached to the other case as well. */
  sameFiles: { slot: string; title: string; name: string }[];
}
