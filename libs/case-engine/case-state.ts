import type { CountedDay, Pause } from './calendar.js';
import type { ProcedureContext } from './contract.js';

/** The part of an XState snapshot that is kept; restored in procedure.ts only. */
export interface ProcedureSnapshot {
  value: unknown;
  context: ProcedureContext;
  status: 'active' | 'done';
}

/** The promise clock as data. Dates are business dates (YYYY-MM-DD). */
export interface CaseClock {
  /** Date of acceptance; null before. */
  startedOn: string | null;
  extensionDays: number;
  /** When the promise did not run: states whose duties pause it, and suspensions. */
  pauses: Pause[];
  /** Suspensions alone: they also stop the limits of open tasks. */
  suspensions: Pause[];
  suspension: { kind: string; reason: string; since: string } | null;
  /** The running public notice, so that an objection only interrupts it. */
  notice: { publishedOn: string; pauses: Pause[] } | null;
}

/** 依次: persons who sign one after another before everybody else, and after everybody else. */
export interface SigningOrder {
  before: readonly string[];
  after: readonly string[];
}

/** An open task as the engine sees it; `key` is unique within the case. */
export interface OpenTask {
  key: string;
  duty: string;
  /** Business date on which it opened. */
  openedOn: string;
  /** Last day; null when the limit has no date. */
  due: string | null;
  provisional: boolean;
  explanation: CountedDay[];
  /** How many different persons must sign: as the duty says, and those added since (加签). */
  signers: number;
  /** Persons added as signers; each of them must sign. */
  added: string[];
  /** Those of the added who have a turn, in the order in which they sign; absent where all sign as they come. */
  order?: SigningOrder;
  /** Who has claimed it, or was handed it; null while it lies in the office's pool. */
  assignee: string | null;
  /** 委派: the colleague who acts in the holder's place. Both count as having held the duty. */
  delegation: { principal: string; delegate: string } | null;
  signatures: { personId: string; payload: Record<string, unknown> }[];
  /** The limit has passed and the superior was told. */
  escalated: boolean;
}

/** Everything the engine needs to take the next step of a case. */
export interface CaseState {
  snapshot: ProcedureSnapshot;
  clock: CaseClock;
  tasks: OpenTask[];
  /** Persons who have acted, by duty or power. */
  holders: Record<string, string[]>;
  /** Persons who keep away from the case (回避); absent while nobody does. */
  recused?: string[];
  /** How many tasks have ever opened; numbers their keys. */
  opened: number;
}

export const stoppedClock: CaseClock = {
  startedOn: null,
  extensionDays: 0,
  pauses: [],
  suspensions: [],
  suspension: null,
  notice: null,
};
