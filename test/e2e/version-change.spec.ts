import type { VersionChangeCaseRow, VersionChangeView } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { eventually } from '../support/eventually.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/** A new version on its governed way over HTTP: tried, read, approved by another, carried out also through a kill. */

const world = useWorld();
const base = '/admin/version-changes';
const howMany = 12;
let waiting: CaseDriver;
let joint: CaseDriver;
let change: VersionChangeView;

beforeAll(async () => {
  waiting = await upTo.townReview(world.people);
  joint = await upTo.jointReview(world.people, 'operator-b');
  for (let more = 0; more < howMany; more += 1) await CaseDriver.draft(world.people);
}, 120_000);

async function report(username = 'bureau-head'): Promise<VersionChangeView> {
  return (await world.people.get(username, `${base}/${change.id}`)).body as VersionChangeView;
}

async function reaches(state: VersionChangeView['state']): Promise<void> {
  await eventually(`the report is ${state}`, async () => (await report()).state === state, 60_000);
}

it('shows the second version as a candidate, and takes new cases into the first', async () => {
  const { body } = await world.people.get('operator-a', '/case-types/park-recognition/versions');
  const standings = (body.items as { version: number; standing: string }[]).map((each) => [
    each.version,
    each.standing,
  ]);
  expect(standings).toEqual([
    [2, 'candidate'],
    [1, 'released'],
  ]);
  expect((await world.people.get('operator-a', '/case-types/park-recognition')).body.version).toBe(1);
  expect((await world.people.get('operator-a', '/case-types/park-recognition?version=2')).body.version).toBe(2);
});

it('is ordered by the system administrator, who sees figures and no cases', async () => {
  const wanted = { caseType: 'park-recognition', toVersion: 2, reason: '市场监管、税务参加联审' };
  const answer = await world.people.post('system-admin', base, wanted);
  expect(answer.status).toBe(201);
  change = answer.body;
  await reaches('ready');
  const seen = await report('system-admin');
  expect(seen).toMatchObject({ counts: { moves: 2 + howMany, stays: 0 }, mayDecide: false });
  expect((await world.people.get('system-admin', `${base}/${change.id}/cases`)).body.items).toEqual([]);
});

it('tells the approver, who reads each case that is handed in', async () => {
  const { body } = await world.people.get('bureau-head', `${base}/${change.id}/cases`);
  const rows = body.items as VersionChangeCaseRow[];
  expect(rows.map((row) => row.number).sort()).toEqual([waiting.number, joint.number].sort());
  const row = rows.find((each) => each.number === joint.number);
  expect(row?.gained.join()).toContain('免予现场核查');
  await eventually('the approver is told', async () => {
    const { items } = (await world.people.get('bureau-head', '/notifications')).body as { items: { kind: string }[] };
    return items.some(({ kind }) => kind === 'versionChangeReady');
  });
});

it('skips what changed since, survives a kill, and moves each case once', async () => {
  await waiting.must('town-wuchang', 'RECOMMEND');
  // Each move takes a while, so that the server can be killed between two of them.
  await world.server.database.query(
    `create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.15); return new; end $$`,
  );
  await world.server.database.query(
    'create trigger dawdle before update on version_change_case for each row execute function dawdle()',
  );
  const { digest } = await report();
  const approval = { digest, reason: '同意，自今日起施行。' };
  expect((await world.people.post('bureau-head', `${base}/${change.id}/approve`, approval)).status).toBe(200);
  await eventually('some are moved', async () => (await report()).counts.migrated > 1);
  await world.server.kill();
  await world.server.boot();
  expect((await report()).state).toBe('migrating');
  await reaches('done');
  expect((await report()).counts).toMatchObject({ migrated: 1 + howMany, skipped: 1, pending: 0 });
  const lines = await world.server.database.query<{ times: number }>(
    `select count(*)::integer as times from case_event where type = 'CASE_MIGRATED' group by case_id`,
  );
  expect(lines.map((line) => line.times)).toEqual(Array.from({ length: 1 + howMany }, () => 1));
}, 180_000);

it('shows the moved case in its new version, the skipped one in its old', async () => {
  expect((await waiting.view()).typeVersion).toBe(1);
  const view = await joint.view('bureau');
  expect(view.typeVersion).toBe(2);
  expect(view.tasks.filter((task) => task.state === 'open').map((task) => task.duty)).toContain('tax');
  const diagram = (await world.people.get('bureau', `/cases/${joint.id}/diagram`)).body as { nodes: { id: string }[] };
  expect(diagram.nodes.map((node) => node.id)).toContain('provinceDecision');
  const last = (await joint.timeline()).at(-1);
  expect(last).toMatchObject({
    type: 'CASE_MIGRATED',
    title: '转入新版流程',
    payload: { fromVersion: 1, toVersion: 2, reportId: change.id, reason: '同意，自今日起施行。' },
  });
  expect((await world.people.get('auditor', `/cases/${joint.id}/audit`)).body.verdict).toBe('intact');
});

it('lets the new departments answer, and takes new cases into the approved version', async () => {
  await joint.must('dept-tax', 'CONCUR');
  const draft = await CaseDriver.draft(world.people);
  expect((await draft.view()).typeVersion).toBe(2);
  expect((await world.people.get('operator-a', '/case-types/park-recognition')).body.version).toBe(2);
});
