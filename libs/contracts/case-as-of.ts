import type { CaseStatus, CaseView, DeadlineBasis, DeadlineLine, DueView, SubjectRef, TimelineItem } from './case.js';
import type { PartyRef } from './party.js';

/** What filled a slot when the line was written. */
export interface AttachmentThen {
  slot: string;
  sha256: string;
  /** Null when nobody handed this document in, so that it was not kept by name. */
  document: { id: string; name: string; size: number; mediaType: string } | null;
}

/** A duty that waited then, and for whom. */
export interface TaskThen {
  /** Unique within the case. */
  key: string;
  duty: string;
  title: string;
  role: string;
  orgUnit: PartyRef | null;
  /** Who had claimed it or was handed it; null while it lay in the office's pool. */
  assignee: PartyRef | null;
  /** In whose place the assignee stood (委派). */
  principal: PartyRef | null;
  openedOn: string;
  /** YYYY-MM-DD */
  dueDate: string | null;
  overdue: boolean;
  escalated: boolean;
  explanation: DeadlineLine[];
  /** Left out where no limit ran. */
  basis?: DeadlineBasis;
  signers: { required: number; added: PartyRef[]; signed: PartyRef[] };
}

/** A condition of the procedure that held, with what it looked at. */
export interface ConditionThen {
  guard: string;
  title: string;
  facts: { title: string; value: string | number | boolean | null }[];
}

/** A duty that may not meet the one acted under, and who had held it by then. */
export interface SeparationThen {
  duty: string;
  title: string;
  heldBy: PartyRef[];
  /** Whether neither the actor nor whoever they stood in for was among them. */
  kept: boolean;
}

/** What the decision rested on, as far as the reader may see it. */
export interface GroundsThen {
  /** Everything that the actor might do then; null for the system, and on lines from before it was kept. */
  grants: { role: string; office: PartyRef }[] | null;
  ownCase: { applicant: PartyRef; belonged: boolean | null };
  conditions: ConditionThen[];
  separation: SeparationThen[];
  facts: { formErrors: number; missingAttachments: string[]; noticeDaysLeft: number; today: string };
  settings: { key: string; title: string; value: number; unit: string }[];
  /** The same question asked again, of the log alone; null where it is not the procedure that decides (tasks, limits). */
  judgedAgain: { allowed: boolean; reasons: { code: string; message: string }[] } | null;
}

/** Why an event was permitted. */
export interface PermissionThen {
  /**
   * `limit`: the system, because a time limit had passed. `handling`: a task was handed around, the case stayed.
   * `migration`: the system moved the case to another version, as an approved report said.
   */
  by: 'task' | 'power' | 'limit' | 'handling' | 'recusal' | 'migration';
  /** Key and title of the duty or power. */
  carrier: string;
  title: string;
  role: string | null;
  office: PartyRef | null;
  task: { key: string; openedOn: string; dueDate: string | null; principal: PartyRef | null } | null;
  /** Null when withheld from the reader. */
  grounds: GroundsThen | null;
}

/** A case as it was after a line of its log, or on a date. Nothing can be done there. */
export interface CaseAsOf {
  id: string;
  number: string;
  type: string;
  title: string;
  /** The last line by then; 0 is the draft before anything was sent. */
  seq: number;
  /** Length of the log today; `seq` = `last` is the case as it is. */
  last: number;
  /** RFC 3339: when the draft was opened. */
  openedAt: string;
  /** RFC 3339: from when the case was like this, and until when; null: still. */
  since: string;
  until: string | null;
  /** Business date for which limits and pauses are counted, YYYY-MM-DD. */
  on: string;
  definition: {
    version: number;
    /** Of the definition that the line is bound to; null for a draft without lines. */
    hash: string | null;
    /** False when that version is registered in other words today; it was replayed in those. */
    wordForWord: boolean;
  };
  calendarVersion: string;
  state: string[];
  stateTitle: string;
  status: CaseStatus;
  subject: SubjectRef;
  applicant: PartyRef;
  /** What was handed in last; null before anything was: what stood in a draft is not kept. */
  handedIn: { seq: number; at: string; form: Record<string, unknown> } | null;
  attachments: AttachmentThen[];
  due: DueView;
  suspension: CaseView['suspension'];
  requests: CaseView['requests'];
  vetoes: CaseView['vetoes'];
  tasks: TaskThen[];
  event: (TimelineItem & { permission: PermissionThen }) | null;
}
