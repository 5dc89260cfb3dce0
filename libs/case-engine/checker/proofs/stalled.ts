import type { Text } from '#libs/contracts/index.js';
import type { CaseType } from '../../contract.js';
import type { Passage, Place, ProcedureSpace } from '../procedure-space.js';

/** How many people an office needs so that separation of duties never leaves too few of them for a duty. */

/** Those who may do a duty. */
export interface Pool {
  size: number;
  /** By the separated duty or power: ids of those among them who may do that as well. */
  barring: ReadonlyMap<string, readonly string[]>;
  /** Those of them that are the same role's in the same office: whoever joins it may do these too. */
  alike: readonly string[];
}

/** One event on the way, and who of the office sends it where that matters. */
export interface StalledStep {
  event: string;
  who: Text | null;
}

export interface Stalled {
  /** With so many, it would not happen. */
  needed: number;
  path: StalledStep[];
  /** Happens even though colleagues never delegate, and go on with what they have begun. */
  unavoidable: boolean;
}

/** A separated duty is looked at as often: at first, and once more when the case has come back. */
const rounds = 2;

/**
 * The shortest way to a duty that too few are left for, people acting as unfortunately as the rules let them: each time
 * somebody else does the separated duty, in a colleague's place where delegating is not refused.
 * @returns null when there is none
 */
export function stalledFor(caseType: CaseType, space: ProcedureSpace, duty: string, pool: Pool): Stalled | null {
  const path = wayTo(caseType, space, duty, pool, false);
  if (!path) return null;
  let more = 1;
  while (wayTo(caseType, space, duty, withMore(pool, more), false)) more += 1;
  const careful = wayTo(caseType, space, duty, pool, true);
  return { needed: pool.size + more, path: careful ?? path, unavoidable: careful !== null };
}

/** The same office with more people in the duty's role, and in no other. */
function withMore({ size, barring, alike }: Pool, more: number): Pool {
  const added = Array.from({ length: more }, (_, index) => `another ${index}`);
  return {
    size: size + more,
    barring: new Map([...barring].map(([key, people]) => [key, alike.includes(key) ? [...people, ...added] : people])),
    alike,
  };
}

interface Node {
  place: Place;
  /** How often each separated duty was done, and how many hold it. */
  done: readonly { times: number; holders: number }[];
  from: Node | null;
  step: StalledStep | null;
}

function wayTo(
  caseType: CaseType,
  space: ProcedureSpace,
  duty: string,
  pool: Pool,
  careful: boolean,
): StalledStep[] | null {
  const keys = [...pool.barring.keys()];
  const signers = caseType.duties[duty]?.signers ?? 1;
  if (keys.length === 0) return null;
  const queue: Node[] = [
    { place: space.start, done: keys.map(() => ({ times: 0, holders: 0 })), from: null, step: null },
  ];
  const seen = new Set([keyOf(space.start, queue[0]?.done ?? [])]);
  for (const node of queue) {
    if (node.place.configuration.duties.includes(duty) && left(pool, node.done) < signers) return pathOf(node);
    for (const passage of space.passagesFrom(node.place)) {
      // Whoever has done the duty keeps away from what bars from it, and can do it again: only the first time is in danger.
      if (passage.move.carrier === duty && decides(caseType, passage)) continue;
      const next = after(caseType, pool, node, passage, signers, careful);
      if (!next || seen.has(keyOf(next.place, next.done))) continue;
      seen.add(keyOf(next.place, next.done));
      queue.push(next);
    }
  }
  return null;
}

function keyOf(place: Place, done: Node['done']): string {
  return `${place.id} ${done.map(({ times, holders }) => `${times}/${holders}`).join()}`;
}

/** Of the pool, how many may still do the duty. */
function left({ size, barring }: Pool, done: Node['done']): number {
  const held = [...barring.values()].map((people, index) => ({ people, holders: done[index]?.holders ?? 0 }));
  const holding = held.filter(({ holders }) => holders > 0);
  const all = holding.reduce((sum, { people, holders }) => sum + Math.min(holders, people.length), 0);
  return size - Math.min(all, new Set(holding.flatMap(({ people }) => people)).size);
}

function after(
  caseType: CaseType,
  pool: Pool,
  node: Node,
  passage: Passage,
  signers: number,
  careful: boolean,
): Node | null {
  const { move, to } = passage;
  const index = [...pool.barring.keys()].indexOf(move.carrier);
  if (index < 0 || !decides(caseType, passage))
    return { place: to, done: node.done, from: node, step: { event: move.event, who: null } };
  const { times, holders } = node.done[index] ?? { times: 0, holders: 0 };
  if (times >= rounds) return null;
  const most = pool.barring.get(move.carrier)?.length ?? 0;
  const as = (count: number) =>
    node.done.map((each, at) => (at === index ? { times: times + 1, holders: Math.min(count, most) } : each));
  const own = move.signers;
  if (careful) {
    const who = holders > 0 ? theSame : own > 1 ? several : somebody;
    return { place: to, done: as(Math.max(holders, own)), from: node, step: { event: move.event, who } };
  }
  // What `judgeDelegation` refuses: two holders where handing the task over would leave enough.
  const refused = left(pool, as(holders + 1)) >= signers && left(pool, as(holders + 2)) < signers;
  const delegated = own === 1 && move.task && !refused && holders + 2 <= most;
  const who = delegated ? inPlace : own > 1 ? several : holders >= most ? theSame : holders > 0 ? another : somebody;
  const done = as(holders + (delegated ? 2 : own));
  return { place: to, done, from: node, step: { event: move.event, who } };
}

/** Not where a limit passes, and not by asking for papers. */
function decides(caseType: CaseType, { move }: Passage): boolean {
  return !move.by.includes('system') && !caseType.events[move.event]?.preparatory;
}

const somebody: Text = { zh: '一人办理', en: 'by one' };
const another: Text = { zh: '由另一人办理', en: 'by another one' };
const theSame: Text = { zh: '仍由此人办理', en: 'by the same one' };
const several: Text = { zh: '由多人签署', en: 'signed by several' };
const inPlace: Text = { zh: '委派同事代办', en: 'by one in a colleague’s place' };

function pathOf(node: Node): StalledStep[] {
  const path: StalledStep[] = [];
  for (let at: Node | null = node; at?.step; at = at.from) path.unshift(at.step);
  return path;
}
