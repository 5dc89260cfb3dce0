import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import { caseTypes } from '../../libs/case-types/index.js';
import { makeRoot } from '../../libs/casework/audit/daily-roots.js';
import { parseRootFile, rootFileOf, type RootFile } from '../../libs/casework/audit/root-file.js';
import { snapshotComparison } from '../../libs/casework/audit/snapshot-check.js';
import { verify } from '../../libs/casework/audit/verify.js';
import { CaseTypes } from '../../libs/casework/case-types.js';
import { storedCaseEntities } from '../../libs/casework/replay/stored-case.js';
import type { AuditCounts, AuditFinding } from '../../libs/contracts/index.js';
import { DiskBlobStore } from '../../libs/documents/storage/disk-blob-store.js';
import { CaseDriver } from '../support/case-driver.js';
import { changeOneRow, columnsOf, covered, manipulations, Random } from '../support/manipulations.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/**
 * Trust row 37: whatever somebody with every right does to the database, the verifier finds it, and finds nothing in
 * what nobody touched. Each manipulation is rolled back.
 */
const tried = Number(process.env.QIANGWEI_MANIPULATIONS ?? '200');
const seed = Number(process.env.QIANGWEI_SEED ?? '20261123');

const world = useWorld();
let dataSource: DataSource;
let now: Date;
let exported: RootFile[];

beforeAll(async () => {
  const { people } = world;
  await CaseDriver.draft(people);
  await CaseDriver.submitted(people, 'operator-b');
  const correction = await upTo.townReview(people);
  await correction.must('town-wuchang', 'REQUEST_CORRECTION');
  const joint = await upTo.jointReview(people, 'operator-b');
  const [task] = (await joint.view('dept-fire')).tasks.filter((each) => each.duty === 'fire');
  await people.post('dept-fire', `/tasks/${task?.id}/claim`, {});
  const recognised = await upTo.upward(people);
  await recognised.must('bureau-2', 'RECORD_UPPER_DECISION');
  for (const { documentId } of await recognised.letters()) await people.get('operator-a', `/documents/${documentId}`);

  dataSource = new DataSource({ type: 'postgres', url: world.server.database.url, entities: storedCaseEntities });
  await dataSource.initialize();
  const [clock]: { ahead_ms: string }[] = await dataSource.query('select ahead_ms from business_clock');
  now = new Date(Date.now() + Number(clock?.ahead_ms ?? 0));
  // The worker has made those of the days that the story took.
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000);
  const root = await dataSource.transaction(async (manager) => makeRoot(manager, tomorrow));
  if (!root) throw new Error('No root was made');
  let text = '';
  for await (const piece of rootFileOf(dataSource.manager, root)) text += piece;
  exported = [parseRootFile(text)];
  const fresh = await CaseDriver.submitted(people);
  await fresh.must('federation', 'FORWARD');
}, 120_000);

afterAll(() => dataSource.destroy());

async function check(manager: EntityManager, blobs?: DiskBlobStore): Promise<[AuditFinding[], AuditCounts]> {
  const compareSnapshot = await snapshotComparison(manager, new CaseTypes(caseTypes), now);
  const run = verify(manager, { compareSnapshot, exported, ...(blobs && { blobs }) });
  const findings: AuditFinding[] = [];
  for (;;) {
    const step = await run.next();
    if (step.done) return [findings, step.value];
    findings.push(step.value);
  }
}

it('finds nothing where nobody touched anything', async () => {
  const [findings, counts] = await check(dataSource.manager);
  expect(findings).toEqual([]);
  expect(counts).toMatchObject({ cases: 6 });
  expect(counts.lines).toBeGreaterThan(25);
  expect(counts.roots).toBeGreaterThanOrEqual(2);
});

it('covers every column of the tables that it answers for, and names the ones that it does not', async () => {
  const untried: string[] = [];
  for (const [table, left] of Object.entries(covered)) {
    const columns = (await columnsOf(dataSource.manager, table)).map(({ name }) => name);
    expect({ table, columns }).toMatchObject({ columns: expect.arrayContaining([...left]) as string[] });
    for (const { name, type } of await columnsOf(dataSource.manager, table)) {
      if (left.includes(name)) continue;
      const found = await rolledBack((manager) => changeOneRow(manager, table, { name, type }));
      if (found === null) untried.push(`${table}.${name}`);
      else expect({ table, column: name, found: found.length > 0 }).toMatchObject({ found: true });
    }
  }
  expect(untried.sort()).toEqual(Object.keys(refused).sort());
}, 180_000);

it(`finds each of ${tried} manipulations (seed ${seed})`, async () => {
  const random = new Random(seed);
  const missed: string[] = [];
  const kinds = new Map<string, number>();
  for (let done = 0; done < tried;) {
    const tampering: string[] = [];
    const findings = await rolledBack(async (manager) => {
      const what = await random.of(manipulations)(manager, random);
      if (what !== null) tampering.push(what);
      return what !== null;
    });
    if (findings === null) continue;
    done += 1;
    if (findings.length === 0) missed.push(...tampering);
    for (const kind of new Set(findings.map((each) => each.kind))) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  expect(missed).toEqual([]);
  expect(kinds.size).toBeGreaterThan(12);
  expect((await check(dataSource.manager))[0]).toEqual([]);
}, 600_000);

/** Columns in which the database itself takes no other value, or in which there is nothing to change; and why. */
const refused: Record<string, string> = {
  'public_notice.status': 'a check names the three that there are',
  'task.state': 'a check names those that there are',
  'timer.kind': 'a check names the two that there are',
};

describe('the bytes of a document', () => {
  const pathOf = (sha256: string) =>
    join(world.server.dataFolder, 'documents', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  it.each([
    ['changed', (path: string, bytes: Buffer) => writeFileSync(path, bytes.with(bytes.length - 9, bytes.at(-9)! ^ 1))],
    ['cut off', (path: string, bytes: Buffer) => writeFileSync(path, bytes.subarray(0, -1))],
    ['gone', (path: string) => rmSync(path)],
  ])('are found %s', async (_, damage) => {
    const rows: { sha256: string; letter: boolean }[] = await dataSource.query(
      `select distinct on (letter) d.sha256, l.id is not null as letter from document d left join letter l on l.document_id = d.id
       where d.sha256 is not null and (l.id is not null or d.id in (select document_id from case_attachment))
       order by letter, d.sha256`,
    );
    expect(rows.map(({ letter }) => letter)).toEqual([false, true]);
    const blobs = new DiskBlobStore(join(world.server.dataFolder, 'documents'));
    for (const { sha256, letter } of rows) {
      const bytes = readFileSync(pathOf(sha256));
      damage(pathOf(sha256), bytes);
      const [findings] = await check(dataSource.manager, blobs);
      writeFileSync(pathOf(sha256), bytes);
      expect(findings.map((each) => each.kind)).toContain(letter ? 'letterChanged' : 'attachmentChanged');
    }
    const [findings, { files }] = await check(dataSource.manager, blobs);
    expect(findings).toEqual([]);
    expect(files).toBeGreaterThan(10);
  });
});

/** @returns what the verifier found meanwhile; null when the database refused the manipulation, or nothing changed */
async function rolledBack(manipulate: (manager: EntityManager) => Promise<boolean>): Promise<AuditFinding[] | null> {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    // Keys that point nowhere and triggers are no obstacle to a superuser.
    await runner.query(`set local session_replication_role = replica`);
    try {
      if (!(await manipulate(runner.manager))) return null;
    } catch {
      return null;
    }
    return (await check(runner.manager))[0];
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}
