import type { AuditFinding } from '#libs/contracts/index.js';
import type { CaseEvent } from '../case-event.entity.js';
import type { CaseFile } from '../case-file.entity.js';
import { beginningOfChain, contentDigest, formDigest, hashOfLine } from './chain.js';
import { finding, lineSays, type Place } from './findings.js';

export type ChainHead = Pick<CaseFile, 'id' | 'number' | 'logLength' | 'logHead'>;

/**
 * Recomputes a case's chain and says what was done to it, in the order of the lines. Empty when it is whole.
 * @param events as stored, by number
 */
export function checkChain(head: ChainHead, events: readonly CaseEvent[]): AuditFinding[] {
  const place: Place = { caseId: head.id, caseNumber: head.number };
  const say = (kind: keyof typeof lineSays, seq: number, was = 0) =>
    finding(place, kind === 'wentBack' ? 'inserted' : kind, seq, lineSays[kind](seq, was));
  const findings: AuditFinding[] = [];
  let before: CaseEvent | undefined;
  for (const [index, event] of events.entries()) {
    const { seq } = event;
    const missing = seq - (before?.seq ?? 0) - 1;
    if (missing > 0) findings.push(say('deleted', seq - missing));
    if (seq > head.logLength) {
      findings.push(say('inserted', seq));
      break;
    }
    if (event.contentDigest !== contentDigest(event)) findings.push(say('contentEdited', seq));
    if (event.form !== null && event.formDigest !== formDigest(event)) findings.push(say('formEdited', seq));
    const hashFits = event.hash === hashOfLine(event);
    const linked = event.previousHash === (before?.hash ?? beginningOfChain);
    if (!hashFits) {
      const was = originalPlace(event, Math.max(head.logLength, events.length) + 1);
      findings.push(was === undefined ? say('edited', seq) : say('reordered', seq, was));
    } else if (event.hashFormat < (before?.hashFormat ?? 0)) {
      findings.push(say('edited', seq));
    } else if (!linked && missing === 0) {
      findings.push(...brokenLink(events, index).map(([kind, at]) => say(kind, at)));
    }
    if (before && isBefore(event.at, before.at)) findings.push(say('wentBack', seq));
    before = event;
  }
  const end = before?.seq ?? 0;
  if (end < head.logLength) findings.push(say('cutTail', end + 1));
  else if ((before?.hash ?? beginningOfChain) !== head.logHead && findings.length === 0) {
    findings.push(say('headRewritten', end));
  }
  return findings;
}

/** Clocks of two machines may differ by this much; business time itself only moves forward. */
const toleranceMs = 5 * 60_000;

export function isBefore(at: Date, earlier: Date): boolean {
  return at.getTime() < earlier.getTime() - toleranceMs;
}

/** Under which number a line would fit its hash, when it does not under its own. */
function originalPlace(event: CaseEvent, places: number): number | undefined {
  return Array.from({ length: places }, (_, index) => index + 1).find(
    (seq) => seq !== event.seq && hashOfLine({ ...event, seq }) === event.hash,
  );
}

/** A line whose own hash fits, but which names another line before it than the one that is there. */
function brokenLink(events: readonly CaseEvent[], index: number): ['edited' | 'inserted', number][] {
  const [event, before, earlier] = [events[index], events[index - 1], events[index - 2]];
  if (!event) return [];
  if (!before) return [['edited', event.seq]];
  const skipsOne = event.previousHash === (earlier?.hash ?? beginningOfChain);
  return [[skipsOne ? 'inserted' : 'edited', before.seq]];
}
