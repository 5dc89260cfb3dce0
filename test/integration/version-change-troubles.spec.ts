import type { VersionChangeView } from '#libs/contracts/index.js';
import { DecideVersionChange } from '#libs/casework/versions/decide-version-change.command.js';
import { OrderVersionChange } from '#libs/casework/versions/order-version-change.command.js';
import { VersionChangeRunner } from '#libs/casework/versions/version-change-runner.js';
import { VersionChanges } from '#libs/casework/versions/version-changes.query.js';
import { recordedCalendars } from '#libs/casework/calendars.js';
import { CaseTypes } from '#libs/casework/case-types.js';
import { rebuild } from '#libs/casework/replay/replay.js';
import { storedCases } from '#libs/casework/replay/stored-case.js';
import { CasesAsOf } from '#libs/casework/as-of/case-as-of.query.js';
import { caseTypes } from '#libs/case-types/index.js';
import { VersionsHouse } from '../support/versions-house.js';

/** What goes wrong for one case, or between the dry run and the move, holds up nobody else and is listed in words. */

const patience = 120_000;
const stuck = '01f00000-0000-7000-8000-00000000dead';
let house: VersionsHouse;
let changeId: string;
/** Ids of cases by what happens to them. */
const cases: Record<'calm' | 'unreadable' | 'retuned' | 'broken' | 'busy' | 'late', string> = {
  calm: '',
  unreadable: '',
  retuned: '',
  broken: '',
  busy: '',
  late: '',
};

beforeAll(async () => {
  house = await VersionsHouse.open();
  for (const name of ['calm', 'unreadable', 'retuned', 'broken', 'busy'] as const) cases[name] = await house.draft();
  await house.send(cases.calm, 'operator-a', 'SUBMIT');
  await house.send(cases.calm, 'federation', 'FORWARD');
  await house.send(cases.calm, 'town-wuchang', 'RECOMMEND');
  await house.send(cases.calm, 'bureau', 'ACCEPT');
  await house.send(cases.retuned, 'operator-a', 'SUBMIT');
}, patience);
afterAll(() => house.close());

const runner = () => house.app.get(VersionChangeRunner);

async function work(): Promise<void> {
  while (await runner().work());
}

async function order(): Promise<void> {
  const wanted = { caseType: 'park-recognition', toVersion: 2, reason: '试行' };
  changeId = await house.app.get(OrderVersionChange).execute(await house.actor('system-admin'), wanted);
}

async function report(): Promise<VersionChangeView> {
  return house.app.get(VersionChanges).get(await house.actor('bureau-head'), changeId, 'en');
}

async function rowOf(id: string): Promise<{ fate: string; note: string | null } | undefined> {
  const [row] = await house.database.query<{ fate: string; note: string | null }>(
    `select fate, note ->> 'en' as note from version_change_case where change_id = $1 and case_id = $2`,
    [changeId, id],
  );
  return row;
}

describe('the dry run', () => {
  let whole: unknown;

  beforeAll(async () => {
    const [row] = await house.database.query<{ engine_state: unknown }>(
      'select engine_state from case_file where id = $1',
      [cases.unreadable],
    );
    whole = row?.engine_state;
    await house.database.query(
      `update case_file set engine_state = jsonb_set(engine_state, '{snapshot,context}', 'null') where id = $1`,
      [cases.unreadable],
    );
    const { personId } = await house.actor('system-admin');
    await house.database.query(
      `insert into version_change (id, case_type, from_version, to_version, from_hash, to_hash, state, ordered_by,
         ordered_at, order_reason) values ($1, 'abolished', 1, 2, '', '', 'computing', $2, '2020-01-01', 'x')`,
      [stuck, personId],
    );
    await order();
  });

  it('of one case type is not held up by another that cannot go on', async () => {
    await expect(work()).rejects.toThrow('1 version changes could not go on');
    expect((await report()).state).toBe('ready');
    await house.database.query('delete from version_change where id = $1', [stuck]);
  });

  it('leaves a case where it is that cannot be looked at, and tries the others', async () => {
    expect((await report()).counts).toMatchObject({ moves: 4, stays: 1 });
    expect(await rowOf(cases.unreadable)).toEqual({
      fate: 'stays',
      note: expect.stringMatching(/^The dry run of this case failed \(INTERNAL\)/) as string,
    });
    await house.database.query('update case_file set engine_state = $2 where id = $1', [cases.unreadable, whole]);
  });

  it('takes a case that was committed late with an early id', async () => {
    await order();
    await runner().work();
    await house.database.query(
      `insert into case_file select (jsonb_populate_record(null::case_file, to_jsonb(c) || jsonb_build_object(
         'id', '00000000-0000-7000-8000-000000000001', 'number', 'EARLY-1'))).* from case_file c where id = $1`,
      [cases.busy],
    );
    await work();
    expect((await report()).counts).toMatchObject({ moves: 6, stays: 0 });
    await house.database.query(
      `delete from version_change_case where case_id = '00000000-0000-7000-8000-000000000001'`,
    );
    await house.database.query(`delete from case_file where id = '00000000-0000-7000-8000-000000000001'`);
    await order();
    await work();
  });
});

describe('the move', () => {
  beforeAll(async () => {
    cases.late = await house.draft();
    await house.pass(1);
    await house.database.query(
      `insert into case_setting (case_type, version, key, value, effective_from)
       values ('park-recognition', 2, 'preReviewDays', 9, '2000-01-01')`,
    );
    await house.database.query('create sequence tries');
    await house.database.query('grant usage on sequence tries to public');
    await house.database.query(`
      create function trouble() returns trigger language plpgsql as $$
      begin
        if new.case_id = '${cases.broken}' then raise check_violation using message = 'secret words'; end if;
        if new.case_id = '${cases.busy}' and nextval('tries') < 3 then raise serialization_failure; end if;
        return new;
      end $$`);
    await house.database.query(
      `create trigger trouble before insert on case_event for each row execute function trouble()`,
    );
    const { digest } = await report();
    const approval = { reason: '同意', digest: digest ?? '' };
    await house.app.get(DecideVersionChange).approve(await house.actor('bureau-head'), changeId, approval);
    // As often as the loop would come back to a case that could not be moved for the moment.
    for (let round = 0; round < 3; round += 1) await work();
  }, patience);

  it('takes a case to what was foreseen, however many days have passed', async () => {
    expect(await rowOf(cases.calm)).toEqual({ fate: 'migrated', note: null });
  });

  it('leaves one alone for which something else would come of it now', async () => {
    expect(await rowOf(cases.retuned)).toEqual({
      fate: 'skipped',
      note: expect.stringMatching(/differ from what was approved/) as string,
    });
    expect((await house.file(cases.retuned)).typeVersion).toBe(1);
  });

  it('tries again what failed because somebody was in the way', async () => {
    expect(await rowOf(cases.busy)).toEqual({ fate: 'migrated', note: null });
  });

  it('lists one that fails by a code, without the words of the error', async () => {
    expect(await rowOf(cases.broken)).toEqual({
      fate: 'skipped',
      note: expect.stringMatching(/^The move failed \(23514\)/) as string,
    });
  });

  it('lists what came after the dry run', async () => {
    expect(await rowOf(cases.late)).toEqual({
      fate: 'skipped',
      note: expect.stringMatching(/after the dry run/) as string,
    });
    expect((await report()).counts).toMatchObject({ pending: 0, migrated: 3, skipped: 3 });
  });

  it('leaves the past of a moved draft under the version that it was opened under', async () => {
    const [first] = caseTypes;
    const applicant = await house.actor('operator-a');
    for (const id of [cases.busy, cases.calm]) {
      const { definition } = await house.app.get(CasesAsOf, { strict: false }).get(applicant, id, { seq: 0 }, 'en');
      const hash = house.app.get(CaseTypes).hashOf(first!);
      expect(definition).toEqual({ version: 1, hash, wordForWord: true });
    }
  });

  it('can be replayed although the older version is worded otherwise by now', async () => {
    const [first, ...newer] = caseTypes;
    const reworded = new CaseTypes([{ ...first!, notices: {} }, ...newer]);
    const replaySources = { caseTypes: reworded, calendarOf: await recordedCalendars(house.manager) };
    const [stored] = await storedCases(house.manager, [cases.calm]);
    const opened = { ...stored!.file, typeVersion: 2 };
    expect(rebuild(replaySources, opened, stored!.events)).toEqual(stored!.file.engineState);
  });

  it('leaves what follows from every log', async () => {
    expect(await house.faults(Object.values(cases))).toEqual([]);
  });
});
