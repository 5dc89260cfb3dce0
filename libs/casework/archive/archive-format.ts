import type { CaseRecord, SealedRecord } from '../audit/case-record.js';
import type { Leaf, PrintedLetter } from '../audit/leaf.js';
import type { InclusionProof } from '../audit/merkle.js';
import type { Root } from '../audit/root.js';
import { digestOf } from '../canonical.js';
import type { CaseEvent } from '../case-event.entity.js';

/**
 * A case file: a ZIP with manifest.json, case.json, log.json, definitions/<digest>.json, letters/, attachments/ and
 * README.txt. Everything that verifying it takes is inside.
 */
export const archiveFormat = 'qiangwei-case/2';

export const manifestName = 'manifest.json';
export const caseName = 'case.json';
export const logName = 'log.json';
export const readmeName = 'README.txt';

export interface ArchivedFile {
  path: string;
  size: number;
  sha256: string;
  /** Of a letter or an attachment: the document, and the name under which it was uploaded or issued. */
  documentId?: string;
  name?: string;
}

/** A root, the case's leaf in it and the way from one to the other. */
export interface ArchivedProof {
  root: Root;
  leaf: Leaf;
  inclusion: InclusionProof;
}

export interface Manifest {
  /** `archiveFormat`, where it is one that this program writes. */
  format: string;
  caseId: string;
  number: string;
  /** Business time, RFC 3339. */
  exportedAt: string;
  /** Whether the case verified when it was exported, bytes of documents unread; files of earlier days do not say. */
  intact?: boolean;
  /** Every other file of the archive. */
  files: ArchivedFile[];
  /** Null while no daily root has seen the case. */
  proof: ArchivedProof | null;
  /** SHA-256 over the canonical JSON of everything above. */
  digest: string;
}

/** What is in case.json: everything stored about the case beside its log, and how it was sealed. */
export interface ArchivedCase {
  caseId: string;
  number: string;
  version: number;
  logLength: number;
  logHead: string;
  sealed: SealedRecord | null;
  record: CaseRecord;
  letters: PrintedLetter[];
}

/** A line as log.json has it: instants are text. */
export type ArchivedLine = Omit<CaseEvent, 'at'> & { at: string };

export function digestOfManifest({ digest: _, ...manifest }: Manifest): string {
  return digestOf(manifest);
}

/** JSON as it stands in the archive; there is one way to write it, so that a changed blank shows too. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
