import type { CaseType, Duty, Power } from '../../contract.js';
import type { Proof } from '../finding.js';
import { pathInWords, ProcedureSpace } from '../procedure-space.js';
import { stallPermit } from '../../stall-permit/case-type.fixture.js';
import { withDuty, withEvent, withStates } from '../../stall-permit/changed.fixture.js';
import { heldByOne } from '../unprojected.fixture.js';
import { administratorsDecideNothing, coSignersAreHeard, preparationDecidesNothing } from './deciding.js';
import { separationHolds } from './separation.js';

/** What one person can do alone: each breach is found in a case type that is sound but for one thing. */

function found(proof: Proof, caseType: CaseType): string[] {
  const space = new ProcedureSpace(caseType);
  return proof
    .findings(caseType, space)
    .map(({ message, path }) => (path ? `${message}: ${pathInWords(space, path)}` : message));
}

const bureau = { kind: 'unit', unit: 'bureau' } as const;
const text = { zh: '权', en: 'Power' };
const withPower = (power: Pick<Power, 'roles' | 'events'>, caseType: CaseType = stallPermit): CaseType => ({
  ...caseType,
  powers: { ...caseType.powers, shortcut: { title: text, scope: bureau, ...power } },
});
const separating = (caseType: CaseType, ...separate: [string, string][]): CaseType => ({ ...caseType, separate });
const besides = (key: string, like: Duty, change: Partial<Duty>): CaseType => ({
  ...stallPermit,
  duties: { ...stallPermit.duties, [key]: { ...like, ...change } },
});
const { review, visit } = stallPermit.duties as Record<'review' | 'visit', Duty>;

describe('separation on every path', () => {
  it('holds in a sound case type, with every way of handing tasks around', () => {
    expect(found(separationHolds, stallPermit)).toEqual([]);
    const more = separating(stallPermit, ['fire', 'housing'], ['extending', 'visit'], ['objecting', 'objection']);
    expect(found(separationHolds, more)).toEqual([]);
  });

  it('finds a power that carries a duty’s event, and whoever holds the other duty uses it', () => {
    const [breach] = found(separationHolds, withPower({ roles: ['bureau-reviewer'], events: ['ACCEPT'] }));
    expect(breach).toMatch(/^visit: one person can hold review and visit: draft → SUBMIT/);
    expect(breach).toContain('ACCEPT (bureau-reviewer: the same person)');
    expect(breach).toMatch(/SIGN \(2 × bureau-reviewer: the same person, one of several\) → visit$/);
  });

  it('finds the same power when it comes last', () => {
    const [breach] = found(separationHolds, withPower({ roles: ['bureau-director'], events: ['SIGN'] }));
    expect(breach).toMatch(
      /^shortcut: one person can hold review and visit: .*SIGN \(bureau-director: the same person\)/,
    );
  });

  it('finds no fault with a power whose holders always have the task itself', () => {
    const same = withPower({ roles: ['bureau-reviewer'], events: ['DISMISS'] });
    expect(found(separationHolds, separating(same, ['visit', 'objection']))).toEqual([]);
  });

  it('finds a second duty in the same state that carries the same event', () => {
    const deputies = besides('deputyReview', review, { role: 'bureau-reviewer', scope: bureau });
    const [breach] = found(separationHolds, deputies);
    expect(breach).toContain('ACCEPT (bureau-reviewer: the same person)');
  });

  it('finds regions of joint review that take each other’s event', () => {
    const loose = withStates((states) => {
      const free = { AGREE: 'done' };
      const region = (name: string) => {
        const inner = (states.desks!.states as Record<string, { states: Record<string, object> }>)[name]!;
        return { ...inner, states: { ...inner.states, pending: { ...inner.states.pending, on: free } } };
      };
      return { ...states, desks: { ...states.desks, states: { fire: region('fire'), housing: region('housing') } } };
    });
    const [breach] = found(separationHolds, separating(loose, ['fire', 'housing']));
    expect(breach).toMatch(/one person can hold fire and housing: .*AGREE \(department-reviewer: the same person\)/);
  });

  it('counts a limit that passes as nobody’s act', () => {
    const lapsing = withDuty('review', { whenPassed: { send: 'ACCEPT' } });
    expect(found(separationHolds, lapsing)).toEqual([]);
  });

  it('finds whoever extends and uses a power around the other duty, whichever comes first', () => {
    const chief = withPower({ roles: ['bureau-director'], events: ['DISMISS'] });
    const breaches = found(separationHolds, separating(chief, ['extending', 'objection']));
    expect(breaches.map((breach) => breach.split(':')[0])).toEqual(['extending', 'shortcut']);
    expect(breaches[0]).toMatch(/EXTEND \(bureau-director: the same person\) → notice$/);
  });
});

describe('nobody decides alone', () => {
  it('whom co-signers are to join', () => {
    expect(found(coSignersAreHeard, stallPermit)).toEqual([]);
    const [breach] = found(coSignersAreHeard, withPower({ roles: ['bureau-director'], events: ['SIGN'] }));
    expect(breach).toMatch(/^visit: shortcut sends SIGN without its co-signers: draft → .* → visit → SIGN/);
    expect(found(coSignersAreHeard, besides('quickVisit', visit, { role: 'expert', signers: 1 }))).toHaveLength(1);
  });

  it('by an event that is said only to prepare', () => {
    expect(found(preparationDecidesNothing, withEvent('ASK', { preparatory: true }))).toEqual([]);
    expect(found(preparationDecidesNothing, withEvent('ACCEPT', { preparatory: true }))[0]).toMatch(
      /^review: ACCEPT counts as preparing, yet the case goes on to fire without it: draft → SUBMIT .* → ACCEPT/,
    );
    expect(found(preparationDecidesNothing, withEvent('DISMISS', { preparatory: true }))[0]).toMatch(
      /^objection: DISMISS counts as preparing, yet it ends the case: /,
    );
  });

  it('by a question whose answer goes past whoever asked', () => {
    const past = withStates((states) => ({
      ...states,
      question: { ...states.question, on: { ...(states.question!.on as object), ANSWER: 'desks' } },
    }));
    const preparing = { ...past, events: { ...past.events, ASK: { ...past.events.ASK!, preparatory: true } } };
    expect(found(preparationDecidesNothing, preparing)[0]).toContain(
      'review: ASK counts as preparing, yet the case goes on',
    );
  });

  it.each<[string, CaseType]>([
    ['visit: is held by the auditor, who only oversees', withDuty('visit', { role: 'auditor' })],
    ['shortcut: is held by the system-admin, who only oversees', withPower({ roles: ['system-admin'], events: [] })],
    [
      'visit: escalates to the security-admin, who only oversees',
      withDuty('visit', { whenPassed: { escalateTo: { role: 'security-admin', unit: 'district' } } }),
    ],
    ["notice: is nobody's, so it separates no persons", separating(stallPermit, ['notice', 'visit'])],
    [
      "question and review: the applicant's people never hold an office's duty anyway",
      separating(stallPermit, ['question', 'review']),
    ],
  ])('%s', (breach, caseType) => {
    expect(found(administratorsDecideNothing, stallPermit)).toEqual([]);
    expect(found(administratorsDecideNothing, caseType)).toEqual([breach]);
  });
});

/** Two duties after one another, with the way back, and nothing besides: small enough to try everything with everybody. */
function small(change: Partial<Record<'review' | 'visit', Partial<Duty>>>, powers: CaseType['powers'] = {}): CaseType {
  const base = withStates(({ draft, review: first, visit: second, granted, withdrawn }) => ({
    draft: draft!,
    review: { ...first, on: { ACCEPT: 'visit' } },
    visit: { ...second, on: { SIGN: 'granted', ASK: 'review' } },
    granted: granted!,
    withdrawn: withdrawn!,
  }));
  const { draft } = stallPermit.duties as Record<'draft', Duty>;
  return {
    ...base,
    duties: {
      draft,
      review: { ...review, events: ['ACCEPT'], ...change.review },
      visit: { ...visit, signers: 1, events: ['SIGN', 'ASK'], ...change.visit },
    },
    powers,
    separate: [['review', 'visit']],
  };
}

it.each<[string, CaseType]>([
  ['is sound', small({})],
  ['has one event each, so that signers can be added', small({ visit: { events: ['SIGN'] } })],
  [
    'has a power around the first duty',
    small({}, { shortcut: { title: text, roles: ['bureau-reviewer'], scope: bureau, events: ['ACCEPT'] } }),
  ],
  [
    'has a power around the second duty',
    small({}, { shortcut: { title: text, roles: ['bureau-director'], scope: bureau, events: ['SIGN'] } }),
  ],
  [
    'has a power that its own holders cannot use',
    small(
      {},
      { shortcut: { title: text, roles: ['town-reviewer'], scope: { kind: 'territory' }, events: ['ACCEPT'] } },
    ),
  ],
])('agrees with trying everything with everybody, where the procedure %s', (_, caseType) => {
  expect(found(separationHolds, caseType).length > 0).toBe(heldByOne(caseType, ['review', 'visit']));
});
