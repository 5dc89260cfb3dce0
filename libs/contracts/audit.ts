import type { Text } from './text.js';

/** What the verifier says of something that is not as it was written. */
export const findingKinds = [
  'edited',
  'deleted',
  'inserted',
  'reordered',
  'cutTail',
  'headRewritten',
  'contentEdited',
  'formEdited',
  'caseEdited',
  'taskChanged',
  'attachmentChanged',
  'letterChanged',
  'noticeChanged',
  'snapshotDiffers',
  'caseDeleted',
  'caseInserted',
  'rootMismatch',
  'definitionChanged',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface AuditFinding {
  kind: FindingKind;
  /** Null where no single case is meant. */
  caseId: string | null;
  caseNumber: string | null;
  /** Line of the case's log; null where no line is meant. */
  seq: number | null;
  message: Text;
}

/** How much was looked at. */
export interface AuditCounts {
  cases: number;
  lines: number;
  /** Files whose bytes were read and hashed. */
  files: number;
  roots: number;
  definitions: number;
}

/** A finding in one language. */
export type FindingView = Omit<AuditFinding, 'message'> & { message: string };

/** One run of the verifier over the whole database. */
export interface VerificationView {
  id: string;
  requestedAt: string;
  /** Name of who ordered it; null for the daily one. */
  requestedBy: string | null;
  finishedAt: string | null;
  state: 'waiting' | 'intact' | 'broken' | 'failed';
  counts: AuditCounts | null;
  /** How many there are; the first of them are listed. */
  total: number;
  findings: FindingView[];
}

/** What stands over all cases at one moment, without its leaves. */
export interface RootView {
  number: number;
  /** Business date, YYYY-MM-DD. */
  date: string;
  madeAt: string;
  cases: number;
  hash: string;
  previous: string;
}

/** The chain of a case with the verdict on everything stored about it. */
export interface AuditView {
  caseId: string;
  verdict: 'intact' | 'broken';
  /** First line that does not fit, when broken; null when what does not fit is beside the log. */
  brokenAt: number | null;
  findings: FindingView[];
  /** The newest daily root that holds the case, and how many lines it holds; null while there is none. */
  root: { number: number; date: string; hash: string; lines: number } | null;
  /** Whether the reader may have the case as a file. */
  exportable: boolean;
  events: { seq: number; at: string; type: string; hash: string; previousHash: string; definitionHash: string }[];
}
