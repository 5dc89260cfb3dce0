import type { CasePlay } from '#libs/case-engine/case-play.fixture.js';
import { someone } from '#libs/case-engine/case-play.fixture.js';
import { parkRecognitionV1 as parkRecognition } from './index.js';
import { at, inspected, offices, people } from './play.fixture.js';

/** Who may do what, and who never may, whatever else they hold. */

const stages = Object.entries(at) as [string, () => CasePlay][];

/** Everybody's roles in one person: only separation of duties can stop them. */
const omnipotent = {
  personId: 'omnipotent',
  grants: Object.values(people).flatMap((person) => person.grants),
  memberOf: ['bureau'],
};

describe('separation of duties', () => {
  it.each<[string, string, (play: CasePlay) => unknown, string]>([
    ['who recommended does not accept', 'townReview', (play) => play.send(omnipotent, 'RECOMMEND'), 'ACCEPT'],
    ['nor refuse', 'townReview', (play) => play.send(omnipotent, 'RECOMMEND'), 'REFUSE'],
    [
      'who recommended does not decide in the joint meeting',
      'townReview',
      (play) => {
        play.send(omnipotent, 'RECOMMEND');
        play.send(people.bureau, 'ACCEPT');
        answered(play);
      },
      'APPROVE',
    ],
    [
      'who accepted does not decide in the joint meeting',
      'acceptance',
      (play) => {
        play.send(omnipotent, 'ACCEPT');
        answered(play);
      },
      'APPROVE',
    ],
    [
      'who accepted does not judge an objection',
      'acceptance',
      (play) => {
        play.send(omnipotent, 'ACCEPT');
        answered(play);
        play.send(people.secretary, 'APPROVE');
        play.send(people.firm, 'RAISE_OBJECTION');
      },
      'DISMISS',
    ],
    [
      'who decided does not recommend when the case comes back',
      'committee',
      (play) => play.send(omnipotent, 'RETURN', { payload: { to: 'townReview', reason: '再核' } }),
      'RECOMMEND',
    ],
  ])('%s', (_, stage, move, event) => {
    const play = at[stage as keyof typeof at]();
    move(play);
    expect(play.ask(omnipotent, event)).toMatchObject({ allowed: false, error: 'CASE.SEPARATION' });
  });

  it('leaves who only asked for a correction free: nothing was decided by that', () => {
    const play = at.townReview();
    play.send(omnipotent, 'REQUEST_CORRECTION');
    play.send(people.operator, 'RESUBMIT');
    play.send(people.town, 'RECOMMEND');
    expect(play.ask(omnipotent, 'ACCEPT').allowed).toBe(true);
  });

  it('leaves the bureau reviewer who accepted free for what the table does not separate', () => {
    const play = at.jointReview();
    expect(play.ask(people.bureau, 'RECORD_INSPECTION').allowed).toBe(true);
    expect(play.ask(people.bureau, 'SUSPEND').allowed).toBe(true);
  });

  function answered(play: CasePlay): void {
    for (const who of ['planning', 'ecology', 'emergency', 'fire', 'housing'] as const)
      play.send(people[who], 'CONCUR');
    inspected(play, 'pass');
  }
});

describe('one’s own case', () => {
  const relative = { ...omnipotent, personId: 'relative', memberOf: ['bureau', offices.applicant] };

  it.each(stages)('in %s an official of the applicant may do what applicants do, and nothing else', (_, stage) => {
    const play = stage();
    const filing = ['SUBMIT', 'DISCARD', 'RESUBMIT', 'REPORT_RECTIFIED', 'WITHDRAW'];
    for (const event of Object.keys(parkRecognition.events)) {
      const verdict = play.ask(relative, event);
      if (verdict.allowed) expect(filing).toContain(event);
      else if (!filing.includes(event)) expect(['CASE.OWN_CASE', 'CASE.NOT_YOUR_DUTY']).toContain(verdict.error);
    }
  });

  it('the applicant raises no objection against the own application', () => {
    expect(at.publicNotice().ask(people.operator, 'RAISE_OBJECTION')).toMatchObject({ error: 'CASE.OWN_CASE' });
  });
});

describe('another office', () => {
  it.each(stages)('in %s the reviewer of another town may only object to a published notice', (stage, begin) => {
    const play = begin();
    const allowed = Object.keys(parkRecognition.events).filter((event) => play.ask(people.otherTown, event).allowed);
    expect(allowed).toEqual(stage === 'publicNotice' ? ['RAISE_OBJECTION'] : []);
  });

  it.each(stages)('in %s other operators, auditors and administrators do not act for the applicant', (_, begin) => {
    const play = begin();
    const events = Object.keys(parkRecognition.events).filter((event) => event !== 'RAISE_OBJECTION');
    for (const role of ['park-operator', 'auditor', 'security-admin', 'system-admin', 'district-leader'] as const) {
      for (const event of events) expect(play.ask(someone('x', role, 'elsewhere'), event).allowed).toBe(false);
    }
  });
});

describe('withdrawing', () => {
  it.each(stages)('from %s', (stage, begin) => {
    const play = begin();
    if (stage === 'draft') {
      expect(play.ask(people.operator, 'WITHDRAW')).toMatchObject({ error: 'CASE.NOT_IN_STATE' });
      return;
    }
    const { to, effects } = play.send(people.operator, 'WITHDRAW');
    expect(to).toEqual(['withdrawn']);
    expect(effects).toContainEqual({ type: 'issueLetter', params: { kind: 'withdrawalNotice' } });
    expect(play.state).toMatchObject({ tasks: [], clock: { notice: null, suspension: null } });
  });
});

describe('suspending', () => {
  const before = ['draft', 'preReview', 'townReview', 'acceptance', 'correction'];

  it.each(stages)('in %s: from acceptance on', (stage, begin) => {
    const play = begin();
    expect(play.ask(people.bureau, 'SUSPEND').allowed).toBe(!before.includes(stage));
    if (before.includes(stage)) return;
    play.send(people.bureau, 'SUSPEND');
    const everybody = Object.values(people);
    const allowed = Object.keys(parkRecognition.events).filter((event) =>
      everybody.some((person) => play.ask(person, event).allowed),
    );
    expect(allowed).toEqual(['WITHDRAW', 'RESUME']);
    play.on('2025-06-18').send(people.bureauToo, 'RESUME');
    expect(play.state.clock.suspension).toBeNull();
  });
});

describe('extending', () => {
  const ask = (wd: number) => at.jointReview().ask(people.director, 'EXTEND', { payload: { wd, reason: '复杂' } });

  it('is for the director, once, by 15 working days at most', () => {
    expect(ask(15).allowed).toBe(true);
    expect(ask(16)).toMatchObject({ error: 'CASE.GUARD_REFUSED' });
    expect(at.jointReview().ask(people.bureau, 'EXTEND')).toMatchObject({ error: 'CASE.NOT_YOUR_DUTY' });
    const play = at.jointReview();
    play.send(people.director, 'EXTEND');
    expect(play.ask(people.director, 'EXTEND')).toMatchObject({ error: 'CASE.GUARD_REFUSED' });
  });
});
