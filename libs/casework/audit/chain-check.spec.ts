import type { CaseEvent } from '../case-event.entity.js';
import { recordParts, type RecordDigests } from './case-record.js';
import { beginningOfChain, contentDigest, formDigest, hashFormat, hashOfLine } from './chain.js';
import { checkChain, type ChainHead } from './chain-check.js';

const caseId = '01930000-0000-7000-8000-000000000001';

function line(seq: number, previousHash: string, change: Partial<CaseEvent> = {}): CaseEvent {
  const record = Object.fromEntries(recordParts.map((part) => [part, `${part} after ${seq}`])) as RecordDigests;
  const unhashed = {
    ...{
      caseId,
      seq,
      at: new Date(Date.UTC(2026, 10, 23, seq)),
      type: `EVENT_${seq}`,
      duty: 'duty',
      actorId: 'person',
    },
    ...{ actorName: '沈若溪', actorOffice: '五常街道', fromState: ['before'], toState: ['after'] },
    ...{ payload: { opinion: `意见 ${seq}` }, form: { name: '园区' }, comment: null, contentSalt: `salt ${seq}` },
    ...{ attachments: { plan: 'a'.repeat(64) }, definitionHash: 'd'.repeat(64), hashFormat, record, previousHash },
    input: { taskKey: null, carrier: 'duty' } as CaseEvent['input'],
    ...change,
  };
  const digested = { ...unhashed, contentDigest: contentDigest(unhashed), formDigest: formDigest(unhashed) };
  return { ...digested, hash: hashOfLine(digested) };
}

function log(length: number): CaseEvent[] {
  const lines: CaseEvent[] = [];
  for (let seq = 1; seq <= length; seq += 1) lines.push(line(seq, lines.at(-1)?.hash ?? beginningOfChain));
  return lines;
}

const whole = log(5);
const head: ChainHead = { id: caseId, number: '330110-RD-20261123-000001', logLength: 5, logHead: whole[4]!.hash };
const said = (events: CaseEvent[], of: ChainHead = head) => checkChain(of, events).map(({ kind, seq }) => [kind, seq]);
const edited = (seq: number, change: Partial<CaseEvent>) =>
  whole.map((each) => (each.seq === seq ? { ...each, ...change } : each));

it('says nothing of a log that is whole, of an empty one, or of one in both formats', () => {
  expect(said(whole)).toEqual([]);
  expect(said([], { ...head, logLength: 0, logHead: beginningOfChain })).toEqual([]);
  const old = line(1, beginningOfChain, { hashFormat: 1, record: null });
  const fresh = line(2, old.hash);
  expect(said([old, fresh], { ...head, logLength: 2, logHead: fresh.hash })).toEqual([]);
});

it.each<[string, Partial<CaseEvent>]>([
  ['case', { caseId: 'another' }],
  ['time', { at: new Date(0) }],
  ['type', { type: 'APPROVE' }],
  ['duty', { duty: null }],
  ['person', { actorId: 'another' }],
  ['states before', { fromState: [] }],
  ['states after', { toState: ['approved'] }],
  ['input', { input: { taskKey: 'x', carrier: 'duty' } as CaseEvent['input'] }],
  ['attachments', { attachments: {} }],
  ['definition', { definitionHash: 'e'.repeat(64) }],
  ['record', { record: null }],
  ['hash', { hash: 'f'.repeat(64) }],
  ['form, taken away', { form: null }],
])('names a line whose %s was edited', (_, change) => {
  expect(said(edited(3, change))[0]).toEqual(['edited', 3]);
});

it('names what a line says, and the form that it keeps', () => {
  expect(said(edited(2, { comment: '同意' }))).toEqual([['contentEdited', 2]]);
  expect(said(edited(2, { actorName: '某人' }))).toEqual([['contentEdited', 2]]);
  expect(said(edited(2, { form: { name: '别的' } }))).toEqual([['formEdited', 2]]);
});

it('names a line that is missing, a cut tail, and a head that was rewritten', () => {
  expect(said(whole.filter(({ seq }) => seq !== 2))).toEqual([['deleted', 2]]);
  expect(said(whole.slice(0, 3))).toEqual([['cutTail', 4]]);
  expect(said(whole, { ...head, logHead: 'f'.repeat(64) })).toEqual([['headRewritten', 5]]);
});

it('names lines that changed places by the places that they had', () => {
  const swapped = edited(2, { ...whole[3], seq: 2 }).map((each) => (each.seq === 4 ? { ...whole[1]!, seq: 4 } : each));
  const findings = checkChain(head, swapped);
  expect(findings.map(({ kind, seq }) => [kind, seq])).toEqual(
    expect.arrayContaining([
      ['reordered', 2],
      ['reordered', 4],
    ]),
  );
  expect(findings[0]?.message.en).toBe('Line 2 was written as line 4: lines were reordered.');
});

it('names a line that was put in, and one that was hashed anew', () => {
  const alien = line(3, whole[1]!.hash, { type: 'ALIEN' });
  expect(said([...whole.slice(0, 2), alien, ...whole.slice(3)])).toEqual([['edited', 3]]);
  expect(said([...whole, line(6, whole[4]!.hash)])).toEqual([['inserted', 6]]);
  const between = { ...line(2, whole[0]!.hash, { type: 'ALIEN' }) };
  const next = line(3, whole[0]!.hash);
  expect(said([whole[0]!, between, next], { ...head, logLength: 3, logHead: next.hash })).toEqual([['inserted', 2]]);
});

it('does not let a chain fall back to the first format', () => {
  const weaker = line(2, whole[0]!.hash, { hashFormat: 1, record: null });
  expect(said([whole[0]!, weaker], { ...head, logLength: 2, logHead: weaker.hash })).toEqual([['edited', 2]]);
});

it('keeps the hash of a line without what it says: content can be erased and the chain stays', () => {
  const erased = { ...whole[1]!, payload: {}, comment: null, actorName: '', actorOffice: '', contentSalt: '' };
  expect(hashOfLine(erased)).toBe(whole[1]!.hash);
});
