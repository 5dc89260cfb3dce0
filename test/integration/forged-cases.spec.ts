import { DataSource, type EntityManager } from 'typeorm';
import { caseTypes } from '../../libs/case-types/index.js';
import { makeRoot } from '../../libs/casework/audit/daily-roots.js';
import { parseRootFile, rootFileOf, type RootFile } from '../../libs/casework/audit/root-file.js';
import { checkRoots } from '../../libs/casework/audit/root-check.js';
import { snapshotComparison } from '../../libs/casework/audit/snapshot-check.js';
import { verify } from '../../libs/casework/audit/verify.js';
import { CaseTypes } from '../../libs/casework/case-types.js';
import { pagesOfCases, storedCaseEntities } from '../../libs/casework/replay/stored-case.js';
import type { AuditFinding, AuditView } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { appendLine, insertSealedCase } from '../support/forged-cases.js';
import { useWorld } from '../support/world.js';

/** Cases and lines that fit themselves: only roots, and what is given once, can tell; also when newer roots have them. */
const world = useWorld();
const day = 24 * 3_600_000;
const nil = '00000000-0000-0000-0000-000000000000';
const other = 'f0000000-0000-4000-8000-000000000000';

let dataSource: DataSource;
let now: Date;
let original: string;
let number: string;
let exported: RootFile[];

beforeAll(async () => {
  await CaseDriver.draft(world.people, 'operator-b');
  const driver = await CaseDriver.submitted(world.people);
  await driver.must('federation', 'FORWARD');
  original = driver.id;
  dataSource = new DataSource({ type: 'postgres', url: world.server.database.url, entities: storedCaseEntities });
  await dataSource.initialize();
  const [clock]: { ahead_ms: string }[] = await dataSource.query('select ahead_ms from business_clock');
  now = new Date(Date.now() + Number(clock?.ahead_ms ?? 0));
  const root = await dataSource.transaction((manager) => makeRoot(manager, new Date(now.getTime() + day)));
  if (!root) throw new Error('No root was made');
  let text = '';
  for await (const piece of rootFileOf(dataSource.manager, root)) text += piece;
  exported = [parseRootFile(text)];
  const [row]: { number: string }[] = await dataSource.query('select number from case_file where id = $1', [original]);
  number = row?.number ?? '';
}, 60_000);

afterAll(() => dataSource.destroy());

async function check(manager: EntityManager, roots: RootFile[] = []): Promise<AuditFinding[]> {
  const compareSnapshot = await snapshotComparison(manager, new CaseTypes(caseTypes), now);
  const findings: AuditFinding[] = [];
  for await (const each of verify(manager, { compareSnapshot, exported: roots })) findings.push(each);
  return findings;
}

/** Forges, makes as many roots over the forgery, looks, and takes everything back. */
async function afterForging(
  rootsAfter: number,
  forge: (manager: EntityManager) => Promise<unknown>,
  roots?: RootFile[],
): Promise<AuditFinding[]> {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('set local session_replication_role = replica');
    await forge(runner.manager);
    for (let made = 0; made < rootsAfter; made += 1) {
      expect(await makeRoot(runner.manager, new Date(now.getTime() + (2 + made) * day))).not.toBeNull();
    }
    return await check(runner.manager, roots);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const kindsOf = (findings: AuditFinding[], caseId: string) =>
  findings.filter((each) => each.caseId === caseId).map(({ kind }) => kind);
const reused = () => number.replace(/\d{8}-(\d+)$/, '20250101-$1');

it('finds nothing before', async () => {
  expect(await check(dataSource.manager, exported)).toEqual([]);
});

describe.each([0, 1, 3])('with %i root(s) made afterwards', (rootsAfter) => {
  it.each([
    ['another id', other],
    ['the nil id', nil],
  ])('finds a sealed case under a serial that was given, with %s', async (_, id) => {
    const forge = (manager: EntityManager) => insertSealedCase(manager, original, id, reused());
    const findings = await afterForging(rootsAfter, forge);
    expect(kindsOf(findings, id)).toEqual(['caseInserted']);
    expect(findings.find(({ caseId }) => caseId === null)?.message.en).toMatch(/^The serial \d+ belongs to several/);
  });

  it('finds it by a root kept elsewhere too, when its own leaf was put into the old ones', async () => {
    const forge = async (manager: EntityManager) => {
      await insertSealedCase(manager, original, other, reused());
      const roots: { made_at: Date }[] = await manager.query('select made_at from audit_root order by number');
      await manager.query('delete from audit_leaf');
      await manager.query('delete from audit_root');
      for (const { made_at } of roots) await makeRoot(manager, made_at);
    };
    expect(kindsOf(await afterForging(rootsAfter, forge, exported), other)).toEqual(['caseInserted']);
  });

  it.each(['330110-RD-20250101-12x', 'RD-7', '330110-RD-20250101-9999999999', '330110-RD-20250101-1', ''])(
    'finds a case with the number "%s", which was never given',
    async (odd) => {
      const findings = await afterForging(rootsAfter, (manager) => insertSealedCase(manager, original, other, odd));
      expect(kindsOf(findings, other)).toEqual(['caseInserted']);
    },
  );

  it('finds a line that is dated before a root which does not have it', async () => {
    let seq = 0;
    const forge = async (manager: EntityManager) => void (seq = await appendLine(manager, original, now));
    for (const findings of [await afterForging(rootsAfter, forge), await afterForging(rootsAfter, forge, exported)]) {
      expect(findings.filter(({ kind }) => kind === 'inserted')).toMatchObject([
        { caseId: original, seq, message: { en: expect.stringContaining('backdated') as string } },
      ]);
    }
  });

  it('finds a line that is dated before the one that it follows', async () => {
    const forge = (manager: EntityManager) => appendLine(manager, original, new Date(now.getTime() - 30 * day));
    const findings = await afterForging(rootsAfter, forge);
    expect(kindsOf(findings, original)).toContain('inserted');
  });
});

it('recomputes every older root within seven days, and all of them when no day is given', async () => {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  const { manager } = runner;
  try {
    for (let ahead = 2; ahead < 12; ahead += 1) await makeRoot(manager, new Date(now.getTime() + ahead * day));
    const roots: { number: number }[] = await manager.query('select number from audit_root order by number');
    // Nobody sees the case itself: only recomputing a root tells.
    await manager.query(
      `insert into audit_leaf (case_id, root, leaf) select $1::uuid, 1, leaf || jsonb_build_object('caseId', $1::uuid)
       from audit_leaf where case_id = $2 order by root desc limit 1`,
      [other, original],
    );
    const namedOn = async (turn: number | null) => {
      const named: string[] = [];
      for await (const { kind, message } of checkRoots(manager, turn))
        if (kind === 'rootMismatch') named.push(message.en);
      return named.map((text) => Number(/^Root (\d+)/.exec(text)?.[1]));
    };
    const all = roots.map((root) => root.number);
    expect(await namedOn(null)).toEqual(all);
    const week: number[][] = [];
    for (let turn = 20_000; turn < 20_007; turn += 1) week.push(await namedOn(turn));
    for (const named of week) expect(named).toContain(all.at(-1));
    expect([...new Set(week.flat())].sort((a, b) => a - b)).toEqual(all);
    expect(Math.max(...week.map((named) => named.length))).toBeLessThan(all.length / 2);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
});

it.each([
  ['a version that does not exist', 'update case_file set type_version = 99 where id = $1', 'caseEdited'],
  ['a type that does not exist', `update case_file set type = 'x' where id = $1`, 'caseEdited'],
  [
    'a move that says nothing of versions',
    `update case_event set type = 'CASE_MIGRATED', payload = '{}' where case_id = $1 and seq = 2`,
    'edited',
  ],
])('tells of %s, and does not fail over it', async (_, tampering, kind) => {
  const { query } = world.server.database;
  const [file] = await query('select type, type_version from case_file where id = $1', [original]);
  const [line] = await query('select type, payload from case_event where case_id = $1 and seq = 2', [original]);
  await query(tampering, [original]);
  for (const reader of ['auditor', 'bureau', 'federation', 'operator-a']) {
    const { status, body } = await world.people.get(reader, `/cases/${original}/audit`);
    expect({ reader, status }).toEqual({ reader, status: 200 });
    expect(body.verdict).toBe('broken');
    expect((body as AuditView).findings.map((each) => each.kind)).toContain(kind);
  }
  await query('update case_file set type = $2, type_version = $3 where id = $1', [
    ...[original, file?.type, file?.type_version],
  ]);
  await query('update case_event set type = $2, payload = $3 where case_id = $1 and seq = 2', [
    ...[original, line?.type, JSON.stringify(line?.payload)],
  ]);
  expect(await check(dataSource.manager)).toEqual([]);
});

it('replays a case with the nil id like any other', async () => {
  await insertSealedCase(dataSource.manager, original, nil, '330110-RD-20250101-999998');
  const ids: string[] = [];
  for await (const page of pagesOfCases(dataSource, 1)) ids.push(...page.map(({ file }) => file.id));
  expect(ids).toContain(nil);
  expect(ids).toHaveLength(3);
});
