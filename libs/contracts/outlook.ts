import type { CaseStatus } from './case.js';
import type { PartyRef } from './party.js';

/** What a case waits for, and which way it will go. Dates are business dates (YYYY-MM-DD, Asia/Shanghai). */

/** Answer to "why is this case stuck?". */
export interface WaitingView {
  asOf: string;
  /** `duties`: people; `limit`: only a limit that has to run; `suspended`: a special procedure; `closed`: nothing. */
  holdUp: 'duties' | 'limit' | 'suspended' | 'closed';
  /** The whole answer, a sentence each. */
  sentences: string[];
  suspension: WaitingSuspension | null;
  waitsFor: WaitingDuty[];
}

export interface WaitingSuspension {
  kind: string;
  reason: string;
  since: string;
  /** Working days that it has lasted. */
  workingDays: number;
  /** Offices, roles and (where it is one) persons who may end it. */
  resumedBy: string;
}

export interface WaitingDuty {
  /** Null where only the system acts: that lies on nobody's desk. */
  taskId: string | null;
  duty: string;
  title: string;
  /** Null where only the system acts, when the limit has run. */
  office: PartyRef | null;
  role: string;
  /** Where it can only be one: who has claimed it, or the only one who may act. */
  person: string | null;
  claimed: boolean;
  /** How many hold the role in the office, and how many of them may act on this case; null for readers outside of the offices. */
  people: { holders: number; eligible: number } | null;
  since: string;
  /** Working days that it has been open. */
  workingDays: number;
  dueDate: string | null;
  /** Working days left; 0 on the last day; null without a date, when overdue and while suspended. */
  daysLeft: number | null;
  /** Working days by which it is overdue; null when it is not. */
  overdueBy: number | null;
  signatures: { required: number; missing: number; signed: PartyRef[] } | null;
  /** Superiors told that the limit has passed, and reminders sent by hand; the first first. */
  told: { at: string; what: 'escalated' | 'urged'; who: string }[];
  /** What happens when the limit passes. */
  whenPassed: string;
  /** Why nobody can act on it at all; null when somebody can. */
  stuck: { message: string; unblockedBy: string } | null;
  sentences: string[];
}

/** The way to approval when nobody finds fault, with the latest date of each step. */
export interface RouteView {
  starts: string;
  /** When the case is decided, if every office takes its whole limit. */
  ends: string;
  workingDays: number;
  /** What is promised to the applicant; null where no promise begins on the way. */
  promise: { date: string; days: number; kind: 'wd' | 'cd'; provisional: boolean; begins: string | null } | null;
  /** How the way ends; null where no favourable way leads on. */
  outcome: { state: string; title: string } | null;
  /** Reaches into a year whose holiday notice is not loaded. */
  provisional: boolean;
  /** The case is suspended: the dates hold if it is resumed today. */
  ifResumed: boolean;
  sentences: string[];
  stages: RouteStage[];
}

/** A state on the way, with everybody who acts in it. */
export interface RouteStage {
  state: string;
  title: string;
  status: CaseStatus;
  opens: string;
  ends: string;
  steps: RouteStepView[];
}

export interface RouteStepView {
  duty: string;
  title: string;
  event: string;
  eventTitle: string;
  /** Null for the system, and where the subject has no such office. */
  office: PartyRef | null;
  role: string;
  roleTitle: string;
  signers: number;
  opens: string;
  ends: string;
  limit: { days: number; kind: 'wd' | 'cd'; title: string } | null;
  provisional: boolean;
  promiseClock: 'runs' | 'paused';
  startsPromise: boolean;
}
