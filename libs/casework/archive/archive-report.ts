import type { AuditFinding, Text } from '#libs/contracts/index.js';

/** What a case file shows by itself, and what it cannot show. */
export interface ArchiveReport {
  number: string | null;
  proved: Text[];
  unproved: Text[];
  /** The first thing that does not fit; null when everything does. */
  broken: Text | null;
}

export class Broken extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** @throws Broken with the first of the findings */
export function firstOf([found]: readonly AuditFinding[]): void {
  if (found) throw new Broken(found.message);
}
