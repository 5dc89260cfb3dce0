import { DataSource } from 'typeorm';
import { replayCommand } from '../../apps/cli/replay.js';
import { caseTypes } from '../../libs/case-types/index.js';
import { recordedCalendars } from '../../libs/casework/calendars.js';
import { CaseTypes } from '../../libs/casework/case-types.js';
import { compare } from '../../libs/casework/replay/compare.js';
import { rebuild, type ReplaySources } from '../../libs/casework/replay/replay.js';
import { storedCaseEntities, storedCases } from '../../libs/casework/replay/stored-case.js';
import type { PartyRef } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { concurAll, inspect, upTo } from '../support/park-recognition-path.js';
import { keepStoredStates, statesOf } from '../support/stored-states.js';
import { useWorld } from '../support/world.js';

/** What is stored of a case, at every moment of its life, is what its log gives when every step is taken again. */

const world = useWorld();
let dataSource: DataSource;
let sources: ReplaySources;

beforeAll(async () => {
  const { database } = world.server;
  dataSource = new DataSource({ type: 'postgres', url: database.url, entities: storedCaseEntities });
  await dataSource.initialize();
  sources = { caseTypes: new CaseTypes(caseTypes), calendarOf: await recordedCalendars(dataSource.manager) };
  await keepStoredStates(database);
});

afterAll(() => dataSource.destroy());

const journeys: [string, () => Promise<CaseDriver>][] = [
  ['a draft', () => CaseDriver.draft(world.people)],
  ['the main path to the certificate', recognised],
  ['correction, suspension, extension and a task handed around', detours],
  ['signers called in before and after the others, and one taken off again', signedInTurn],
  ['veto, rectification, re-inspection and two objections', contested],
];

describe.each(journeys)('%s', (_, travel) => {
  let driver: CaseDriver;
  beforeAll(async () => (driver = await travel()));

  it('gives every state that was ever stored, line by line', async () => {
    const [stored] = await storedCases(dataSource.manager, [driver.id]);
    if (!stored) throw new Error('The case is not there');
    const kept = await statesOf(world.server.database, driver.id);
    expect(kept.map(({ seq }) => seq)).toEqual(Array.from({ length: stored.events.length + 1 }, (__, seq) => seq));
    for (const { seq, state } of kept) {
      const rebuilt = rebuild(sources, stored.file, stored.events.slice(0, seq));
      // As it would be stored: what is undefined in memory is absent in JSON.
      expect({ seq, state: JSON.parse(JSON.stringify(rebuilt)) as unknown }).toEqual({ seq, state });
    }
  });

  it('gives the row, the tasks, the signatures and the timers', async () => {
    const [stored] = await storedCases(dataSource.manager, [driver.id]);
    if (!stored) throw new Error('The case is not there');
    const comparison = compare(sources, stored, await businessNow());
    expect(comparison).toMatchObject({ number: driver.number, differences: [], failure: null, reworded: [] });
  });
});

describe('what was written past the log', () => {
  let driver: CaseDriver;
  let task: string;
  beforeAll(async () => {
    driver = await upTo.committee(world.people);
    const [open] = await world.server.database.query<{ key: string }>(
      `select key from task where case_id = $1 and state = 'open'`,
      [driver.id],
    );
    task = open?.key ?? '';
  });

  /** Compares while a change stands that is taken back afterwards. */
  async function comparedAfter(change: string) {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      const [, changed] = (await runner.query(change, [driver.id])) as [unknown, number];
      expect(changed).toBeGreaterThan(0);
      const [stored] = await storedCases(runner.manager, [driver.id]);
      if (!stored) throw new Error('The case is not there');
      return compare(sources, stored, await businessNow());
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  it.each([
    [
      'the start of the promise',
      `engine_state = jsonb_set(engine_state, '{clock,startedOn}', '"2020-01-01"')`,
      '/engineState/clock/startedOn',
    ],
    [
      'who has acted',
      `engine_state = jsonb_set(engine_state, '{holders,acceptance}', '[]')`,
      '/engineState/holders/acceptance/0',
    ],
    [
      'a vote',
      `engine_state = jsonb_set(engine_state, '{tasks,0,signatures}', '[{}]')`,
      '/engineState/tasks/0/signatures/0',
    ],
    ['the state', `state = '{approved}'`, '/state/0'],
    ['the status', `status = 'approved'`, '/status'],
    ['the version followed', 'type_version = type_version + 1', '/typeVersion'],
    ['the date of acceptance', `accepted_on = '2020-01-01'`, '/acceptedOn'],
    ['the promise', 'due_date = due_date + 30', '/dueDate'],
    ['the time of submission', `submitted_at = submitted_at - interval '1 day'`, '/submittedAt'],
    ['the length of the log', 'log_length = log_length + 1', '/logLength'],
    ['the form', `form = form || '{"parkName": "别的园区"}'`, '/form'],
  ])('is reported with its place: %s', async (_, change, path) => {
    const { differences } = await comparedAfter(`update case_file set ${change} where id = $1`);
    expect(differences.map((each) => each.path)).toEqual([path]);
  });

  it.each([
    [
      'the date of a task',
      `update task set due_date = due_date + 30 where state = 'open' and case_id = $1`,
      '/tasks/{}/dueDate',
    ],
    ['the office of a task', `update task set unit = 'bureau' where state = 'open' and case_id = $1`, '/tasks/{}/unit'],
    [
      'who has claimed a task',
      `update task set assignee = (select id from person limit 1) where state = 'open' and case_id = $1`,
      '/tasks/{}/assignee',
    ],
    [
      'a task that is hidden',
      `update task set state = 'done' where state = 'open' and case_id = $1`,
      '/tasks/{}/state',
    ],
    [
      'a deadline put off',
      `update timer set due_at = due_at + interval '9 days' where kind = 'due' and case_id = $1`,
      '/timers/{} due',
    ],
    ['a deadline taken out', `delete from timer where kind = 'due' and case_id = $1`, '/timers/{} due'],
  ])('is reported with its place: %s', async (_, change, path) => {
    const { differences } = await comparedAfter(change);
    expect(differences.map((each) => each.path)).toEqual([path.replace('{}', task)]);
  });

  it.each([
    ['signatures', 'delete from task_signature s using task t where t.id = s.task_id and t.case_id = $1'],
    ['attachments', 'delete from case_attachment where case_id = $1'],
  ])('is reported when it is missing: %s', async (place, change) => {
    const { differences } = await comparedAfter(change);
    expect(differences.length).toBeGreaterThan(0);
    expect(differences.filter((each) => each.stored !== undefined || !each.path.startsWith(`/${place}/`))).toEqual([]);
  });

  it('is found in the log itself when a line asks for what the procedure does not take', async () => {
    const forged = `update case_event set type = 'APPROVE' where seq = 3 and case_id = $1`;
    const { failure } = await comparedAfter(forged);
    expect(failure).toMatch(/^Line 3 cannot be replayed: park-recognition does not take APPROVE in townReview/);
  });

  it('is not guessed about when a calendar was never recorded', async () => {
    const forged = `update case_event set input = input || '{"calendarVersion": "2026:mine"}' where seq = 2 and case_id = $1`;
    const { failure } = await comparedAfter(forged);
    expect(failure).toBe('Line 2 cannot be replayed: The calendar 2026:mine is not recorded');
  });

  it('is told apart from a definition that was reworded', async () => {
    const forged = `update case_event set definition_hash = 'other words' where seq = 2 and case_id = $1`;
    expect(await comparedAfter(forged)).toMatchObject({ differences: [], failure: null, reworded: ['other words'] });
  });
});

describe('npm run replay', () => {
  let driver: CaseDriver;
  beforeAll(async () => (driver = await upTo.acceptance(world.people)));

  async function run(...words: string[]) {
    const lines: string[] = [];
    const same = await replayCommand(dataSource, words, (line) => lines.push(line));
    return { same, text: lines.join('\n') };
  }

  it('shows a case by its number as it is, and that it is what the log gives', async () => {
    const { same, text } = await run(driver.number);
    expect(text).toMatch(/line 3 of 3: .* RECOMMEND by .* under townReview\nstates: acceptance\n/);
    expect(text).toMatch(/Stored and rebuilt are equal \(3 lines\)\.$/);
    expect(same).toBe(true);
  });

  it('shows it by its id as it was after any line, and as the draft that it was', async () => {
    expect((await run(driver.id, '--at', '1')).text).toMatch(/line 1 of 3: .* SUBMIT by .*\nstates: preReview\n/);
    expect((await run(driver.id, '--at', '0')).text).toMatch(/line 0 of 3: .* the draft was opened\nstates: draft\n/);
  });

  it('goes through all cases, says which one differs and where, and counts', async () => {
    const { query } = world.server.database;
    expect((await run('--all')).same).toBe(true);
    await query(`update case_file set status = 'approved' where id = $1`, [driver.id]);
    const { same, text } = await run('--all');
    await query(`update case_file set status = 'received' where id = $1`, [driver.id]);
    expect(same).toBe(false);
    expect(text).toContain(`${driver.number}:\nStored and rebuilt differ:\n  /status\n    stored:  "approved"`);
    expect(text).toMatch(/\d+ cases, \d+ lines: \d+ equal, 1 different, 0 not replayable$/);
  });

  it.each([
    ['nothing to do', [], /^Usage:/],
    ['an unknown case', ['330110-RD-19990101-000001'], /^There is no case 330110-RD-19990101-000001/],
    ['a line that is not there', ['{}', '--at', '99'], /has the lines 0 to 3/],
    ['a line that is no number', ['{}', '--at', 'x'], /has the lines 0 to 3/],
    ['an unknown option', ['--everything'], /Unknown option '--everything'[^]*Usage:/],
  ])('says what to type instead: %s', async (_, words, said) => {
    await expect(run(...words.map((word) => word.replace('{}', driver.id)))).rejects.toThrow(said);
  });
});

async function businessNow(): Promise<Date> {
  const [row]: { ahead_ms: string }[] = await dataSource.query('select ahead_ms from business_clock');
  return new Date(Date.now() + Number(row?.ahead_ms));
}

async function recognised(): Promise<CaseDriver> {
  const driver = await upTo.upward(world.people);
  await driver.must('bureau-2', 'RECORD_UPPER_DECISION');
  return driver;
}

async function signedInTurn(): Promise<CaseDriver> {
  const driver = await upTo.upward(world.people);
  const task = (await driver.view('bureau')).tasks.find(({ duty, state }) => duty === 'upward' && state === 'open');
  const { body } = await world.people.get('bureau', `/tasks/${task?.id}/colleagues`);
  const personIds = (body.items as PartyRef[]).map(({ id }) => id);
  const change = async (action: string, position?: string) => {
    const answer = await world.people.post('bureau', `/tasks/${task?.id}/${action}`, {
      personIds,
      reason: '请复核',
      ...(position && { position }),
    });
    expect(answer.status).toBe(200);
  };
  await change('add-signers', 'after');
  await change('remove-signers');
  await change('add-signers', 'before');
  await driver.must('bureau-2', 'RECORD_UPPER_DECISION');
  await driver.must('bureau', 'RECORD_UPPER_DECISION');
  return driver;
}

async function detours(): Promise<CaseDriver> {
  const driver = await upTo.townReview(world.people);
  await driver.must('town-wuchang', 'REQUEST_CORRECTION');
  await driver.must('operator-a', 'RESUBMIT');
  await driver.must('town-wuchang', 'RECOMMEND');
  const [task] = (await driver.view('bureau')).tasks.filter((each) => each.duty === 'acceptance');
  await world.people.post('bureau', `/tasks/${task?.id}/claim`, {});
  await world.people.post('bureau', `/tasks/${task?.id}/release`, {});
  await driver.must('bureau-2', 'ACCEPT');
  await driver.must('bureau', 'SUSPEND');
  await driver.advance('P20D');
  await driver.must('bureau', 'RESUME');
  await driver.must('bureau-head', 'EXTEND');
  await driver.advance('P30D');
  const { body } = await world.people.get('bureau', `/cases/${driver.id}/advisors`);
  const [advisor] = body.items as { id: string }[];
  const question = { personId: advisor?.id, question: '是否可行？', lastDay: '2099-12-31' };
  const asked = await world.people.post('bureau', `/cases/${driver.id}/consultations`, question);
  expect(asked.status).toBe(201);
  return driver;
}

async function contested(): Promise<CaseDriver> {
  const driver = await upTo.jointReview(world.people, 'operator-b');
  await driver.must('dept-fire', 'OBJECT');
  for (const department of ['planning', 'ecology', 'emergency', 'housing']) {
    await driver.must(`dept-${department}`, 'CONCUR');
  }
  await inspect(driver);
  await driver.must('meeting-office', 'REQUIRE_RECTIFICATION');
  await driver.must('operator-b', 'REPORT_RECTIFIED');
  await inspect(driver);
  await driver.must('meeting-office', 'APPROVE');
  for (const objector of ['firm-a', 'firm-b']) {
    await driver.advance('P2D');
    await driver.must(objector, 'RAISE_OBJECTION');
    await driver.must('bureau-2', 'DISMISS');
  }
  await driver.must('firm-a', 'RAISE_OBJECTION');
  await driver.must('bureau-2', 'UPHOLD');
  await driver.must('meeting-office', 'RETURN', { to: 'jointReview' });
  await concurAll(driver);
  return driver;
}
