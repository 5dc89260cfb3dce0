import type { PartyRef } from './party.js';

export type ConsultationState = 'open' | 'answered' | 'withdrawn';

/** 征求意见: what was asked of whom, and what came back. Times RFC 3339, dates YYYY-MM-DD in Asia/Shanghai. */
export interface ConsultationView {
  id: string;
  askedBy: PartyRef;
  person: PartyRef;
  question: string;
  lastDay: string;
  state: ConsultationState;
  askedAt: string;
  answer: string | null;
  closedAt: string | null;
  overdue: boolean;
  mayAnswer: boolean;
  mayWithdraw: boolean;
}

/** The consultations of a case that the reader may see, newest first; and whether the reader may ask. */
export interface ConsultationsView {
  items: ConsultationView[];
  mayAsk: boolean;
}

/** Somebody who can be asked, with their offices. */
export interface Advisor extends PartyRef {
  offices: string[];
}
