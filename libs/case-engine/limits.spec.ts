import { CalendarYearNotLoaded } from './calendar.js';
import { CasePlay } from './case-play.fixture.js';
import { noticeDaysLeft, promiseDeadline, settingOf } from './limits.js';
import { stallPermit } from './stall-permit/case-type.fixture.js';
import { at, offices, people } from './stall-permit/people.fixture.js';

/** Dates of June 2025: Mondays are 2, 9, 16, 23 and 30; no holiday after the 2nd. The promise is 20 working days. */

const promise = (play: CasePlay) => promiseDeadline(play.caseType, play.state.clock, play.today)?.date ?? null;
const left = (play: CasePlay) => noticeDaysLeft(play.caseType, play.state.clock, play.today);

describe('the promise', () => {
  it('has no date before acceptance', () => {
    expect(promise(at.review())).toBeNull();
    expect(promise(at.question())).toBeNull();
  });

  it('runs from the day after acceptance', () => {
    expect(promise(at.desks())).toBe('2025-07-07');
    expect(at.desks().state.clock).toMatchObject({ startedOn: '2025-06-09', pauses: [] });
  });

  it('stands still during the notice: its days are added', () => {
    const play = at.notice();
    expect(play.state.clock.pauses).toMatchObject([{ from: '2025-06-09', to: null, why: { zh: '公示期间不计' } }]);
    expect(promise(play)).toBe('2025-07-07');
    expect(promise(play.on('2025-06-12'))).toBe('2025-07-10');
  });

  it('is moved by as many working days as a suspension lasts', () => {
    const play = at.desks().on('2025-06-11');
    play.send(people.inspector, 'SUSPEND');
    expect(play.state.clock.suspension).toEqual({ kind: 'hearing', reason: '听证', since: '2025-06-11' });
    play.on('2025-06-18').send(people.inspector, 'RESUME');
    expect(play.state.clock).toMatchObject({ suspension: null, pauses: [{ from: '2025-06-11', to: '2025-06-18' }] });
    expect(promise(play)).toBe('2025-07-14');
    const lines = promiseDeadline(play.caseType, play.state.clock, play.today)?.explanation ?? [];
    expect(lines.filter((line) => line.effect === 'paused').map((line) => [line.date, line.reason.zh])).toEqual(
      ['12', '13', '14', '15', '16', '17', '18'].map((day) => [`2025-06-${day}`, '特别程序：听证']),
    );
  });

  it('is moved by an extension', () => {
    const play = at.desks();
    play.send(people.director, 'EXTEND', { payload: { wd: 5, reason: '复杂' } });
    expect(promise(play)).toBe('2025-07-14');
  });

  it('goes by the settings of the case before the defaults', () => {
    const play = new CasePlay(stallPermit, offices, '2025-06-09', { promiseDays: 3 });
    play.send(people.operator, 'SUBMIT');
    play.send(people.town, 'ACCEPT');
    expect(promise(play)).toBe('2025-06-12');
    expect(settingOf(stallPermit, { promiseDays: 3 }, 'deskDays')).toBe(5);
    expect(() => settingOf(stallPermit, {}, 'nothingDays')).toThrow('nothingDays');
  });

  it('fails when it reaches a year that is not loaded', () => {
    const play = new CasePlay(stallPermit, offices, '2027-12-20');
    play.send(people.operator, 'SUBMIT');
    play.send(people.town, 'ACCEPT');
    expect(() => promise(play)).toThrow(CalendarYearNotLoaded);
  });
});

describe('the limit of a task', () => {
  it('is counted from the day on which it opened', () => {
    expect(at.review().task('review')).toMatchObject({ openedOn: '2025-06-09', due: '2025-06-16', provisional: false });
    expect(at.draft().task('draft').due).toBeNull();
  });

  it('may be a day that the case names', () => {
    expect(at.question().task('question')).toMatchObject({ due: '2025-06-20', explanation: [] });
  });

  it('stands still while the case is suspended', () => {
    const play = at.desks().on('2025-06-10');
    play.send(people.inspector, 'SUSPEND');
    expect(play.task('fire').due).toBe('2025-06-16');
    play.on('2025-06-12').send(people.inspector, 'RESUME');
    expect(play.task('fire')).toMatchObject({ due: '2025-06-18', openedOn: '2025-06-09' });
    expect(play.task('housing').due).toBe('2025-06-18');
  });

  it('moves a day that the case names by the days of a suspension, for nobody could act then', () => {
    const visit = { ...stallPermit.duties.visit!, limit: { until: () => '2025-06-20' } };
    const play = at.visit({ ...stallPermit, duties: { ...stallPermit.duties, visit } });
    expect(play.task('visit').due).toBe('2025-06-20');
    play.send(people.inspector, 'SUSPEND');
    play.on('2025-06-12').send(people.inspector, 'RESUME');
    expect(play.task('visit')).toMatchObject({ due: '2025-06-23' });
    expect(play.task('visit').explanation.filter((line) => line.effect === 'paused')).toHaveLength(3);
  });
});

describe('the public notice of seven days', () => {
  it('ends seven calendar days after its publication, on a day off too', () => {
    expect(at.notice().task('notice').due).toBe('2025-06-16');
    expect(left(at.notice())).toBe(7);
    expect(left(at.notice().on('2025-06-12'))).toBe(4);
    expect(left(at.review())).toBe(0);
  });

  it('goes on after an objection with the days that were left', () => {
    const play = at.notice().on('2025-06-12');
    play.send(people.rival, 'OBJECT');
    expect(left(play.on('2025-06-19'))).toBe(4);
    const { opened, closed } = play.send(people.inspectorThree, 'DISMISS');
    expect(opened).toMatchObject([{ duty: 'notice', openedOn: '2025-06-19', due: '2025-06-23' }]);
    expect(closed).toMatchObject([{ how: 'done', task: { duty: 'objection' } }]);
    expect(play.task('notice').explanation.filter((line) => line.effect === 'paused')).toHaveLength(7);
  });

  it('goes on after a second objection as well', () => {
    const play = at.notice().on('2025-06-10');
    play.send(people.rival, 'OBJECT');
    play.on('2025-06-16').send(people.inspectorThree, 'DISMISS');
    expect(play.task('notice').due).toBe('2025-06-22');
    play.on('2025-06-18').send(people.farTown, 'OBJECT');
    play.on('2025-06-25').send(people.inspectorThree, 'DISMISS');
    expect(play.task('notice').due).toBe('2025-06-29');
    expect(left(play)).toBe(4);
  });

  it('loses no day to an objection dismissed on the same day', () => {
    const play = at.notice().on('2025-06-12');
    play.send(people.rival, 'OBJECT');
    play.send(people.inspectorThree, 'DISMISS');
    expect(play.task('notice').due).toBe('2025-06-16');
  });

  it('has nothing left when the objection came on its last day: dismissing it ends the notice', () => {
    const play = at.notice().on('2025-06-16');
    play.send(people.rival, 'OBJECT');
    expect(left(play.on('2025-06-20'))).toBe(0);
    expect(play.send(people.inspectorThree, 'DISMISS').to).toEqual(['granted']);
    expect(play.state.clock.notice).toBeNull();
  });

  it('stands still while the case is suspended', () => {
    const play = at.notice().on('2025-06-11');
    play.send(people.inspector, 'SUSPEND');
    play.on('2025-06-14').send(people.inspector, 'RESUME');
    expect(play.task('notice').due).toBe('2025-06-19');
    expect(left(play)).toBe(5);
  });
});
