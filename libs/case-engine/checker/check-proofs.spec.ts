import { assign } from 'xstate';
import { checkCaseType } from './check.js';
import { spaceIsWhole } from './proofs/ends.js';
import type {
  CaseType,
  ContextFact,
  EventFact,
  Guard,
  ProcedureContext,
  ProcedureEvent,
  Witness,
} from '../contract.js';
import { ProcedureSpace } from './procedure-space.js';
import { stallPermit } from '../stall-permit/case-type.fixture.js';
import { withDuty, without, withStates, type States } from '../stall-permit/changed.fixture.js';
import { text } from '../stall-permit/form.fixture.js';

/** Case types whose declarations hold together, and which break on some path: each is caught, for its own reason. */

type Asked = { context: ProcedureContext; event: ProcedureEvent };

/** A state of the sound machine with its transitions changed. */
const on = (states: States, key: string, change: Record<string, unknown>): States => ({
  ...states,
  [key]: { ...states[key], on: { ...(states[key]?.on as object), ...change } },
});

const withGuards = (type: CaseType, guards: Record<string, Guard>): CaseType => ({
  ...type,
  guards: { ...type.guards, ...guards },
});
const withEventFacts = (type: CaseType, facts: Record<string, EventFact>): CaseType => ({
  ...type,
  facts: { ...type.facts, event: { ...type.facts.event, ...facts } },
});
const withContextFacts = (type: CaseType, facts: Record<string, ContextFact>): CaseType => ({
  ...type,
  facts: { ...type.facts, context: { ...type.facts.context, ...facts } },
});
const silent = (...reads: string[]): Guard => ({ reads, explain: () => [] });

/** Pauses carry a kind, one of a list: the only choice that the stall permit offers. Here the visit asks for one. */
const visitWithChoice = (ways: unknown, kinds: readonly string[]): CaseType => {
  const type = withStates((s) => on(s, 'visit', { SIGN: ways }), {
    guards: { isHearing: ({ event }: Asked) => event.payload.kind === 'hearing' },
  });
  const { SUSPEND } = stallPermit.events;
  const fact: EventFact = {
    title: text('种类', 'Kind'),
    on: ['SIGN'],
    values: Object.fromEntries(kinds.map((kind) => [kind, { payload: { kind } }])),
  };
  return withEventFacts(
    withGuards(
      { ...type, events: { ...type.events, SIGN: { ...type.events.SIGN!, ...SUSPEND, title: text('签字', 'Sign') } } },
      { isHearing: silent('kind') },
    ),
    { kind: fact },
  );
};

/** A second desk asks the applicant, too; the answer always goes to the first. */
const secondAsker = () =>
  ({
    ...withDuty('visit', { signers: 1, events: ['SIGN', 'ASK'] }),
    machine: withStates((s) => on(s, 'visit', { ASK: { target: 'question', actions: 'ask' } })).machine,
  }) satisfies CaseType;

/** Objections are counted in the context, and one too many goes elsewhere. */
const countsObjections = (told: ContextFact, most = 2): CaseType => {
  const type = withStates(
    (s) => ({
      ...on(
        on(s, 'notice', {
          OBJECT: [
            {
              guard: 'isTooMany',
              target: 'lapsed',
              actions: ['endNotice', { type: 'issueLetter', params: { kind: 'closing' } }],
            },
            { target: 'objection', actions: 'count' },
          ],
        }),
        'objection',
        {
          DISMISS: [
            { guard: 'noticeDaysRemain', target: 'notice' },
            { guard: 'noticeHasRun', target: 'notice' },
          ],
        },
      ),
    }),
    {
      guards: { isTooMany: ({ context }: Asked) => context.vetoes.length >= most },
      actions: {
        count: assign({
          vetoes: ({ context }: Asked) =>
            context.vetoes.length < most ? [...context.vetoes, { duty: 'objection', reason: '多' }] : context.vetoes,
        }),
      },
    },
  );
  const told2 = withContextFacts(withGuards(type, { isTooMany: silent('objections') }), { objections: told });
  return { ...told2, notices: { ...told2.notices, OBJECT: [{ kind: 'decision', to: ['applicant'] }] } };
};

const findingsOf = (type: CaseType, rule: string): readonly string[] =>
  checkCaseType(type).rules.find((each) => each.rule === rule)?.findings ?? ['not looked at'];

const sometimes = { guard: 'never', target: 'visit' };
const never = { guards: { never: ({ event }: Asked) => event.duty === 'nobody' } };

it.each<[rule: string, finding: string, broken: CaseType]>([
  [
    'guardsAreDeclared',
    'formIsComplete: is not among the guards',
    { ...stallPermit, guards: without(stallPermit.guards, 'formIsComplete') },
  ],
  ['guardsAreDeclared', 'isSunny: the procedure has no such guard', withGuards(stallPermit, { isSunny: silent() })],
  ['guardsAreDeclared', 'isFor: there is no fact weather', withGuards(stallPermit, { isFor: silent('weather') })],
  [
    'guardsAreDeclared',
    'weather: there is no event RAIN',
    withEventFacts(stallPermit, {
      weather: { title: text('天气', 'Weather'), on: ['RAIN'], values: { wet: {}, dry: {} } },
    }),
  ],
  [
    'guardsAreDeclared',
    'weather: has fewer than two values',
    withEventFacts(stallPermit, { weather: { title: text('天气', 'Weather'), on: ['SIGN'], values: { wet: {} } } }),
  ],
  [
    'guardsReadTheirFacts',
    'formIsComplete: looks at event.facts.formErrors of SUBMIT, of which it names no fact',
    withGuards(stallPermit, { formIsComplete: silent() }),
  ],
  [
    'guardsReadTheirFacts',
    'isFor: names form, but does not look at it',
    withGuards(stallPermit, { isFor: silent('form') }),
  ],
  [
    'guardsReadTheirFacts',
    'isFor: looks at context.vetoes of AGREE, of which it names no fact',
    withStates((s) => s, {
      guards: {
        isFor: ({ context, event }: Asked, { duty }: { duty: string }) =>
          context.vetoes.length === 0 && event.duty === duty,
      },
    }),
  ],
  [
    'choicesAreGoneThrough',
    'kind: SIGN may carry kind = "hearing", which no value shows',
    visitWithChoice({ target: 'notice', actions: 'publishNotice' }, ['survey', 'appraisal']),
  ],
  [
    'choicesAreGoneThrough',
    'visit: SIGN is offered, but with kind survey it goes nowhere: draft → SUBMIT [form: complete] (park-operator) → review → ACCEPT (town-reviewer) → desks.fire.pending + desks.housing.pending → AGREE (department-reviewer) → desks.fire.done + desks.housing.pending → AGREE (department-reviewer) → visit',
    visitWithChoice([{ guard: 'isHearing', target: 'notice', actions: 'publishNotice' }], ['hearing', 'survey']),
  ],
  [
    'contextFactsSuffice',
    'notice: OBJECT goes different ways although all context facts are the same',
    countsObjections({ title: text('已有异议', 'Objected before'), of: ({ vetoes }) => vetoes.length > 0 }),
  ],
  [
    'statesAreReached',
    'visit: no case ever gets there',
    withStates((s) => ({ ...s, desks: { ...s.desks, onDone: 'notice' } })),
  ],
  [
    'statesAreReached',
    'lapsed: no case ever gets there',
    withStates((s) => on(s, 'question', { DEADLINE_PASSED: { target: 'review', actions: 'settle' } })),
  ],
  [
    'offersAreKept',
    'review: ASK never goes',
    withGuards(
      withStates((s) => on(s, 'review', { ASK: { ...sometimes, target: 'question' } }), never),
      { never: silent() },
    ),
  ],
  [
    'nobodyIsStuck',
    'objection: can do nothing once notice is haveRun',
    withStates((s) => on(s, 'objection', { DISMISS: { guard: 'noticeDaysRemain', target: 'notice' } })),
  ],
  [
    'nobodyIsStuck',
    'fire: is open, but none of its events goes: draft → SUBMIT',
    withStates((s) => {
      const { fire, ...others } = s.desks!.states as Record<string, { states: { pending: object } } & object>;
      const AGREE = { guard: { type: 'isFor', params: { duty: 'chief' } }, target: 'done' };
      const pending = { ...fire!.states.pending, on: { AGREE } };
      const states = { fire: { ...fire, states: { ...fire!.states, pending } }, ...others };
      return { ...s, desks: { ...s.desks, states } };
    }),
  ],
  [
    'nobodyIsStuck',
    'visit: is open, but none of its events goes',
    withGuards(
      withStates((s) => on(s, 'visit', { SIGN: sometimes }), never),
      { never: silent() },
    ),
  ],
  [
    'endIsReached',
    'visit: no way leads from here to an end',
    withStates((s) => on(s, 'visit', { SIGN: { target: 'visit', actions: 'publishNotice' } })),
  ],
  [
    'endIsReached',
    'desks.fire.done + desks.housing.done: no way leads from here to an end',
    withStates((s) => ({ ...s, desks: { ...s.desks, onDone: undefined } })),
  ],
  [
    'endIsReached',
    'review: no way leads from here to an end',
    withStates((s) => on(s, 'review', { ACCEPT: 'review', ASK: { target: 'review', actions: 'ask' } })),
  ],
  ['correctionsReturn', 'visit: the correction that it asked for goes on to review', secondAsker()],
  [
    'correctionsReturn',
    'review: the correction that it asked for goes on to desks',
    withStates((s) => on(s, 'question', { ANSWER: { target: 'desks', actions: 'settle' } })),
  ],
  [
    'correctionsReturn',
    'review: nothing that the applicant can send leads back from question',
    withGuards(
      withStates((s) => on(s, 'question', { ANSWER: { guard: 'never', target: 'review' } }), never),
      { never: silent() },
    ),
  ],
  [
    'promiseRunsWhenItShould',
    'visit: the promise is paused while the case is underReview',
    withDuty('visit', { promiseClock: 'paused' }),
  ],
  [
    'promiseRunsWhenItShould',
    'objection: the promise runs while the case is objection',
    withDuty('objection', { promiseClock: 'runs' }),
  ],
  [
    'promiseRunsWhenItShould',
    'granted: decided although the promise was never started',
    withStates((s) => on(s, 'review', { ACCEPT: 'desks' })),
  ],
  [
    'noticeIsTakenDown',
    'granted: the notice stays up',
    withStates((s) =>
      on(s, 'notice', {
        NOTICE_ENDED: { target: 'granted', actions: { type: 'issueLetter', params: { kind: 'permit' } } },
      }),
    ),
  ],
  [
    'noticeIsTakenDown',
    'notice: waits for a notice that was never put up',
    withStates((s) => on(s, 'visit', { SIGN: 'notice' })),
  ],
  [
    'limitsHaveDates',
    'question: waits without a limit',
    withDuty('question', { limit: { until: ({ vetoes }) => (vetoes.length > 0 ? '2025-06-20' : null) } }),
  ],
  [
    'endingsAreTold',
    'granted: NOTICE_ENDED ends the case without a letter',
    withStates((s) => on(s, 'notice', { NOTICE_ENDED: { target: 'granted', actions: 'endNotice' } })),
  ],
  [
    'endingsAreTold',
    'granted: NOTICE_ENDED ends the case and nobody tells the applicant',
    { ...stallPermit, notices: without(stallPermit.notices, 'NOTICE_ENDED') },
  ],
])('%s: %s', (rule, finding, broken) => {
  const { rules, explored } = checkCaseType(broken);
  const report = rules.find((each) => each.rule === rule);
  expect({ explored: explored !== null, findings: report?.findings }).toMatchObject({
    explored: true,
    findings: expect.arrayContaining([expect.stringContaining(finding)]) as unknown,
  });
});

it('proves nothing of a procedure that has more places than it can look at', () => {
  const found = spaceIsWhole.findings(stallPermit, new ProcedureSpace(stallPermit, 3));
  expect(found).toEqual([{ message: 'too many places to look at (5 so far): nothing is proved' }]);
});

it.each([3, 20])('does not take contexts for one another that count to %i', (objections) => {
  const title = text('异议次数', 'Objections so far');
  const coarse = countsObjections({ title, of: ({ vetoes }) => vetoes.length > 0 }, objections);
  expect(findingsOf(coarse, 'contextFactsSuffice')).not.toEqual([]);
  const fine = countsObjections({ title, of: ({ vetoes }) => vetoes.length }, objections);
  expect(findingsOf(fine, 'contextFactsSuffice')).toEqual([]);
});

it('catches a step that hangs on what no fact tells', () => {
  const asksElsewhere = withContextFacts(
    withGuards(
      withStates((s) => on(s, 'question', { ANSWER: { guard: 'wasReview', target: 'review', actions: 'settle' } }), {
        guards: { wasReview: ({ context }: Asked) => context.requested?.askedBy === 'review' },
        actions: {
          ask: assign({
            requested: ({ event }: Asked) => ({
              kind: 'correction' as const,
              askedBy: event.payload.question === 'secret' ? 'nowhere' : 'review',
              items: [],
              until: '2025-06-20',
            }),
          }),
        },
      }),
      { wasReview: silent('asker') },
    ),
    { asker: { title: text('提问者', 'Asker'), of: ({ requested }) => requested?.askedBy ?? null } },
  );
  const [finding] = findingsOf(asksElsewhere, 'nothingElseIsLookedAt');
  expect(finding).toContain('review: the way of ASK hangs on its question, of which no fact tells');
});

it('tries facts that nobody chooses in every combination', () => {
  const bad = { formErrors: [{ pointer: '/name', code: 'isDefined', message: text('缺', 'missing') }] };
  const type = withGuards(
    withStates(
      (s) =>
        on(s, 'visit', {
          SIGN: { guard: 'formIsSound', target: 'notice', actions: 'publishNotice' },
          LOOK: { guard: 'mapIsThere', target: 'visit' },
        }),
      {
        guards: {
          formIsSound: ({ event }: Asked) => event.facts.formErrors.length === 0,
          mapIsThere: ({ event }: Asked) => event.facts.missingAttachments.length === 0,
        },
      },
    ),
    { formIsSound: silent('soundForm'), mapIsThere: silent('map') },
  );
  const looked = {
    ...type,
    duties: { ...type.duties, visit: { ...type.duties.visit!, signers: 1, events: ['SIGN', 'LOOK'] } },
    events: { ...type.events, LOOK: { title: text('查看', 'Look'), audience: 'officials' as const } },
  };
  const either = (title: string, event: string, good: Witness, wrong: Witness): EventFact => ({
    title: text('事实', title),
    on: [event],
    values: { good, wrong },
  });
  const broken = withEventFacts(looked, {
    soundForm: either('Form', 'SIGN', { facts: { formErrors: [] } }, { facts: bad }),
    map: either('Map', 'LOOK', { facts: { missingAttachments: [] } }, { facts: { missingAttachments: ['map'] } }),
  });
  expect(findingsOf(broken, 'nobodyIsStuck')).toEqual([
    expect.stringContaining('visit: can do nothing once soundForm is wrong and map is wrong'),
  ]);
});

it('warns of a context that carries on what no later guard reads', () => {
  const type = withGuards(
    withStates((s) => on(s, 'question', { ANSWER: { guard: 'wasAsked', target: 'review' } }), {
      guards: { wasAsked: ({ context }: Asked) => context.requested !== null },
    }),
    { wasAsked: silent('asked') },
  );
  const told = { title: text('已提问', 'Asked'), of: ({ requested }: ProcedureContext) => requested !== null };
  const [warning, ...others] = checkCaseType(withContextFacts(type, { asked: told })).warnings;
  expect(others).toEqual([]);
  expect(warning?.en).toBe(
    'Asked: still kept where no later guard reads it: draft → SUBMIT [form: complete] (park-operator) → review → ASK (town-reviewer) → question → ANSWER (park-operator) → review → ACCEPT (town-reviewer) → desks.fire.pending + desks.housing.pending',
  );
});
