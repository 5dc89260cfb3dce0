import type { EntityManager } from 'typeorm';
import type { AuditFinding } from '#libs/contracts/index.js';
import { digestOf } from '../canonical.js';
import { serialInSql, serialOf } from './case-number.js';
import { finding, wholeDatabase } from './findings.js';
import type { Root } from './root.js';
import type { ExportedRoots } from './rooted-check.js';

/** Gaps that are named one by one; a table emptied altogether would fill the report. */
const namedGaps = 1_000;

/**
 * Finds cases that are gone: by the leaves of roots, kept here or elsewhere, and by the numbers, which have no gaps.
 * @param exported roots kept elsewhere
 */
export async function* checkPresence(
  manager: EntityManager,
  roots: readonly Root[],
  exported: ExportedRoots,
): AsyncGenerator<AuditFinding> {
  const missing = new Map<string, string>();
  const rows: { caseId: string; number: string }[] = await manager.query(
    `select distinct on (case_id) case_id as "caseId", leaf->>'number' as number from audit_leaf
     where not exists (select from case_file where id = case_id) order by case_id, root`,
  );
  for (const { caseId, number } of rows) missing.set(caseId, number);
  for (const { leaves } of exported) {
    for (const caseId of await absent(manager, [...leaves.keys()])) {
      missing.set(caseId, leaves.get(caseId)?.number ?? '');
    }
  }
  for (const [caseId, caseNumber] of missing) {
    yield finding({ caseId, caseNumber }, 'caseDeleted', null, {
      zh: `办件 ${caseNumber} 曾载入日根，现已不在数据库中。`,
      en: `The case ${caseNumber} is in a root and no longer in the database.`,
    });
  }
  yield* strays(manager);
  const serials = [...missing.values()].flatMap((number) => serialOf(number) ?? []);
  yield* gaps(manager, roots, serials);
  yield* doubled(manager);
}

async function absent(manager: EntityManager, caseIds: string[]): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    'select id from unnest($1::uuid[]) id where not exists (select from case_file c where c.id = id.id)',
    [caseIds],
  );
  return rows.map(({ id }) => id);
}

/** Tables whose rows belong to a case. */
const tablesOfCases = [
  ...['case_event', 'task', 'timer', 'case_attachment', 'case_evidence', 'case_copy'],
  ...['letter', 'letter_print', 'public_notice', 'certificate'],
];

/** Rows of cases that are not there: what a hurried hand left behind, or put there beside the keys. */
async function* strays(manager: EntityManager): AsyncGenerator<AuditFinding> {
  const ofCases = tablesOfCases.map(
    (table) => `select '${table}' as "table", count(*)::int as count from ${table} t
      where not exists (select from case_file c where c.id = t.case_id)`,
  );
  const ofTasks = `select 'task_signature', count(*)::int from task_signature s
    where not exists (select from task t where t.id = s.task_id)`;
  const rows: { table: string; count: number }[] = await manager.query([...ofCases, ofTasks].join(' union all '));
  for (const { table, count } of rows) {
    if (count === 0) continue;
    yield finding(wholeDatabase, 'caseDeleted', null, {
      zh: `${table} 中有 ${count} 行不属于任何办件。`,
      en: `${count} row(s) of ${table} belong to no case.`,
    });
  }
}

async function* gaps(
  manager: EntityManager,
  roots: readonly Root[],
  known: readonly number[],
): AsyncGenerator<AuditFinding> {
  const [counter]: { last: number; from: number }[] = await manager.query(
    'select last::int, gapless_from::int as from from case_counter',
  );
  const last = counter?.last ?? 0;
  const moved =
    !counter || roots.some(({ firstGapless, lastCase }) => firstGapless !== counter.from || lastCase > counter.last);
  if (moved) {
    yield finding(wholeDatabase, 'rootMismatch', null, {
      zh: '办件编号计数器与日根所记不符。',
      en: 'The counter of case numbers is not as the roots hold it.',
    });
  }
  const from = Math.min(counter?.from ?? 1, ...roots.map(({ firstGapless }) => firstGapless));
  const serials = `select ${serialInSql('number')} as serial from case_file`;
  const missing: { serial: number }[] = await manager.query(
    `select serial from generate_series($1::int, $2::int) serial
     where not exists (select from (${serials}) c where c.serial = serial.serial) and not (serial = any($3::int[]))
     order by serial limit ${namedGaps}`,
    [from, Math.max(last, ...roots.map(({ lastCase }) => lastCase)), known],
  );
  for (const { serial } of missing) {
    yield finding(wholeDatabase, 'caseDeleted', null, {
      zh: `没有编号末尾为 ${String(serial).padStart(6, '0')} 的办件：该办件已整体消失。`,
      en: `No case has the serial ${String(serial).padStart(6, '0')}: it vanished altogether.`,
    });
  }
  const beyond: { number: string; id: string }[] = await manager.query(
    `select id, number from case_file where ${serialInSql('number')} > $1 order by id limit $2`,
    [last, namedGaps],
  );
  for (const { id, number } of beyond) {
    yield finding({ caseId: id, caseNumber: number }, 'caseInserted', null, {
      zh: `办件 ${number} 的编号未经发放：系另行插入，或编号计数器被回拨。`,
      en: `The number ${number} was never given: the case was inserted, or the counter was moved back.`,
    });
  }
}

/** A serial is given once, whatever the date before it says. */
async function* doubled(manager: EntityManager): AsyncGenerator<AuditFinding> {
  const rows: { serial: number; numbers: string }[] = await manager.query(
    `select ${serialInSql('number')} as serial, string_agg(number, ', ' order by number) as numbers from case_file
     group by 1 having count(*) > 1 and ${serialInSql('number')} is not null order by 1 limit ${namedGaps}`,
  );
  for (const { serial, numbers } of rows) {
    yield finding(wholeDatabase, 'caseInserted', null, {
      zh: `序号 ${serial} 有多个办件（${numbers}）：其中必有后来插入者。`,
      en: `The serial ${serial} belongs to several cases (${numbers}): all but one were inserted.`,
    });
  }
}

/** Checks the book of definitions by their digests. @returns the digests that it holds */
export async function* checkDefinitions(manager: EntityManager): AsyncGenerator<AuditFinding, Set<string>> {
  const rows: {
    digest: string;
    key: string;
    version: number;
    definition: { key?: unknown; version?: unknown } | null;
  }[] = await manager.query(
    'select digest, key, version, definition from case_type_definition order by key, version, digest',
  );
  for (const { digest, key, version, definition } of rows) {
    if (digestOf(definition) === digest && definition?.key === key && definition.version === version) continue;
    yield finding(wholeDatabase, 'definitionChanged', null, {
      zh: `定义登记中的 ${key} 第 ${version} 版（${digest.slice(0, 12)}…）与其摘要不符。`,
      en: `The definition of ${key}, version ${version} (${digest.slice(0, 12)}…), does not fit its digest.`,
    });
  }
  return new Set(rows.map(({ digest }) => digest));
}
