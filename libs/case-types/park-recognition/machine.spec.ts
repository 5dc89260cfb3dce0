import { promiseDeadline } from '#libs/case-engine/limits.js';
import type { CasePlay } from '#libs/case-engine/case-play.fixture.js';
import { parkRecognitionV1 as parkRecognition } from './index.js';
import { reviewDepartments } from './machine.v1.js';
import { at, concluded, inspected, people } from './play.fixture.js';

/** The table of the procedure (design.md §9), row by row, on the engine alone. */

const stateOf = (play: CasePlay) => play.state.snapshot.value;
const letters = (effects: { type: string; params: Record<string, unknown> }[]) =>
  effects.flatMap(({ type, params }) => (type === 'issueLetter' ? [params.kind] : []));

describe('the duties', () => {
  it.each<[string, string, number, string | null]>([
    ['preReview', 'federation-officer', 1, '3 wd'],
    ['correction', 'park-operator', 1, '15 wd'],
    ['townReview', 'town-reviewer', 1, '5 wd'],
    ['acceptance', 'bureau-reviewer', 1, '5 wd'],
    ...reviewDepartments.map((key): [string, string, number, string] => [key, 'department-reviewer', 1, '5 wd']),
    ['inspection', 'bureau-reviewer', 2, '10 wd'],
    ['committee', 'joint-meeting-secretary', 1, '10 wd'],
    ['rectification', 'park-operator', 1, null],
    ['reinspection', 'bureau-reviewer', 2, '10 wd'],
    ['publicNotice', 'system', 1, '7 cd'],
    ['objection', 'bureau-reviewer', 1, '15 wd'],
  ])('%s: %s, %i signing, %s', (key, role, signers, limit) => {
    const duty = parkRecognition.duties[key]!;
    const days = 'setting' in duty.limit ? parkRecognition.settings[duty.limit.setting]?.default : null;
    expect([duty.role, duty.signers, 'setting' in duty.limit ? `${days} ${duty.limit.kind}` : null]).toEqual([
      role,
      signers,
      limit,
    ]);
  });

  it('promise 45 working days from acceptance, and pause it where the applicant or the public is asked', () => {
    const play = at.jointReview();
    expect(promiseDeadline(play.caseType, play.state.clock, play.today)?.date).toBe('2025-08-11');
    const paused = Object.entries(parkRecognition.duties).flatMap(([key, duty]) =>
      duty.promiseClock === 'paused' ? [key] : [],
    );
    expect(paused).toEqual(['draft', 'correction', 'rectification', 'publicNotice', 'objection']);
  });
});

describe('the main path', () => {
  it('leads from the draft to the certificate', () => {
    const play = at.upward();
    const { to, effects } = play.send(people.bureau, 'RECORD_UPPER_DECISION');
    expect(to).toEqual(['approved']);
    expect(effects).toEqual([
      { type: 'registerPark', params: {} },
      { type: 'issueLetter', params: { kind: 'certificate' } },
      { type: 'issueLetter', params: { kind: 'decision' } },
      { type: 'scheduleGrading', params: {} },
    ]);
  });

  it.each<[string, () => CasePlay, keyof typeof people, string, unknown, unknown[]]>([
    ['SUBMIT gives a receipt', at.draft, 'operator', 'SUBMIT', 'preReview', ['receipt']],
    ['DISCARD voids a draft', at.draft, 'operator', 'DISCARD', 'void', []],
    ['FORWARD hands over to the town', at.preReview, 'federation', 'FORWARD', 'townReview', []],
    ['RECOMMEND hands over to the bureau', at.townReview, 'town', 'RECOMMEND', 'acceptance', []],
    ['DECLINE rejects', at.townReview, 'town', 'DECLINE', 'rejected', ['refusal']],
    ['REFUSE does not accept', at.acceptance, 'bureau', 'REFUSE', 'notAccepted', ['nonAcceptanceNotice']],
    ['REJECT rejects', at.committee, 'secretary', 'REJECT', 'rejected', ['refusal']],
    ['APPROVE publishes', at.committee, 'secretary', 'APPROVE', 'publicNotice', []],
    [
      'REQUIRE_RECTIFICATION orders it',
      at.committee,
      'secretary',
      'REQUIRE_RECTIFICATION',
      'rectification',
      ['rectificationNotice'],
    ],
    ['REPORT_RECTIFIED leads to re-inspection', at.rectification, 'operator', 'REPORT_RECTIFIED', 'reinspection', []],
    ['RAISE_OBJECTION interrupts the notice', at.publicNotice, 'firm', 'RAISE_OBJECTION', 'objection', []],
    ['DISMISS goes on with the notice', at.objection, 'bureauToo', 'DISMISS', 'publicNotice', []],
    ['UPHOLD returns to the joint meeting', at.objection, 'bureauToo', 'UPHOLD', 'committee', []],
  ])('%s', (_, stage, who, event, state, kinds) => {
    const play = stage();
    const { effects } = play.send(people[who], event);
    expect(stateOf(play)).toEqual(state);
    expect(letters(effects)).toEqual(kinds);
  });

  it('publishes anew, for all of the days, what is approved again after an objection was upheld', () => {
    const play = at.objection().on('2025-06-16');
    play.send(people.bureauToo, 'UPHOLD');
    expect(play.state.clock.notice).toBeNull();
    play.send(people.secretary, 'APPROVE');
    expect(play.task('publicNotice').due).toBe('2025-06-23');
  });

  it('ends in a rejection when the upper level does not recognise the park', () => {
    const payload = { level: 'city', recognised: false, document: '文号' };
    const { to, effects } = at.upward().send(people.bureau, 'RECORD_UPPER_DECISION', { payload });
    expect([to, letters(effects)]).toEqual([['rejected'], ['refusal']]);
  });

  it('starts the promise on acceptance, once: a second acceptance does not start it anew', () => {
    const play = at.committee().on('2025-06-20');
    play.send(people.secretary, 'RETURN', { payload: { to: 'townReview', reason: '再核' } });
    play.send(people.town, 'RECOMMEND');
    play.send(people.bureau, 'ACCEPT');
    expect(play.state.clock.startedOn).toBe('2025-06-09');
  });
});

describe('SUBMIT and RESUBMIT', () => {
  it('take a complete application only', () => {
    const formErrors = [{ pointer: '/creditCode', code: 'isCreditCode', message: { zh: '不符', en: 'wrong' } }];
    const facts = { formErrors, missingAttachments: ['licence'] };
    for (const [play, event] of [
      [at.draft(), 'SUBMIT'],
      [at.correction(), 'RESUBMIT'],
    ] as const) {
      expect(play.ask(people.operator, event, { facts })).toMatchObject({
        allowed: false,
        error: 'CASE.FORM_INVALID',
        reasons: [
          { code: 'CASE.FORM_INVALID', message: { zh: '申请表「运营机构统一社会信用代码」：不符' } },
          { code: 'CASE.ATTACHMENT_MISSING', unblockedBy: { zh: '申请人上传「营业执照」' } },
        ],
      });
      expect(play.ask(people.operator, event, { facts: { missingAttachments: ['licence'] } })).toMatchObject({
        error: 'CASE.GUARD_REFUSED',
      });
    }
  });
});

describe('a correction', () => {
  it.each([
    ['preReview', 'federation'],
    ['townReview', 'town'],
    ['acceptance', 'bureau'],
  ] as const)('asked for in %s returns there', (state, who) => {
    const play = at[state]();
    const { effects } = play.send(people[who], 'REQUEST_CORRECTION');
    expect(stateOf(play)).toBe('correction');
    expect(letters(effects)).toEqual(['correctionNotice']);
    expect(play.state.snapshot.context.requested).toMatchObject({ kind: 'correction', askedBy: state });
    play.send(people.operator, 'RESUBMIT');
    expect(stateOf(play)).toBe(state);
    expect(play.state.snapshot.context.requested).toBeNull();
  });

  it('that does not come in 15 working days returns the application', () => {
    const play = at.correction();
    expect(play.task('correction').due).toBe('2025-06-30');
    const { to, effects } = play.on('2025-07-01').pass('correction');
    expect([to, letters(effects)]).toEqual([['returned'], ['returnNotice']]);
  });
});

describe('joint review', () => {
  it.each(reviewDepartments)('%s answers for itself alone, once', (department) => {
    const play = at.jointReview();
    play.send(people[department], 'OBJECT', { payload: { reason: '隐患' } });
    expect(play.state.tasks.map((task) => task.duty)).toEqual(
      [...reviewDepartments, 'inspection'].filter((key) => key !== department),
    );
    expect(play.ask(people[department], 'CONCUR')).toMatchObject({ error: 'CASE.NOT_IN_STATE' });
  });

  it('goes to the joint meeting when the last part is done, whichever that is', () => {
    const play = at.jointReview();
    inspected(play, 'fail');
    for (const department of reviewDepartments.slice(1)) play.send(people[department], 'CONCUR');
    expect(play.send(people.planning, 'CONCUR').to).toEqual(['committee']);
  });

  it('an objection without a veto does not block approval', () => {
    const play = at.jointReview();
    play.send(people.fire, 'OBJECT', { payload: { reason: '通道' } });
    concluded(play);
    expect(play.ask(people.secretary, 'APPROVE').allowed).toBe(true);
  });
});

describe('a veto', () => {
  const vetoed = () => {
    const play = at.jointReview();
    play.send(people.fire, 'OBJECT', { payload: { reason: '重大隐患', veto: true } });
    concluded(play);
    return play;
  };

  it('blocks approval, says whose it is and how it is lifted', () => {
    expect(vetoed().ask(people.secretary, 'APPROVE')).toMatchObject({
      error: 'CASE.GUARD_REFUSED',
      reasons: [{ code: 'CASE.VETO_OPEN', message: { zh: '「消防救援联审意见」一票否决未消除：重大隐患' } }],
    });
    expect(vetoed().ask(people.secretary, 'REJECT').allowed).toBe(true);
  });

  it('is lifted by a joint review that is held again', () => {
    const play = vetoed();
    play.send(people.secretary, 'RETURN', { payload: { to: 'jointReview', reason: '再核' } });
    expect(play.state.snapshot.context.vetoes).toEqual([]);
    concluded(play);
    expect(play.ask(people.secretary, 'APPROVE').allowed).toBe(true);
  });

  it.each([
    ['pass', 0],
    ['fail', 1],
  ] as const)('and rectification: re-inspection "%s" leaves %i', (result, open) => {
    const play = vetoed();
    play.send(people.secretary, 'REQUIRE_RECTIFICATION');
    play.send(people.operator, 'REPORT_RECTIFIED');
    expect(inspected(play, result).to).toEqual(['committee']);
    expect(play.state.snapshot.context.vetoes).toHaveLength(open);
  });

  it('stands when one of the two inspectors found a failure', () => {
    const play = vetoed();
    play.send(people.secretary, 'REQUIRE_RECTIFICATION');
    play.send(people.operator, 'REPORT_RECTIFIED');
    play.send(people.bureau, 'RECORD_INSPECTION', { payload: { result: 'fail', findings: '未清' } });
    play.send(people.bureauToo, 'RECORD_INSPECTION', { payload: { result: 'pass', findings: '已清' } });
    expect(play.state.snapshot.context.vetoes).toHaveLength(1);
  });
});

describe('the joint meeting', () => {
  it.each(['townReview', 'jointReview'])('returns a case to %s', (to) => {
    const play = at.committee();
    expect(play.send(people.secretary, 'RETURN', { payload: { to, reason: '再核' } }).to[0]).toBe(to);
  });

  it('orders rectification until a day that is ahead', () => {
    const ask = (until: string) =>
      at
        .committee()
        .ask(people.secretary, 'REQUIRE_RECTIFICATION', { payload: { items: [{ about: '通道', note: '清' }], until } });
    expect(ask('2025-06-10').allowed).toBe(true);
    expect(ask('2025-06-09')).toMatchObject({
      error: 'CASE.GUARD_REFUSED',
      reasons: [{ code: 'CASE.DATE_NOT_AHEAD' }],
    });
  });

  it('ends a case that was not rectified by that day', () => {
    const play = at.rectification();
    expect(play.task('rectification').due).toBe('2025-07-09');
    const { to, effects } = play.on('2025-07-10').pass('rectification');
    expect([to, letters(effects)]).toEqual([['rejected'], ['refusal']]);
  });
});

describe('limits that escalate', () => {
  it.each<[string, () => CasePlay]>([
    ['preReview', at.preReview],
    ['townReview', at.townReview],
    ['acceptance', at.acceptance],
    ...[...reviewDepartments, 'inspection'].map((key): [string, () => CasePlay] => [key, at.jointReview]),
    ['committee', at.committee],
    ['reinspection', at.reinspection],
    ['objection', at.objection],
    ['upward', at.upward],
  ])('%s: the case stays and can go on', (duty, stage) => {
    const play = stage();
    const before = stateOf(play);
    expect(play.pass(duty).escalated).toMatchObject({ duty, escalated: true });
    expect(stateOf(play)).toEqual(before);
    expect(play.state.tasks.map((task) => task.duty)).toContain(duty);
  });
});
