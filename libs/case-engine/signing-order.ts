import type { OpenTask, SigningOrder } from './case-state.js';

/** 加签 before or after all others (依次): whose turn it is to sign a task. */

export const signerPositions = ['before', 'after'] as const;
export type SignerPosition = (typeof signerPositions)[number];

/**
 * Signers called in to sign before all others go ahead of those called in earlier: whoever calls them in wants to hear
 * them first. Those who sign after all others queue up behind.
 */
export function orderWith(
  { order }: OpenTask,
  persons: readonly string[],
  position?: SignerPosition,
): { order?: SigningOrder } {
  if (!position) return {};
  const { before, after } = order ?? { before: [], after: [] };
  return {
    order:
      position === 'before' ? { before: [...persons, ...before], after } : { before, after: [...after, ...persons] },
  };
}

/** The turns that are left when persons are taken off. */
export function orderWithout({ order }: OpenTask, persons: readonly string[]): { order?: SigningOrder } {
  if (!order) return {};
  const kept = (queue: readonly string[]) => queue.filter((person) => !persons.includes(person));
  return { order: { before: kept(order.before), after: kept(order.after) } };
}

/** How many have to sign before a person may; none where the person's turn has come. */
export function signersBefore(task: OpenTask, personId: string): number {
  const { order } = task;
  if (!order) return 0;
  const first = missing(task, aheadOf(order.before, personId)).length;
  if (!order.after.includes(personId)) return first;
  return missing(task, aheadOf(order.after, personId)).length + missingBeforeLast(task, order);
}

/** Who is awaited by name now; null where the turn is not one person's, or no order was given. */
export function nextInTurn(task: OpenTask): string | null {
  const { order } = task;
  if (!order) return null;
  const [first] = missing(task, order.before);
  if (first !== undefined) return first;
  return missingBeforeLast(task, order) > 0 ? null : (missing(task, order.after)[0] ?? null);
}

/** An added signer who has not signed. */
export interface MissingSigner {
  personId: string;
  turn: SignerPosition | 'together';
  /** Whether their turn has come. */
  now: boolean;
}

/** Who has still to sign: the added ones by name, in the order of their turns, and how many others of the office. */
export function missingSigners(task: OpenTask): { named: MissingSigner[]; others: number } {
  const { before, after } = task.order ?? { before: [], after: [] };
  const turnOf = (personId: string): MissingSigner['turn'] =>
    before.includes(personId) ? 'before' : after.includes(personId) ? 'after' : 'together';
  const together = task.added.filter((personId) => turnOf(personId) === 'together');
  const named = missing(task, [...before, ...together, ...after]).map((personId): MissingSigner => ({
    personId,
    turn: turnOf(personId),
    now: signersBefore(task, personId) === 0,
  }));
  return { named, others: Math.max(0, task.signers - task.signatures.length - named.length) };
}

/** Signatures still to come before those who sign after all others: a number of anybody's, and each added signer's. */
function missingBeforeLast({ added, signatures, signers }: OpenTask, { after }: SigningOrder): number {
  const isLast = (person: string) => after.includes(person);
  const signed = signatures.map(({ personId }) => personId).filter((person) => !isLast(person));
  const named = added.filter((person) => !isLast(person) && !signed.includes(person));
  return Math.max(named.length, signers - after.length - signed.length);
}

function missing({ signatures }: OpenTask, persons: readonly string[]): string[] {
  return persons.filter((person) => !signatures.some(({ personId }) => personId === person));
}

/** Whoever stands in the queue before the person; all of it for one who stands outside. */
function aheadOf(queue: readonly string[], personId: string): readonly string[] {
  const at = queue.indexOf(personId);
  return at < 0 ? queue : queue.slice(0, at);
}
