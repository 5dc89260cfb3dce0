import type { VersionChangeView } from '#libs/contracts/index.js';
import { HandleTask } from '#libs/casework/handle-task.command.js';
import { DecideVersionChange } from '#libs/casework/versions/decide-version-change.command.js';
import { OrderVersionChange } from '#libs/casework/versions/order-version-change.command.js';
import { VersionChangeRunner } from '#libs/casework/versions/version-change-runner.js';
import { VersionChanges } from '#libs/casework/versions/version-changes.query.js';
import { VersionsHouse } from '../support/versions-house.js';

/** A real second version is tried on two hundred open cases in every state, approved, and carried out. */

const patience = 300_000;
const departments = ['planning', 'ecology', 'emergency', 'fire', 'housing'];
/** Of each stage; the early ones are quickly reached, so there are more of them. */
const copies = (steps: Step[]) => (steps.length < 6 ? 24 : 9);
let house: VersionsHouse;
/** Ids of the cases by the stage that they were brought to. */
const cases: Record<string, string[]> = {};
let changeId: string;

type Step = (id: string) => Promise<unknown>;
const by =
  (who: string, event: string, payload?: Record<string, unknown>): Step =>
  (id) =>
    house.send(id, who, event, payload);

const submit = [by('operator-a', 'SUBMIT')];
const forwarded = [...submit, by('federation', 'FORWARD')];
const recommended = [...forwarded, by('town-wuchang', 'RECOMMEND')];
const accepted = [...recommended, by('bureau', 'ACCEPT')];
const inspected = [by('bureau', 'RECORD_INSPECTION'), by('bureau-2', 'RECORD_INSPECTION')];
const reviewed = [...accepted, ...departments.map((each) => by(`dept-${each}`, 'CONCUR')), ...inspected];
const rectifying = [...reviewed, by('meeting-office', 'REQUIRE_RECTIFICATION')];
const published = [...reviewed, by('meeting-office', 'APPROVE')];

const stages: Record<string, Step[]> = {
  draft: [],
  preReview: submit,
  correction: [...submit, by('federation', 'REQUEST_CORRECTION')],
  townReview: forwarded,
  acceptance: recommended,
  jointReview: accepted,
  halfReviewed: [
    ...accepted,
    by('dept-fire', 'OBJECT'),
    by('dept-housing', 'CONCUR'),
    by('bureau', 'RECORD_INSPECTION'),
  ],
  suspended: [...accepted, by('bureau', 'SUSPEND')],
  committee: reviewed,
  rectification: rectifying,
  reinspection: [...rectifying, by('operator-a', 'REPORT_RECTIFIED'), by('bureau', 'RECORD_INSPECTION')],
  publicNotice: published,
  objection: [...published, by('firm-a', 'RAISE_OBJECTION')],
  withdrawn: [...forwarded, by('operator-a', 'WITHDRAW')],
};
const open = () => Object.entries(cases).flatMap(([stage, ids]) => (stage === 'withdrawn' ? [] : ids));

beforeAll(async () => {
  house = await VersionsHouse.open();
  const upward = await bring(published);
  await house.pass(8);
  cases.upward = [upward];
  for (const [stage, steps] of Object.entries(stages)) {
    cases[stage] = [];
    for (let copy = 0; copy < copies(steps); copy += 1) cases[stage].push(await bring(steps));
  }
  // Kept aside, to be multiplied at the end.
  await house.database.query('create table sample as select * from case_file where id = $1', [cases.suspended?.[0]]);
}, patience);
afterAll(() => house.close());

async function bring(steps: Step[]): Promise<string> {
  const id = await house.draft();
  for (const step of steps) await step(id);
  return id;
}

async function work(): Promise<void> {
  while (await house.app.get(VersionChangeRunner).work());
}

async function report(): Promise<VersionChangeView> {
  return house.app.get(VersionChanges).get(await house.actor('bureau-head'), changeId, 'en');
}

/** Everything stored of all cases, as one digest. */
async function fingerprint(ids: readonly string[] = []): Promise<string> {
  const rows = await house.database.query<{ digest: string }>(
    `select md5(string_agg(each, '' order by each)) as digest from (
       select c::text as each from case_file c where cardinality($1::uuid[]) = 0 or c.id = any($1)
       union all select t::text from task t where cardinality($1::uuid[]) = 0 or t.case_id = any($1)
       union all select e::text from case_event e where cardinality($1::uuid[]) = 0 or e.case_id = any($1)
       union all select r::text from timer r where cardinality($1::uuid[]) = 0 or r.case_id = any($1)) rows`,
    [ids],
  );
  return rows[0]?.digest ?? '';
}

async function order(reason = '市场监管、税务参加联审'): Promise<void> {
  const wanted = { caseType: 'park-recognition', toVersion: 2, reason };
  changeId = await house.app.get(OrderVersionChange).execute(await house.actor('system-admin'), wanted);
}

async function decide(way: 'approve' | 'reject', who: string, digest: string | null): Promise<void> {
  const command = house.app.get(DecideVersionChange);
  const actor = await house.actor(who);
  if (way === 'reject') return command.reject(actor, changeId, { reason: '再议。' });
  return command.approve(actor, changeId, { reason: '同意，自今日起施行。', digest: digest ?? '' });
}

const versionOf = async (id: string) => (await house.file(id)).typeVersion;

describe('the dry run', () => {
  it('looks at every open case and touches none', async () => {
    const before = await fingerprint();
    await order();
    await work();
    expect(await fingerprint()).toBe(before);
    const { state, counts, digest } = await report();
    expect({ state, ...counts }).toMatchObject({ state: 'ready', moves: open().length - 1, stays: 1 });
    expect(open().length).toBeGreaterThan(190);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says why a case stays', async () => {
    const rows = await house.database.query<{ case_id: string; note: { en: string } }>(
      `select case_id, note from version_change_case where change_id = $1 and outcome = 'stays'`,
      [changeId],
    );
    expect(rows.map((row) => row.case_id)).toEqual(cases.upward);
    expect(rows[0]?.note.en).toMatch(/not whether the city has agreed/);
  });

  it('tells the ways, powers and limits that differ', async () => {
    const { diff } = await report();
    const lines = (section: 'paths' | 'powers' | 'limits' | 'separation') =>
      diff?.[section].map(({ change, subject, before, after }) => [change, subject, before, after]);
    expect(lines('powers')).toContainEqual([
      'added',
      expect.stringMatching(/Waive the inspection$/),
      null,
      'Joint review and inspection',
    ]);
    expect(lines('limits')).toContainEqual([
      'changed',
      'Objection',
      expect.stringMatching(/^15 working days/),
      expect.stringMatching(/^10 working days/),
    ]);
    expect(lines('separation')).toEqual([['added', 'Acceptance ≠ Waiving the inspection', null, 'never one person']]);
    expect(lines('paths')?.map((line) => line[1])).toContain('City review → City refuses → Rejected');
  });

  it('says of each case who gains what', async () => {
    const [row] = await house.database.query<{ forecast: { parties: unknown[]; tasks: unknown[] } }>(
      'select forecast from version_change_case where change_id = $1 and case_id = $2',
      [changeId, cases.jointReview?.[0]],
    );
    expect(row?.forecast.parties).toContainEqual({
      role: 'department-reviewer',
      unit: 'dept-tax',
      gained: ['CONCUR', 'OBJECT'],
      lost: [],
    });
    expect(row?.forecast.tasks).toContainEqual(expect.objectContaining({ duty: 'tax', change: 'opened' }));
  });
});

describe('the approval', () => {
  it.each([
    ['approve', 'bureau', 'AUTH.FORBIDDEN'],
    ['approve', 'system-admin', 'AUTH.FORBIDDEN'],
    ['approve', 'auditor', 'AUTH.FORBIDDEN'],
    ['approve', 'security-admin', 'AUTH.FORBIDDEN'],
    ['approve', 'operator-a', 'AUTH.FORBIDDEN'],
    ['reject', 'district-head', 'AUTH.FORBIDDEN'],
    ['reject', 'system-admin', 'AUTH.FORBIDDEN'],
  ] as const)('%s is not for %s', async (way, who, code) => {
    await expect(decide(way, who, (await report()).digest)).rejects.toMatchObject({ code });
  });

  it.each(['bureau', 'bureau-2', 'meeting-office', 'auditor', 'security-admin', 'operator-a'])(
    'cannot be ordered by %s',
    async (who) => {
      const wanted = { caseType: 'park-recognition', toVersion: 2, reason: 'x' };
      const order = house.app.get(OrderVersionChange).execute.bind(house.app.get(OrderVersionChange));
      const actor = await house.actor(who);
      expect(() => order(actor, wanted)).toThrow(expect.objectContaining({ code: 'AUTH.FORBIDDEN' }));
    },
  );

  it('is never given by who ordered the report', async () => {
    const wanted = { caseType: 'park-recognition', toVersion: 2, reason: '局里提出' };
    const head = await house.actor('bureau-head');
    const kept = changeId;
    changeId = await house.app.get(OrderVersionChange).execute(head, wanted);
    await work();
    await expect(decide('approve', 'bureau-head', (await report()).digest)).rejects.toMatchObject({
      code: 'CHANGE.OWN_ORDER',
    });
    expect((await house.database.query('select state from version_change where id = $1', [kept]))[0]).toEqual({
      state: 'superseded',
    });
    await decide('reject', 'meeting-office', null);
    await expect(decide('approve', 'meeting-office', (await report()).digest)).rejects.toMatchObject({
      code: 'CHANGE.NOT_READY',
    });
    await order();
    await work();
  });

  it('is bound to what the approver has read', async () => {
    await expect(decide('approve', 'bureau-head', '0'.repeat(64))).rejects.toMatchObject({ code: 'CHANGE.STALE' });
    const { digest } = await report();
    const [row] = await house.database.query<{ case_id: string }>(
      `update version_change_case set forecast = forecast || '{"to": ["approved"]}' where change_id = $1
         and case_id = (select min(case_id::text)::uuid from version_change_case where change_id = $1) returning case_id`,
      [changeId],
    );
    expect(row).toBeDefined();
    await expect(decide('approve', 'bureau-head', digest)).rejects.toMatchObject({ code: 'CHANGE.STALE' });
    await order();
    await work();
  });

  it('changes nothing for new cases before it is given', async () => {
    expect(await versionOf(await house.draft())).toBe(1);
  });
});

describe('the move', () => {
  let decided: string;

  beforeAll(async () => {
    const [moved, claimed] = cases.acceptance ?? [];
    const [gone] = cases.townReview ?? [];
    // After the dry run one case goes on, one is withdrawn, and one is claimed.
    await house.send(moved!, 'bureau', 'ACCEPT');
    await house.send(gone!, 'operator-a', 'WITHDRAW');
    const [task] = await house.database.query<{ id: string }>(
      `select id from task where case_id = $1 and state = 'open'`,
      [claimed],
    );
    await house.app.get(HandleTask).claim(await house.actor('bureau-2'), task!.id, 'en');
    decided = await fingerprint([...(cases.withdrawn ?? []), gone!]);
    await decide('approve', 'bureau-head', (await report()).digest);
    await work();
  }, patience);

  /** Three have changed, and a draft was opened after the dry run. */
  it('takes every case that is as it was, and lists the others', async () => {
    const { state, counts } = await report();
    expect({ state, ...counts }).toMatchObject({ state: 'done', pending: 0, skipped: 4, stays: 1 });
    expect(counts.migrated).toBe(counts.moves - 3);
    const moved = await house.database.query<{ lines: string }>(
      `select count(*) as lines from case_event where type = 'CASE_MIGRATED' group by case_id`,
    );
    expect(moved).toHaveLength(counts.migrated);
    expect(new Set(moved.map((each) => each.lines))).toEqual(new Set(['1']));
  });

  it('never touches a decided case', async () => {
    const gone = cases.townReview?.[0];
    expect(await fingerprint([...(cases.withdrawn ?? []), gone!])).toBe(decided);
  });

  it('leaves what follows from every log, and every chain whole', async () => {
    expect(await house.faults([...open(), ...(cases.withdrawn ?? [])])).toEqual([]);
  });

  it('says in the log from where to where, why and on whose approval', async () => {
    const [line] = await house.database.query<Record<string, unknown>>(
      `select actor_id, payload from case_event where case_id = $1 and type = 'CASE_MIGRATED'`,
      [cases.committee?.[0]],
    );
    expect(line).toMatchObject({
      actor_id: 'system',
      payload: { fromVersion: 1, toVersion: 2, reportId: changeId, reason: '同意，自今日起施行。' },
    });
  });

  it('keeps what people have done, and asks the new departments', async () => {
    const { engineState } = await house.file(cases.halfReviewed![0]!);
    const task = (duty: string) => engineState.tasks.find((each) => each.duty === duty);
    expect(engineState.tasks.map((each) => each.duty).sort()).toEqual(
      ['ecology', 'emergency', 'inspection', 'market', 'planning', 'tax'].sort(),
    );
    expect(task('inspection')?.signatures).toHaveLength(1);
    expect(engineState.snapshot.context.vetoes).toHaveLength(1);
  });

  it('tells the new holders, and nobody to whom nothing changes', async () => {
    const rows = await house.database.query<{ unit: string }>(
      `select distinct payload -> 'audience' -> 0 ->> 'unit' as unit from outbox
       where payload ->> 'kind' = 'procedureChanged' order by 1`,
    );
    expect(rows.map((row) => row.unit)).toEqual([
      'bureau',
      ...['ecology', 'emergency', 'fire', 'housing', 'market', 'planning', 'tax'].map((each) => `dept-${each}`),
    ]);
  });

  it('lets new cases take the approved version, and old ones end under it', async () => {
    expect(await versionOf(await house.draft())).toBe(2);
    const id = cases.halfReviewed![1]!;
    for (const each of ['planning', 'ecology', 'emergency', 'market', 'tax'])
      await house.send(id, `dept-${each}`, 'CONCUR');
    await house.send(id, 'bureau-head', 'WAIVE_INSPECTION');
    await house.send(id, 'meeting-office', 'RETURN', { to: 'jointReview' });
    for (const each of [...departments, 'market', 'tax']) await house.send(id, `dept-${each}`, 'CONCUR');
    for (const step of inspected) await step(id);
    await house.send(id, 'meeting-office', 'APPROVE');
    await house.pass(8);
    await house.send(id, 'bureau', 'RECORD_CITY_APPROVAL');
    await house.send(id, 'bureau-2', 'RECORD_UPPER_DECISION');
    expect(await house.file(id)).toMatchObject({ status: 'approved', typeVersion: 2 });
    await house.send(cases.upward![0]!, 'bureau-2', 'RECORD_UPPER_DECISION');
    expect(await house.file(cases.upward![0]!)).toMatchObject({ status: 'approved', typeVersion: 1 });
    expect(await house.faults([id, cases.upward![0]!])).toEqual([]);
  });

  it('can be ordered once more for the cases left behind', async () => {
    const wanted = { caseType: 'park-recognition', fromVersion: 1, toVersion: 2, reason: '其余办件' };
    changeId = await house.app.get(OrderVersionChange).execute(await house.actor('system-admin'), wanted);
    await work();
    await decide('approve', 'meeting-office', (await report()).digest);
    await work();
    const { state, counts } = await report();
    // The one that went on, the claimed one, and the draft of a moment ago.
    expect({ state, migrated: counts.migrated, stays: counts.stays }).toEqual({ state: 'done', migrated: 3, stays: 0 });
  });
});

it(
  'tries more than a thousand cases, a hundred in memory at a time',
  async () => {
    await house.database.query(
      `insert into case_file select (jsonb_populate_record(null::case_file, to_jsonb(c) || jsonb_build_object(
       'id', ('01f00000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'number', 'COPY-' || n))).*
       from sample c, generate_series(1, 1100) n`,
    );
    const wanted = { caseType: 'park-recognition', fromVersion: 1, toVersion: 2, reason: '规模' };
    changeId = await house.app.get(OrderVersionChange).execute(await house.actor('system-admin'), wanted);
    const heap = process.memoryUsage().heapUsed;
    await work();
    const { counts, dryRunMs, state } = await report();
    const megabytes = (process.memoryUsage().heapUsed - heap) / 1_048_576;
    process.stdout.write(
      `dry run: ${counts.moves + counts.stays} cases in ${dryRunMs} ms, heap ${megabytes.toFixed(0)} MB\n`,
    );
    expect(state).toBe('ready');
    expect(counts.moves + counts.stays).toBeGreaterThanOrEqual(1_100);
    expect(dryRunMs).toBeLessThan(120_000);
  },
  patience,
);
