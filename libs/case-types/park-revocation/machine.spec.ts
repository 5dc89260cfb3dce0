import { CasePlay, someone } from '#libs/case-engine/case-play.fixture.js';
import { parkRevocation } from './index.js';
import { rectificationBounds } from './procedure-setup.js';

/** Reads as the procedure: ex officio, heard before it is decided, reversible until the notice has run. */

const offices = { applicant: 'company-a', territory: '330110005', platform: null };
const operator = someone('operator', 'park-operator', 'company-a');
const town = someone('town', 'town-reviewer', '330110005');
const preparing = someone('bureau-1', 'bureau-reviewer', 'bureau');
const second = someone('bureau-2', 'bureau-reviewer', 'bureau');
const hearing = someone('bureau-3', 'bureau-reviewer', 'bureau');
const meeting = someone('meeting', 'joint-meeting-secretary', 'joint-meeting-office');
const director = someone('director', 'bureau-director', 'bureau');
const witness = someone('witness', 'enterprise-agent', 'company-b');

const failed = { payload: { result: 'fail', findings: '整改未完成。' } };

function interviewed(): CasePlay {
  const play = new CasePlay(parkRevocation, offices, '2026-01-12');
  play.send(preparing, 'SUBMIT');
  play.send(town, 'RECORD_INTERVIEW');
  return play;
}

function inRectification(): CasePlay {
  const play = interviewed();
  play.send(preparing, 'ORDER_RECTIFICATION');
  return play;
}

function proposedAtOnce(): CasePlay {
  const play = interviewed();
  play.send(preparing, 'PROPOSE_AT_ONCE');
  return play;
}

function beforeTheMeeting(): CasePlay {
  const play = proposedAtOnce();
  play.send(operator, 'WAIVE_HEARING');
  return play;
}

function letters(effects: readonly { type: string; params: Record<string, unknown> }[]) {
  return effects.filter(({ type }) => type === 'issueLetter').map(({ params }) => params.kind);
}

describe('opening', () => {
  it('is the bureau’s alone', () => {
    const play = new CasePlay(parkRevocation, offices, '2026-01-12');
    expect(() => play.send(operator, 'SUBMIT')).toThrow('CASE.NOT_YOUR_DUTY');
    const { to, effects } = play.send(preparing, 'SUBMIT');
    expect(to).toEqual(['interview']);
    expect(letters(effects)).toEqual(['interviewNotice']);
  });

  it('is refused to a person of the bureau who belongs to the operator as well', () => {
    const play = new CasePlay(parkRevocation, offices, '2026-01-12');
    const relative = someone('relative', 'bureau-reviewer', 'bureau', ['bureau', 'company-a']);
    expect(() => play.send(relative, 'SUBMIT')).toThrow();
  });
});

describe('rectification', () => {
  it.each([
    ['2026-04-11', false],
    ['2026-04-12', true],
    ['2026-07-12', true],
    ['2026-07-13', false],
  ])('until %s, ordered on 12 January: %s', (until, goes) => {
    const order = { payload: { items: [{ about: '运营', note: '恢复运营。' }], until } };
    expect(interviewed().ask(preparing, 'ORDER_RECTIFICATION', order).allowed).toBe(goes);
  });

  it('keeps to the end of a shorter month', () => {
    expect(rectificationBounds('2025-11-30')).toEqual({ first: '2026-02-28', last: '2026-05-30' });
  });

  it('is passed by two inspectors, and the case is over', () => {
    const play = inRectification();
    play.send(operator, 'REPORT_RECTIFIED');
    play.send(preparing, 'RECORD_INSPECTION');
    expect(() => play.send(preparing, 'RECORD_INSPECTION')).toThrow();
    const { to, effects } = play.send(second, 'RECORD_INSPECTION');
    expect(to).toEqual(['rectified']);
    expect(letters(effects)).toEqual(['rectified']);
  });

  it('leads to the proposal when one inspector fails it, or nobody reports in time', () => {
    const play = inRectification();
    play.send(operator, 'REPORT_RECTIFIED');
    play.send(preparing, 'RECORD_INSPECTION', failed);
    expect(play.send(second, 'RECORD_INSPECTION').to).toEqual(['proposal']);
    expect(inRectification().pass('rectification').to).toEqual(['proposal']);
  });
});

describe('hearing', () => {
  it('is offered for five working days, and forgone in silence', () => {
    const play = proposedAtOnce();
    expect(play.task('hearingNotice').due).toBe('2026-01-19');
    expect(play.pass('hearingNotice').to).toEqual(['committee']);
  });

  it('is held by somebody who did not prepare the case', () => {
    const play = proposedAtOnce();
    expect(play.send(operator, 'REQUEST_HEARING').to).toEqual(['hearing']);
    expect(() => play.send(preparing, 'RECORD_HEARING')).toThrow('CASE.SEPARATION');
    expect(play.send(hearing, 'RECORD_HEARING').to).toEqual(['committee']);
  });

  it('comes before every decision against the park', () => {
    const play = interviewed();
    expect(() => play.send(meeting, 'REVOKE')).toThrow();
  });
});

describe('decision', () => {
  it('removes the park when the notice has run, not before', () => {
    const play = beforeTheMeeting();
    const decided = play.send(meeting, 'REVOKE');
    expect(decided.effects.map(({ type }) => type)).toEqual(['publishNotice']);
    expect(play.task('publicNotice').due).toBe('2026-01-19');
    const { to, effects } = play.on('2026-01-20').pass('publicNotice');
    expect(to).toEqual(['removed']);
    expect(effects.map(({ type }) => type)).toEqual(['endNotice', 'revokeRecognition', 'issueLetter']);
  });

  it('may keep the park, with a letter', () => {
    const { to, effects } = beforeTheMeeting().send(meeting, 'REJECT');
    expect(to).toEqual(['kept']);
    expect(letters(effects)).toEqual(['keeping']);
  });

  it('is taken again when an objection is upheld by somebody who did not propose', () => {
    const play = beforeTheMeeting();
    play.send(meeting, 'REVOKE');
    play.send(witness, 'RAISE_OBJECTION');
    expect(() => play.send(preparing, 'UPHOLD')).toThrow('CASE.SEPARATION');
    expect(play.send(hearing, 'UPHOLD').to).toEqual(['committee']);
  });

  it('is not needed when the director discontinues the case', () => {
    expect(() => inRectification().send(operator, 'DISCONTINUE')).toThrow();
    expect(inRectification().send(director, 'DISCONTINUE').to).toEqual(['discontinued']);
  });
});
