import {
  belongsToApplicant,
  isApplicants,
  mayHoldDuty,
  mayHoldPower,
  separatedFrom,
  type CaseOffices,
  type Person,
} from './authority.js';
import type { CaseState, OpenTask } from './case-state.js';
import type { CaseType } from './contract.js';
import { isRecused } from './recusal.js';
import { principalOf } from './task-handling.js';

/** What keeps a person with the right role in the right office from acting on a duty of this case. */
export type Bar =
  | { kind: 'ownCase' | 'recused' | 'signed' }
  /** `held` is the opposite duty; `principal` when it was held by the one in whose place the person acts. */
  | { kind: 'separation'; held: string; principal: boolean };

export function hasSigned(task: OpenTask, personId: string): boolean {
  return task.signatures.some((signature) => signature.personId === personId);
}

/** A duty or power that the person has held, or whoever they stand in for, and that may not meet `carrier`. */
export function heldAgainst(
  caseType: CaseType,
  state: CaseState,
  carrier: string,
  task: OpenTask | null,
  personId: string,
): { held: string; principal: boolean } | null {
  const own = separatedFrom(caseType, carrier, state.holders, personId);
  if (own) return { held: own, principal: false };
  const held = principalOf(task, personId)
    .map((each) => separatedFrom(caseType, carrier, state.holders, each))
    .find((each) => each !== null);
  return held ? { held, principal: true } : null;
}

/** @param task the open one, or null for a duty that is still to come and for a power */
export function barOf(
  caseType: CaseType,
  state: CaseState,
  offices: CaseOffices,
  carrier: string,
  task: OpenTask | null,
  person: Person,
): Bar | null {
  const post = caseType.duties[carrier] ?? caseType.powers[carrier];
  if (post && !isApplicants(post) && belongsToApplicant(person, offices)) return { kind: 'ownCase' };
  if (post && !isApplicants(post) && isRecused(state, person.personId)) return { kind: 'recused' };
  if (task && hasSigned(task, person.personId)) return { kind: 'signed' };
  const against = heldAgainst(caseType, state, carrier, task, person.personId);
  return against && { kind: 'separation', ...against };
}

/** Those of some people who may act on a duty or power now: right role and office, nothing against them. */
export function eligibleFor<Someone extends Person>(
  caseType: CaseType,
  state: CaseState,
  offices: CaseOffices,
  carrier: string,
  task: OpenTask | null,
  people: readonly Someone[],
): Someone[] {
  const duty = caseType.duties[carrier];
  const power = caseType.powers[carrier];
  return people.filter((person) => {
    const holds = duty ? mayHoldDuty(person, duty, offices) : power && mayHoldPower(person, power, offices);
    return holds && barOf(caseType, state, offices, carrier, task, person) === null;
  });
}
