import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { businessDate } from '../../libs/case-engine/calendar.js';
import { caseTypes } from '../../libs/case-types/index.js';
import { hashOfLine } from '../../libs/casework/audit/chain.js';
import { DailyRoots } from '../../libs/casework/audit/daily-roots.js';
import type { CaseType } from '../../libs/case-engine/contract.js';
import { plainDefinition } from '../../libs/case-engine/definition.js';
import { DefinitionBook } from '../../libs/casework/audit/definition-book.js';
import { hashOfRoot, readRoots } from '../../libs/casework/audit/root.js';
import { snapshotComparison } from '../../libs/casework/audit/snapshot-check.js';
import { Verifications } from '../../libs/casework/audit/verifications.js';
import { verify } from '../../libs/casework/audit/verify.js';
import { digestOf } from '../../libs/casework/canonical.js';
import { CaseEvent } from '../../libs/casework/case-event.entity.js';
import { CaseTypes } from '../../libs/casework/case-types.js';
import { storedCaseEntities } from '../../libs/casework/replay/stored-case.js';
import type { FindingKind } from '../../libs/contracts/index.js';
import { BusinessClock } from '../../libs/platform/clock/business-clock.js';
import { readConfig } from '../../libs/platform/config/environment.js';
import { DiskBlobStore } from '../../libs/documents/storage/disk-blob-store.js';
import { PgListener } from '../../libs/platform/database/pg-listener.js';
import { Outbox } from '../../libs/platform/outbox/outbox.js';
import { CaseDriver } from '../support/case-driver.js';
import { eventually } from '../support/eventually.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();
let dataSource: DataSource;

beforeAll(async () => {
  dataSource = new DataSource({ type: 'postgres', url: world.server.database.url, entities: storedCaseEntities });
  await dataSource.initialize();
});
afterAll(() => dataSource.destroy());

const roots = () => readRoots(dataSource.manager);
const configuration = (production: boolean) =>
  readConfig({
    DATABASE_URL: world.server.database.url,
    ...(production && { NODE_ENV: 'production', PUBLIC_URL: 'https://example.org' }),
  });

async function businessNow(): Promise<Date> {
  const [row] = await world.server.database.query<{ ahead_ms: string }>('select ahead_ms from business_clock');
  return new Date(Date.now() + Number(row?.ahead_ms));
}

async function found(): Promise<FindingKind[]> {
  const compareSnapshot = await snapshotComparison(dataSource.manager, new CaseTypes(caseTypes), await businessNow());
  const kinds: FindingKind[] = [];
  for await (const { kind } of verify(dataSource.manager, { compareSnapshot })) kinds.push(kind);
  return kinds;
}

describe('a daily root', () => {
  it('is made by the worker when a date begins, bound to the one before', async () => {
    await eventually('the first is made', async () => (await roots()).length > 0);
    const driver = await CaseDriver.submitted(world.people);
    await driver.advance('P3D');
    const today = businessDate(await businessNow());
    await eventually('that of today is made', async () => (await roots()).at(-1)?.date === today);
    const all = await roots();
    for (const [index, root] of all.entries()) {
      expect(root.number).toBe(index + 1);
      expect(root.hash).toBe(hashOfRoot(root));
      expect(root.previous).toBe(all[index - 1]?.hash ?? '0'.repeat(64));
    }
    expect(new Set(all.map(({ date }) => date)).size).toBe(all.length);
  });

  it('is made once, however many workers try', async () => {
    await world.server.database.query(`update business_clock set ahead_ms = ahead_ms + 30 * 86400000::bigint`);
    const before = (await roots()).length;
    const workers = Array.from({ length: 4 }, () => {
      const clock = new BusinessClock(dataSource, new PgListener(configuration(false)));
      return new DailyRoots(dataSource, clock);
    });
    await expect(workers[0]?.makeToday(() => Promise.reject(new Error('No verification')))).rejects.toThrow();
    expect(await roots()).toHaveLength(before);
    const settled = await Promise.allSettled(workers.map((worker) => worker.makeToday()));
    expect(settled.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await roots()).toHaveLength(before + 1);
    expect(await workers[0]?.makeToday()).toBeNull();
  });

  it('keeps a leaf only of what has changed since the one before', async () => {
    const rows = await world.server.database.query<{ root: number }>('select root from audit_leaf order by root');
    expect(rows).toHaveLength(1);
    expect(await found()).toEqual([]);
  });
});

describe('a verification that cannot be carried out', () => {
  it('waits to be tried again, and ends as failed only with the last attempt', async () => {
    const manager = dataSource.manager;
    const blind = new DataSource({ type: 'postgres', url: world.server.database.url });
    await blind.initialize();
    const over = (source: DataSource) => {
      const clock = new BusinessClock(source, new PgListener(configuration(false)));
      const blobs = new DiskBlobStore(join(world.server.dataFolder, 'documents'));
      return new Verifications(source, clock, new CaseTypes(caseTypes), blobs, new Outbox(source));
    };
    const state = async (id: string) =>
      (await manager.query(
        'select finished_at is not null as finished, failure is not null as failed from audit_verification where id = $1',
        [id],
      )) as unknown;
    const [patient, unlucky] = [randomUUID(), randomUUID()];
    for (const id of [patient, unlucky]) {
      await manager.query('insert into audit_verification (id, requested_at) values ($1, now())', [id]);
      await expect(over(blind).run(id, false)).rejects.toThrow();
      expect(await state(id)).toEqual([{ finished: false, failed: false }]);
    }
    await over(dataSource).run(patient, false);
    expect(await state(patient)).toEqual([{ finished: true, failed: false }]);
    await expect(over(blind).run(unlucky, true)).rejects.toThrow();
    expect(await state(unlucky)).toEqual([{ finished: true, failed: true }]);
    await blind.destroy();
  });
});

describe('a line that was hashed before the record was', () => {
  it('stays verifiable, and lines of today follow it', async () => {
    const driver = await CaseDriver.submitted(world.people, 'operator-b');
    await driver.must('federation', 'FORWARD');
    await asOfOld(driver.id);
    expect(await found()).toEqual([]);
    await driver.must('town-cangqian', 'RECOMMEND');
    expect(await found()).toEqual([]);
    await world.server.database.query(`update case_event set comment = 'x' where case_id = $1 and seq = 1`, [
      driver.id,
    ]);
    expect(await found()).toEqual(['contentEdited']);
    await world.server.database.query('update case_event set comment = null where case_id = $1 and seq = 1', [
      driver.id,
    ]);
  });

  it('still tells a form that was edited afterwards', async () => {
    const driver = await CaseDriver.submitted(world.people, 'operator-b');
    await asOfOld(driver.id);
    const { query } = world.server.database;
    const [row] = await query<{ form: object }>('select form from case_file where id = $1', [driver.id]);
    await query(`update case_file set form = form || '{"contactName": "x"}' where id = $1`, [driver.id]);
    expect(await found()).toContain('formEdited');
    await query('update case_file set form = $2 where id = $1', [driver.id, JSON.stringify(row?.form)]);
  });

  /** Writes a case as the first release did. */
  async function asOfOld(caseId: string): Promise<void> {
    const { manager } = dataSource;
    const [file]: { form: object }[] = await manager.query('select form from case_file where id = $1', [caseId]);
    let previousHash = '0'.repeat(64);
    for (const line of await manager.find(CaseEvent, { where: { caseId }, order: { seq: 'ASC' } })) {
      const old = { ...line, hashFormat: 1, record: null, formDigest: digestOf(file?.form), previousHash };
      previousHash = hashOfLine(old);
      await manager.update(CaseEvent, { caseId, seq: line.seq }, { ...old, hash: previousHash } as never);
    }
    await manager.query('update case_file set record = null, log_head = $2 where id = $1', [caseId, previousHash]);
  }
});

describe('the book of definitions', () => {
  const changed = caseTypes.map((each) => ({ ...each, separate: [...each.separate, ['draft', 'objection'] as const] }));
  const start = (registry: readonly CaseType[], production: boolean) =>
    new DefinitionBook(dataSource, registry, new CaseTypes(registry), configuration(production)).onModuleInit();
  const digests = async () =>
    (await world.server.database.query<{ digest: string }>('select digest from case_type_definition')).length;

  it('has what the server runs, so that every line leads to its definition', async () => {
    await upTo.townReview(world.people);
    const lost = await world.server.database.query(
      `select from case_event where hash_format > 1
         and not exists (select from case_type_definition where digest = definition_hash)`,
    );
    expect(lost).toEqual([]);
    expect(await digests()).toBe(caseTypes.length);
  });

  it('lets no production start with other words under a version that open cases follow', async () => {
    await expect(start(changed, true)).rejects.toThrow(
      /The definition of park-recognition has changed, yet it is still called version 1, which \d+ open case\(s\) follow/,
    );
  });

  it('knows a definition again that was written down in an older form', async () => {
    const lines = await world.server.database.query<{ case_id: string; seq: number; definition_hash: string }>(
      'select case_id, seq, definition_hash from case_event',
    );
    const [first] = caseTypes;
    const older = digestOf(plainDefinition(first!, 1));
    expect(older).not.toBe(new CaseTypes(caseTypes).hashOf(first!));
    expect(new CaseTypes(caseTypes).findByHash(first!.key, older)).toBe(first);
    await dataSource.query('update case_event set definition_hash = $1', [older]);
    await start([...caseTypes], true);
    await expect(start(changed, true)).rejects.toThrow(/has changed/);
    for (const { case_id, seq, definition_hash } of lines) {
      const values = [case_id, seq, definition_hash];
      await dataSource.query('update case_event set definition_hash = $3 where case_id = $1 and seq = $2', values);
    }
  });

  it('takes the change down, with a warning, where it is no production', async () => {
    await start(changed, false);
    await start(changed, false);
    expect(await digests()).toBe(caseTypes.length + changed.length);
    expect(await found()).toEqual([]);
  });
});
