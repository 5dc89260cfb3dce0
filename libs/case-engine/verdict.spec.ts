import type { Person } from './authority.js';
import type { CasePlay, Sent } from './case-play.fixture.js';
import { stallPermit } from './stall-permit/case-type.fixture.js';
import { at, people } from './stall-permit/people.fixture.js';
import type { Refusal } from './refusal.js';
import type { Verdict } from './verdict.js';

function refusal(verdict: Verdict): { error: string; reasons: Refusal[] } {
  if (verdict.allowed) throw new Error('the event is allowed');
  for (const { message } of verdict.reasons) expect([message.zh, message.en]).not.toContain('');
  expect(verdict.reasons.length).toBeGreaterThan(0);
  return verdict;
}
const carriers = ({ reasons }: { reasons: Refusal[] }) => reasons[0]?.holders?.map(({ carrier }) => carrier) ?? [];
const refused = (play: CasePlay, person: Person, event: string, sent?: Sent) => refusal(play.ask(person, event, sent));

describe('an event is allowed', () => {
  it('to the holder of the open task that asks for it', () => {
    const play = at.review();
    expect(play.ask(people.town, 'ACCEPT')).toEqual({
      allowed: true,
      authority: { carrier: 'review', task: play.task('review') },
    });
  });

  it('to the holder of a power, without a task', () => {
    expect(at.review().ask(people.operator, 'WITHDRAW')).toEqual({
      allowed: true,
      authority: { carrier: 'withdrawing', task: null },
    });
  });

  it('to whoever holds a role of a power for anyone, wherever', () => {
    expect(at.notice().ask(people.rival, 'OBJECT').allowed).toBe(true);
    expect(at.notice().ask(people.farTown, 'OBJECT').allowed).toBe(true);
  });

  it('to the one who has not signed yet', () => {
    const play = at.visit();
    play.send(people.inspector, 'SIGN');
    expect(play.ask(people.inspectorToo, 'SIGN').allowed).toBe(true);
  });
});

describe('an event is refused as', () => {
  it('CASE.EVENT_UNKNOWN, when the case type has no such event', () => {
    expect(refused(at.review(), people.town, 'JUMP').error).toBe('CASE.EVENT_UNKNOWN');
    expect(refused(at.review(), people.town, 'constructor').error).toBe('CASE.EVENT_UNKNOWN');
  });

  describe('CASE.NOT_YOUR_DUTY', () => {
    it.each<[string, Person, string]>([
      ['another role', people.fire, 'ACCEPT'],
      ['the same role elsewhere', people.farTown, 'ACCEPT'],
      ['another operator', people.rival, 'WITHDRAW'],
      ['a superior', people.director, 'SIGN'],
      ['anybody, what only a timer sends', people.inspector, 'NOTICE_ENDED'],
      ['anybody, that a limit passed', people.operator, 'DEADLINE_PASSED'],
    ])('to %s', (_, person, event) => {
      expect(refused(at.review(), person, event).error).toBe('CASE.NOT_YOUR_DUTY');
    });

    it('naming every duty that is open now, and by when', () => {
      const play = at.desks();
      expect(refused(play, people.town, 'AGREE').reasons[0]?.holders).toEqual([
        { carrier: 'fire', task: play.task('fire').key, by: '2025-06-16' },
        { carrier: 'housing', task: play.task('housing').key, by: '2025-06-16' },
      ]);
      play.send(people.fire, 'AGREE');
      expect(carriers(refused(play, people.town, 'AGREE'))).toEqual(['housing']);
    });

    it('naming the duty to come where none is open', () => {
      expect(refused(at.review(), people.town, 'SIGN').reasons[0]?.holders).toEqual([
        { carrier: 'visit', task: null, by: null },
      ]);
    });

    it('naming the power, and nobody once no way leads back or the case is closed', () => {
      const play = at.review();
      expect(carriers(refused(play, people.town, 'WITHDRAW'))).toEqual(['withdrawing']);
      expect(carriers(refused(at.visit(), people.fire, 'ACCEPT'))).toEqual([]);
      play.send(people.operator, 'WITHDRAW');
      expect(carriers(refused(play, people.fire, 'ACCEPT'))).toEqual([]);
    });

    it('naming the limit that the system waits for', () => {
      expect(refused(at.notice(), people.operator, 'NOTICE_ENDED').reasons[0]?.holders).toMatchObject([
        { carrier: 'notice', by: '2025-06-16' },
      ]);
      expect(refused(at.question(), people.town, 'DEADLINE_PASSED').reasons[0]?.holders).toMatchObject([
        { carrier: 'question', by: '2025-06-20' },
      ]);
    });
  });

  describe('CASE.OWN_CASE', () => {
    it('to an official who belongs to the applicant', () => {
      expect(refused(at.review(), people.partisan, 'ACCEPT').error).toBe('CASE.OWN_CASE');
    });

    it('to the applicant, in a power for anyone', () => {
      expect(refused(at.notice(), people.operator, 'OBJECT').error).toBe('CASE.OWN_CASE');
    });

    it('but not in what the applicant files', () => {
      expect(at.question().ask(people.operator, 'ANSWER').allowed).toBe(true);
    });

    it('also where the same event is the applicant’s to send and an office’s', () => {
      const review = { ...stallPermit.duties.review!, events: ['ACCEPT', 'ASK', 'WITHDRAW'] };
      const play = at.review({ ...stallPermit, duties: { ...stallPermit.duties, review } });
      const both: Person = { ...people.partisan, grants: [...people.partisan.grants, ...people.operator.grants] };
      expect(play.ask(both, 'WITHDRAW')).toMatchObject({ allowed: true, authority: { carrier: 'withdrawing' } });
    });
  });

  describe('CASE.SUSPENDED', () => {
    const suspended = () => {
      const play = at.desks();
      play.send(people.inspector, 'SUSPEND');
      return play;
    };

    it.each<[string, Person]>([
      ['AGREE', people.fire],
      ['SUSPEND', people.inspector],
      ['EXTEND', people.director],
    ])('%s, naming what would end it', (event, person) => {
      const { error, reasons } = refused(suspended(), person, event);
      expect(error).toBe('CASE.SUSPENDED');
      expect(reasons[0]).toMatchObject({
        message: {
          zh: expect.stringContaining('自 2025-06-09 起处于特别程序「听证」'),
          en: expect.stringContaining('Hearing'),
        },
        holders: [{ carrier: 'pausing' }],
      });
    });

    it('except resuming and withdrawing', () => {
      expect(suspended().ask(people.inspector, 'RESUME').allowed).toBe(true);
      expect(suspended().ask(people.operator, 'WITHDRAW').allowed).toBe(true);
    });

    it('no longer once the case is closed', () => {
      const play = suspended();
      play.send(people.operator, 'WITHDRAW');
      expect(refused(play, people.fire, 'AGREE').error).toBe('CASE.NOT_IN_STATE');
      expect(refused(play, people.inspector, 'RESUME').error).toBe('CASE.NOT_IN_STATE');
    });
  });

  describe('CASE.NOT_IN_STATE', () => {
    it.each<[string, () => CasePlay, Person, string]>([
      ['a step to come', at.review, people.inspector, 'SIGN'],
      ['a step that is over', at.desks, people.town, 'ACCEPT'],
      ['a power outside of its states', at.review, people.rival, 'OBJECT'],
      ['what the state forbids, though the procedure allows it elsewhere', at.draft, people.operator, 'WITHDRAW'],
      ['suspending before acceptance', at.review, people.inspector, 'SUSPEND'],
      ['extending before acceptance', at.review, people.director, 'EXTEND'],
      ['resuming what is not suspended', at.desks, people.inspector, 'RESUME'],
    ])('%s', (_, stage, person, event) => {
      expect(refused(stage(), person, event).error).toBe('CASE.NOT_IN_STATE');
    });

    it('names whose turn it is, and by when', () => {
      expect(refused(at.review(), people.inspector, 'SIGN').reasons[0]?.holders).toMatchObject([
        { carrier: 'review', by: '2025-06-16' },
      ]);
    });

    it('names all for whom a case waits at once', () => {
      expect(carriers(refused(at.desks(), people.inspector, 'SIGN'))).toEqual(['fire', 'housing']);
    });

    it('says that a step is over for good, and then names nobody', () => {
      const { reasons } = refused(at.desks(), people.town, 'ACCEPT');
      expect(reasons[0]?.message.zh).toContain('已经过去');
      expect(reasons[0]?.holders).toBeUndefined();
    });

    it('names those who accept, where the promise must run first', () => {
      expect(carriers(refused(at.review(), people.inspector, 'SUSPEND'))).toEqual(['review']);
    });

    it('a case that is closed, for every event and person', () => {
      const play = at.review();
      play.send(people.operator, 'WITHDRAW');
      for (const event of Object.keys(stallPermit.events)) {
        for (const person of Object.values(people)) expect(play.ask(person, event).allowed).toBe(false);
      }
      expect(refused(play, people.town, 'ACCEPT').reasons[0]?.message.zh).toContain('已办结（撤回）');
      expect(refused(play, people.inspector, 'SUSPEND').error).toBe('CASE.NOT_IN_STATE');
    });
  });

  describe('CASE.TASK_AMBIGUOUS', () => {
    it('when two of the person’s tasks take the event; naming one of them helps', () => {
      const play = at.desks();
      expect(refused(play, people.bothDesks, 'AGREE').error).toBe('CASE.TASK_AMBIGUOUS');
      const { key } = play.task('housing');
      expect(play.ask(people.bothDesks, 'AGREE', { taskKey: key })).toMatchObject({
        allowed: true,
        authority: { carrier: 'housing' },
      });
    });

    it('no longer when one of them is done', () => {
      const play = at.desks();
      play.send(people.fire, 'AGREE');
      expect(play.ask(people.bothDesks, 'AGREE')).toMatchObject({ authority: { carrier: 'housing' } });
    });
  });

  it('CASE.TASK_NOT_OPEN, when the named task is done, unknown or somebody else’s', () => {
    const play = at.desks();
    const { key } = play.task('fire');
    expect(refused(play, people.housing, 'AGREE', { taskKey: key }).error).toBe('CASE.TASK_NOT_OPEN');
    expect(refused(play, people.fire, 'AGREE', { taskKey: 'fire#99' }).error).toBe('CASE.TASK_NOT_OPEN');
    play.send(people.fire, 'AGREE');
    expect(refused(play, people.fire, 'AGREE', { taskKey: key }).error).toBe('CASE.TASK_NOT_OPEN');
  });

  it('CASE.ALREADY_SIGNED, to the one who signed first', () => {
    const play = at.visit();
    play.send(people.inspector, 'SIGN');
    const { error, reasons } = refused(play, people.inspector, 'SIGN');
    expect(error).toBe('CASE.ALREADY_SIGNED');
    expect(reasons[0]).toMatchObject({
      message: { zh: '您已签署，还须另外 1 人签署。' },
      holders: [{ carrier: 'visit', by: '2025-06-16' }],
    });
  });

  describe('CASE.SEPARATION', () => {
    it('to the one who held the opposite duty', () => {
      const play = at.review();
      play.send(people.everywhere, 'ACCEPT');
      play.send(people.fire, 'AGREE');
      play.send(people.housing, 'AGREE');
      const { error, reasons } = refused(play, people.everywhere, 'SIGN');
      expect(error).toBe('CASE.SEPARATION');
      expect(reasons[0]).toMatchObject({
        holders: [{ carrier: 'visit' }],
        message: { zh: expect.stringContaining('您已办理「审查」') },
      });
    });

    it('whichever of the two came first, and whatever the person sent there', () => {
      const play = at.objection();
      expect(refused(play, people.inspector, 'DISMISS').error).toBe('CASE.SEPARATION');
      expect(refused(play, people.inspectorToo, 'DISMISS').error).toBe('CASE.SEPARATION');
      expect(play.ask(people.inspectorThree, 'DISMISS').allowed).toBe(true);
    });

    it('but not to the one who returns to a duty of one’s own', () => {
      const play = at.question();
      play.send(people.operator, 'ANSWER');
      expect(play.ask(people.town, 'ACCEPT').allowed).toBe(true);
    });
  });

  describe('CASE.FORM_INVALID and CASE.GUARD_REFUSED', () => {
    it('by the reasons of the guard that stands before it', () => {
      const message = { zh: '请填写此项。', en: 'Fill this in.' };
      const facts = { formErrors: [{ pointer: '/name', code: 'isDefined', message }] };
      const { error, reasons } = refused(at.draft(), people.operator, 'SUBMIT', { facts });
      expect(error).toBe('CASE.FORM_INVALID');
      expect(reasons).toEqual([{ code: 'CASE.FORM_INVALID', message, by: null }]);
    });

    it('never without a reason, even of a guard that explains nothing', () => {
      const play = at.draft({ ...stallPermit, guards: {} });
      const facts = { formErrors: [{ pointer: '/name', code: 'isDefined', message: { zh: '空', en: 'empty' } }] };
      expect(refused(play, people.operator, 'SUBMIT', { facts }).error).toBe('CASE.GUARD_REFUSED');
    });

    it('a second extension, and one that is too long', () => {
      const play = at.desks();
      expect(refused(play, people.director, 'EXTEND', { payload: { wd: 11, reason: '久' } }).error).toBe(
        'CASE.GUARD_REFUSED',
      );
      play.send(people.director, 'EXTEND', { payload: { wd: 10, reason: '久' } });
      const { error, reasons } = refused(play, people.director, 'EXTEND');
      expect(error).toBe('CASE.GUARD_REFUSED');
      expect(reasons[0]?.message.zh).toContain('已延长 10 个工作日');
    });
  });
});
