import type { Text } from '#libs/contracts/index.js';

/** What a procedure sees of a case when it decides whether an event goes: the event, its facts, its own context. */

/** Why a named guard refuses, with who or what would unblock it. */
export interface GuardRefusal {
  code: string;
  message: Text;
  unblockedBy?: Text;
}

/** Facts that the command loads and puts on the event; the client's word is never taken for them. */
export interface Facts {
  formErrors: readonly FormError[];
  missingAttachments: readonly string[];
  /** Days of the public notice that are still to run. */
  noticeDaysLeft: number;
  /** Business date, YYYY-MM-DD. */
  today: string;
}

export interface FormError {
  /** JSON pointer into the form, e.g. `/creditCode`. */
  pointer: string;
  code: string;
  message: Text;
}

export interface RequestedItems {
  kind: 'correction' | 'rectification';
  /** State to return to. */
  askedBy: string;
  items: { about: string; note: string }[];
  until: string | null;
}

/** What every procedure's context may carry so that screens and explanations can read it. */
export interface ProcedureContext {
  requested: RequestedItems | null;
  vetoes: { duty: string; reason: string }[];
}

/** What a machine receives. `duty` names the duty that sends it, so that parallel regions can tell theirs. */
export interface ProcedureEvent {
  type: string;
  duty: string | null;
  payload: Record<string, unknown>;
  facts: Facts;
}

/** An ordinary day's facts and an event's example payload, changed so that they show one value of a fact. */
export interface Witness {
  payload?: Record<string, unknown>;
  facts?: Partial<Facts>;
}

/** Something about an event that the procedure tells apart, with every value that it can have. */
export interface EventFact {
  title: Text;
  /** Events that carry it. */
  on: readonly string[];
  values: Readonly<Record<string, Witness>>;
}

/** Something about the context that the procedure tells apart; contexts that agree on all of these go the same ways. */
export interface ContextFact {
  title: Text;
  of: (context: ProcedureContext) => string | number | boolean | null;
}

/** A named guard of the machine: what it depends on, so that all its answers can be gone through, and why it refuses. */
export interface Guard {
  /** Names of facts; empty for a guard that looks at nothing but the duty that sends the event. */
  reads: readonly string[];
  explain: (context: ProcedureContext, event: ProcedureEvent) => GuardRefusal[];
}
