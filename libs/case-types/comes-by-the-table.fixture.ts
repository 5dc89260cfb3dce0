import { mayHoldDuty, type Person } from '#libs/case-engine/authority.js';
import type { CasePlay } from '#libs/case-engine/case-play.fixture.js';
import type { LegalMoves } from './park-recognition/table.v1.fixture.js';

/**
 * By the table alone: whether the event can be sent in the state, or in one that some way leads to from there. A
 * correction goes back to whoever asked for it, so it is a state of its own for each of them.
 * @param askedBy who asked, where the state is the correction
 * @param who only what this person's roles may send; without it, anybody
 */
export function comesByTheTable(table: LegalMoves, state: string, event: string, askedBy = '', who?: Person): boolean {
  const start = state === 'correction' ? `correction ${askedBy}` : state;
  const seen = new Set([start]);
  for (const each of seen) {
    const [at = '', asker] = each.split(' ');
    for (const [sent, { to }] of Object.entries(table[at] ?? {})) {
      for (const next of to) {
        if (sent === 'RESUBMIT' && next !== asker) continue;
        seen.add(next === 'correction' ? `correction ${at}` : next);
      }
    }
  }
  return [...seen].some((each) => {
    const move = table[each.split(' ')[0] ?? '']?.[event];
    return move !== undefined && (!who || who.grants.some(({ role }) => move.by.includes(role)));
  });
}

/** Whether the person's part of the joint review is done while others are not: nothing more is wanted of them. */
export function hasAnswered({ caseType, state, offices }: CasePlay, person: Person, event: string): boolean {
  const { jointReview: parts = {} } = state.snapshot.value as { jointReview?: Record<string, string> };
  return Object.values(caseType.duties).some((duty) => {
    const [outer, part = ''] = duty.state.split('.');
    const done = outer === 'jointReview' && JSON.stringify(parts[part] ?? '').includes('done');
    return done && duty.events.includes(event) && mayHoldDuty(person, duty, offices);
  });
}
