import type { DeadlineLight } from './deadline-light.js';
import type { PartyRef } from './party.js';
import type { Reason } from './problem.js';

export const caseStatuses = [
  'draft',
  'received',
  'correction',
  'accepted',
  'notAccepted',
  'returned',
  'underReview',
  'suspended',
  'publicNotice',
  'objection',
  'approved',
  'rejected',
  'withdrawn',
  'terminated',
  'void',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** A JSON Schema document, as served for forms and payloads. */
export type JsonSchema = Record<string, unknown>;

export interface SubjectRef extends PartyRef {
  kind: 'park' | 'enterprise' | 'parcel' | 'organisation';
}

export interface AttachmentView {
  slot: string;
  documentId: string;
  name: string;
  size: number;
  mediaType: string;
  sha256: string;
  attachedAt: string;
}

/** One line of the arithmetic of a deadline. */
export interface DeadlineLine {
  /** YYYY-MM-DD, Asia/Shanghai. */
  date: string;
  effect: 'start' | 'counted' | 'skipped' | 'paused' | 'due';
  /** Running count of days used, after this line. */
  count: number;
  reason: string;
  /** The law, or the holiday notice, by which the day counts or does not. */
  basis?: string;
}

/** A rule by which a deadline was counted. */
export interface DeadlineRule {
  law: string;
  text: string;
}

/** What stands behind the arithmetic of a deadline. */
export interface DeadlineBasis {
  /** Days counted, extension included. */
  days: number;
  kind: 'wd' | 'cd';
  /** Left out where the case itself carries the date. */
  setting?: {
    key: string;
    title: string;
    value: number;
    unit: 'wd' | 'cd';
    /** Where the value comes from. */
    source: string;
    /** Since when the value holds; null for the case type's default. */
    effectiveFrom: string | null;
  };
  extensionDays?: number;
  calendar: {
    version: string;
    /** Those years of it that the deadline reaches into, with the notice that each rests on. */
    years: { year: number; version: string; provisional: boolean; notice: string }[];
  };
  rules: DeadlineRule[];
}

export interface DueView {
  /** Last day of the promise (YYYY-MM-DD); null until the case is accepted. While the clock is paused: as if it went on today. */
  date: string | null;
  clock: 'running' | 'paused' | 'stopped';
  /** True when the date reaches into a year whose holiday notice is not loaded yet. */
  provisional: boolean;
  explanation: DeadlineLine[];
  /** Left out while there is no deadline. */
  basis?: DeadlineBasis;
}

/** An event of the case type that the actor's roles may ever send in this case. */
export interface ActionView {
  event: string;
  taskId?: string;
  title: string;
  /** Negative or final for the applicant: the screen asks once more. */
  grave: boolean;
  allowed: boolean;
  reasons: Reason[];
  payload?: { schema: JsonSchema; example: Record<string, unknown> };
}

export type TaskState = 'open' | 'done' | 'cancelled';

/** When a signer's turn comes: in the order given before all others, with the others, or in the order given after them. */
export type SignerTurn = 'before' | 'together' | 'after';

/** Who has signed a task and who has not. */
export interface SigningView {
  /** In the order in which they signed; `at` is an ISO 8601 time. */
  signed: { person: PartyRef; at: string }[];
  /** Added signers who have not signed, in the order of their turns; `now` when their turn has come. */
  missing: { person: PartyRef; turn: SignerTurn; now: boolean }[];
  /** How many more must sign, whoever of the office they are. */
  others: number;
}

export interface TaskView {
  id: string;
  duty: string;
  title: string;
  role: string;
  /** The office that holds the task. */
  orgUnit: PartyRef;
  state: TaskState;
  assignee?: PartyRef;
  /** YYYY-MM-DD, the last day for this task. */
  dueDate?: string;
  /** Left out where no limit runs. */
  light?: DeadlineLight;
  overdue: boolean;
  explanation: DeadlineLine[];
  /** Left out where no limit runs. */
  basis?: DeadlineBasis;
  /** How many must sign, and who has. */
  signers: { required: number; signed: PartyRef[] };
  /** Where several must sign. */
  signing?: SigningView;
  openedAt: string;
}

export interface CaseView {
  id: string;
  number: string;
  type: string;
  typeVersion: number;
  /** Type and subject in words. */
  title: string;
  /** Dotted paths of the active states, outermost first. */
  state: string[];
  stateTitle: string;
  status: CaseStatus;
  version: number;
  /** What the actor may see: `full`, or `public` for an outsider during public notice. */
  detail: 'full' | 'public';
  applicant: PartyRef;
  subject: SubjectRef;
  territory: PartyRef;
  platform: PartyRef | null;
  form: Record<string, unknown>;
  /** What SUBMIT would refuse in the form as it stands; empty when it is valid. */
  formErrors: { pointer: string; code: string; message: string }[];
  attachments: AttachmentView[];
  missingAttachments: string[];
  due: DueView;
  /** Open special procedure (suspension), if any. */
  suspension: { kind: string; reason: string; since: string } | null;
  /** What the last correction or rectification asked for, item by item. */
  requests: {
    kind: 'correction' | 'rectification';
    askedBy: string;
    items: RequestedItem[];
    until: string | null;
  } | null;
  /** Open vetoes of joint review. */
  vetoes: { duty: string; title: string; reason: string }[];
  /** 回避: whether the reader keeps away from the case, or could declare it; null for who takes no part in deciding. */
  recusal: 'possible' | 'declared' | null;
  actions: ActionView[];
  tasks: TaskView[];
  createdAt: string;
  updatedAt: string;
}

export interface RequestedItem {
  /** Form field or attachment slot that the item is about. */
  about: string;
  note: string;
}

/** A row of `GET /cases`. */
export interface CaseRow {
  id: string;
  number: string;
  type: string;
  title: string;
  state: string[];
  stateTitle: string;
  status: CaseStatus;
  version: number;
  applicant: PartyRef;
  subject: SubjectRef;
  territory: PartyRef;
  dueDate: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface TimelineItem {
  seq: number;
  /** RFC 3339 with the offset of Asia/Shanghai. */
  at: string;
  type: string;
  title: string;
  actor: { id: string | null; name: string; office: string };
  from: string[];
  to: string[];
  /** Null when the reader may not see it (internal opinions). */
  payload: Record<string, unknown> | null;
  comment: string | null;
}

export interface LetterView {
  kind: string;
  title: string;
  number: string;
  issuedAt: string;
  documentId: string;
  verificationCode?: string;
}
