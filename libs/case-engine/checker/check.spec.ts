import { IsString } from 'class-validator';
import { checkCaseType } from './check.js';
import type { CaseType, VersionMigration } from '../contract.js';
import { stallPermit } from '../stall-permit/case-type.fixture.js';
import { withDuty, withEvent, without, withStates, type States } from '../stall-permit/changed.fixture.js';

/** Each rule finds its breach in a case type that is sound but for one thing. */

class Nameless {
  @IsString()
  name!: string;
}

const { review, visit } = stallPermit.machine.config.states as unknown as States;

it('finds nothing in a sound case type', () => {
  expect(checkCaseType(stallPermit).rules.filter(({ passed }) => !passed)).toEqual([]);
});

it.each<[string, string, CaseType]>([
  [
    'machineIsPlain',
    'review: waits by `after`',
    withStates((s) => ({ ...s, review: { ...s.review, after: { 5: 'visit' } } })),
  ],
  [
    'machineIsPlain',
    'review on ACCEPT: nothing implements the guard isSunny',
    withStates((s) => ({
      ...s,
      review: { ...review, on: { ...(review!.on as object), ACCEPT: { target: 'desks', guard: 'isSunny' } } },
    })),
  ],
  [
    'statesAreNamed',
    'visit has no title',
    withStates((s) => ({ ...s, visit: { ...visit, meta: { status: 'underReview' } } })),
  ],
  [
    'statesAreNamed',
    'visit has no status of the list',
    withStates((s) => ({ ...s, visit: { ...visit, meta: { ...(visit!.meta as object), status: 'walking' } } })),
  ],
  ['dutiesMatchStates', 'visit waits for nobody', { ...stallPermit, duties: without(stallPermit.duties, 'visit') }],
  ['dutiesMatchStates', 'visit: no case can wait in walk', withDuty('visit', { state: 'walk' })],
  ['dutiesMatchStates', 'fire: no case can wait in desks', withDuty('fire', { state: 'desks' })],
  ['dutiesMatchStates', 'visit: no case can wait in granted', withDuty('visit', { state: 'granted' })],
  ['dutiesMatchStates', 'review: review does not take SIGN', withDuty('review', { events: ['ASK', 'ACCEPT', 'SIGN'] })],
  ['dutiesMatchStates', 'draft: draft does not take WITHDRAW', withDuty('draft', { events: ['SUBMIT', 'WITHDRAW'] })],
  [
    'dutiesMatchStates',
    'review: review does not take DEADLINE_PASSED',
    withDuty('review', { whenPassed: { send: 'DEADLINE_PASSED' } }),
  ],
  ['dutiesMatchStates', 'visit: asks for no event', withDuty('visit', { events: [] })],
  ['dutiesMatchStates', 'visit: needs at least one signer', withDuty('visit', { signers: 0 })],
  ['dutiesMatchStates', 'review: several signers cannot choose between events', withDuty('review', { signers: 2 })],
  [
    'dutiesMatchStates',
    'notice: only a timer leaves it, and none does',
    withDuty('notice', { whenPassed: { escalateTo: { role: 'bureau-director', unit: 'bureau' } } }),
  ],
  ['dutiesMatchStates', "question: the applicant's office has no expert", withDuty('question', { role: 'expert' })],
  ['dutiesMatchStates', 'more than one duty continues its period', withDuty('objection', { continues: true })],
  ['eventsAreCarried', 'review takes ASK, which nobody may send there', withDuty('review', { events: ['ACCEPT'] })],
  [
    'eventsAreCarried',
    'visit takes WITHDRAW, which nobody may send there',
    { ...stallPermit, powers: without(stallPermit.powers, 'withdrawing') },
  ],
  ['eventsAreCarried', 'ASK is not among the events', { ...stallPermit, events: without(stallPermit.events, 'ASK') }],
  [
    'eventsAreCarried',
    'LOOK is taken by no state',
    { ...stallPermit, events: { ...stallPermit.events, LOOK: stallPermit.events.SIGN! } },
  ],
  [
    'clockPowersAreDeclared',
    'nobody may send EXTEND',
    { ...stallPermit, powers: without(stallPermit.powers, 'extending') },
  ],
  [
    'clockPowersAreDeclared',
    'a suspended case could never be resumed',
    { ...stallPermit, clock: { ...stallPermit.clock, whileSuspended: ['WITHDRAW'] } },
  ],
  [
    'clockPowersAreDeclared',
    'SIGN is to go while suspended, but no power carries it',
    { ...stallPermit, clock: { ...stallPermit.clock, whileSuspended: ['RESUME', 'SIGN'] } },
  ],
  [
    'clockPowersAreDeclared',
    'SUSPEND acts on the clock and never reaches a state',
    withStates((s) => ({ ...s, visit: { ...visit, on: { ...(visit!.on as object), SUSPEND: 'review' } } })),
  ],
  [
    'effectsAreKnown',
    'visit on SIGN: publishNotise is neither an effect nor writes the context',
    withStates((s) => ({ ...s, visit: { ...visit, on: { SIGN: { target: 'notice', actions: 'publishNotise' } } } })),
  ],
  ['effectsAreKnown', 'notice on NOTICE_ENDED: there is no letter permit', { ...stallPermit, letters: {} }],
  ['effectsAreKnown', 'visit on SIGN: nothing says what the notice reads', { ...stallPermit, publicNotice: undefined }],
  ['noticesMatchEvents', 'there is no event grant to tell about', { ...stallPermit, notices: { grant: [] } }],
  ['separationNamesDuties', 'there is no duty chief', { ...stallPermit, separate: [['review', 'chief']] }],
  [
    'separationNamesDuties',
    'review cannot be separate from itself',
    { ...stallPermit, separate: [['review', 'review']] },
  ],
  [
    'settingsExist',
    'there is no setting deskDays',
    { ...stallPermit, settings: without(stallPermit.settings, 'deskDays') },
  ],
  [
    'settingsExist',
    'nothing uses the setting spareDays',
    { ...stallPermit, settings: { ...stallPermit.settings, spareDays: stallPermit.settings.deskDays! } },
  ],
  [
    'settingsExist',
    'deskDays is not a number of days',
    {
      ...stallPermit,
      settings: { ...stallPermit.settings, deskDays: { ...stallPermit.settings.deskDays!, default: 0 } },
    },
  ],
  ['textsAreInBothLanguages', 'title says nothing in English', { ...stallPermit, title: { zh: '摆摊许可', en: '' } }],
  [
    'textsAreInBothLanguages',
    'events.SIGN.title says nothing in Chinese',
    withEvent('SIGN', { title: { zh: 'Sign', en: 'Sign' } }),
  ],
  [
    'textsAreInBothLanguages',
    'duties.visit.title says nothing in English',
    withDuty('visit', { title: { zh: '踏勘', en: '踏勘' } }),
  ],
  [
    'textsAreInBothLanguages',
    'states.visit.title says nothing in Chinese',
    withStates((s) => ({ ...s, visit: { ...visit, meta: { status: 'underReview', title: { zh: '', en: 'Visit' } } } })),
  ],
  ['textsAreInBothLanguages', 'Nameless.name.title says nothing in Chinese', withEvent('SIGN', { payload: Nameless })],
  ['examplesAreValid', 'form/area: Fill this in.', { ...stallPermit, formExample: { name: '摊' } }],
  [
    'examplesAreValid',
    'form/sides/0/side: Fill this in.',
    { ...stallPermit, formExample: { name: '摊', area: 1, sides: [{}] } },
  ],
  ['examplesAreValid', 'SIGN/reason: Fill this in.', withEvent('SIGN', { example: () => ({}) })],
  ['examplesAreValid', 'SIGN has no example', withEvent('SIGN', { example: undefined })],
  ['examplesAreValid', 'ACCEPT has an example, but carries nothing', withEvent('ACCEPT', { example: () => ({}) })],
  [
    'formIsOnPages',
    'area is on no page',
    { ...stallPermit, formSteps: [{ title: stallPermit.title, properties: ['name', 'sides'] }] },
  ],
  [
    'formIsOnPages',
    'name is on more than one page',
    { ...stallPermit, formSteps: [...stallPermit.formSteps, { title: stallPermit.title, properties: ['name'] }] },
  ],
  [
    'formIsOnPages',
    'the form has no colour',
    { ...stallPermit, formSteps: [...stallPermit.formSteps, { title: stallPermit.title, properties: ['colour'] }] },
  ],
  [
    'formIsOnPages',
    'there are two attachments map',
    { ...stallPermit, attachments: [...stallPermit.attachments, ...stallPermit.attachments] },
  ],
  [
    'formIsOnPages',
    'there is no attachment deed',
    { ...stallPermit, withheldFromFederation: { fields: [], slots: ['deed'] } },
  ],
])('%s: %s', (rule, finding, broken) => {
  const report = checkCaseType(broken).rules.find((each) => each.rule === rule);
  expect(report).toMatchObject({ passed: false });
  expect(report?.findings).toContain(finding);
});

describe('what a version says about cases of an older one', () => {
  const findings = (change: Partial<CaseType>, migration: Partial<VersionMigration> = {}) => {
    const newer = { ...stallPermit, version: 2, migrateFrom: { 1: { places: {}, ...migration } }, ...change };
    return checkCaseType(newer, [stallPermit, newer]).rules.find(({ rule }) => rule === 'migrationsAreWhole')?.findings;
  };

  it('is sound where everything goes on under its name', () => {
    expect(findings({})).toEqual([]);
  });

  it('names states and duties that there are, and were', () => {
    const places = { review: 'desks', reviewing: 'visit' };
    expect(findings({}, { places, duties: { sweep: 'review', review: 'sweeping' } })).toEqual([
      'from version 1: nothing rests in a state desks',
      'from version 1: there is no duty sweeping',
      'from version 1: nothing rested in a state reviewing',
      'from version 1: there was no duty sweep',
      'from version 1: review was separate from another duty, and who has held it would be forgotten',
    ]);
  });

  it('forgets nobody who has held a duty that is separate from another', () => {
    const { objection: _, ...duties } = stallPermit.duties;
    expect(findings({ duties })).toEqual([
      'from version 1: objection was separate from another duty, and who has held it would be forgotten',
    ]);
  });
});

it('says of every rule what it demands, in both languages', () => {
  const { rules } = checkCaseType(stallPermit);
  for (const { title } of rules) expect([title.zh, title.en].every(Boolean)).toBe(true);
});

it('proves nothing of a case type whose declarations do not hold together', () => {
  const check = checkCaseType(withDuty('visit', { state: 'walk' }));
  expect(check).toMatchObject({ passed: false, explored: null });
});
