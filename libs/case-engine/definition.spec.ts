import type { CaseType } from './contract.js';
import { diagramOf, plainDefinition, statesOf } from './definition.js';
import { stallPermit } from './stall-permit/case-type.fixture.js';

describe('the states of a case type', () => {
  it('are named in one language, and count as the status of the state around them', () => {
    const states = statesOf(stallPermit, 'zh');
    expect(states).toContainEqual({ path: 'review', title: '审查', status: 'received', final: false });
    expect(states).toContainEqual({ path: 'desks.fire.pending', title: '待答复', status: 'underReview', final: false });
    expect(states).toContainEqual({ path: 'granted', title: '准予', status: 'approved', final: true });
    expect(statesOf(stallPermit, 'en').map((state) => state.title)).not.toContain('审查');
  });
});

describe('the diagram', () => {
  const { nodes, edges } = diagramOf(stallPermit, 'zh');

  it('has a node for each state, inside the one around it', () => {
    expect(nodes.map((node) => node.id)).toEqual(statesOf(stallPermit, 'zh').map((state) => state.path));
    expect(nodes).toContainEqual({ id: 'desks', title: '会签', parent: null, kind: 'parallel' });
    expect(nodes).toContainEqual({ id: 'desks.fire', title: '消防', parent: 'desks', kind: 'state' });
    expect(nodes).toContainEqual({ id: 'desks.fire.done', title: '已答复', parent: 'desks.fire', kind: 'final' });
  });

  it('has an arrow for each way, between nodes that exist, each with its own id', () => {
    const ids = nodes.map((node) => node.id);
    expect(edges.every((edge) => ids.includes(edge.from) && ids.includes(edge.to))).toBe(true);
    expect(new Set(edges.map((edge) => edge.id)).size).toBe(edges.length);
    expect(edges).toContainEqual(
      expect.objectContaining({ from: 'review', to: 'desks', event: 'ACCEPT', title: '受理' }),
    );
    expect(edges.filter((edge) => edge.event === 'DISMISS').map((edge) => edge.to)).toEqual(['notice', 'granted']);
  });

  it('leaves an arrow that nobody sends unnamed', () => {
    expect(edges).toContainEqual(expect.objectContaining({ from: 'desks', to: 'visit', event: '', title: '' }));
  });
});

describe('the definition that is hashed', () => {
  it('is plain data, the same every time', () => {
    const plain = plainDefinition(stallPermit);
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
    expect(JSON.stringify(plainDefinition(stallPermit))).toBe(JSON.stringify(plain));
  });

  it.each<[string, CaseType]>([
    ['version', { ...stallPermit, version: 2 }],
    [
      'duties',
      { ...stallPermit, duties: { ...stallPermit.duties, visit: { ...stallPermit.duties.visit!, signers: 3 } } },
    ],
    ['separate', { ...stallPermit, separate: [] }],
    ['settings', { ...stallPermit, settings: {} }],
    ...(
      [
        ['confidential', { confidential: true }],
        ['preparatory', { preparatory: true }],
        ['shownAs', { shownAs: { type: 'ANSWER', title: { zh: '答复', en: 'Answer' } } }],
      ] as const
    ).map(([name, flag]): [string, CaseType] => [
      `flag ${name}`,
      { ...stallPermit, events: { ...stallPermit.events, ASK: { ...stallPermit.events.ASK!, ...flag } } },
    ]),
    ['facts', { ...stallPermit, facts: { ...stallPermit.facts, event: {} } }],
    ['guards', { ...stallPermit, guards: { ...stallPermit.guards, isFor: { reads: ['form'], explain: () => [] } } }],
    ['letters', { ...stallPermit, letters: {} }],
    ['migration', { ...stallPermit, migrateFrom: { 0: { places: { review: 'visit' } } } }],
  ])('differs with the %s', (_, changed) => {
    expect(plainDefinition(changed)).not.toEqual(plainDefinition(stallPermit));
  });

  it('says in its first form what it has always said', () => {
    const { definitionForm, ...plain } = plainDefinition(stallPermit);
    const first = plainDefinition(stallPermit, 1);
    expect([definitionForm, 'definitionForm' in first]).toEqual([2, false]);
    expect(plain).toMatchObject(first);
    expect(Object.keys(first).sort()).toEqual(
      [
        ...['applicantRole', 'attachments', 'clock', 'duties', 'events', 'form', 'key', 'machine', 'notices'],
        ...['powers', 'promise', 'separate', 'settings', 'subjectKind', 'version'],
      ].sort(),
    );
  });
});
