import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { digestsOf, readRecords } from '../../libs/casework/audit/case-record.js';
import { beginningOfChain, contentDigest, formDigest, hashOfLine } from '../../libs/casework/audit/chain.js';
import { makeRoot } from '../../libs/casework/audit/daily-roots.js';
import { digestOf } from '../../libs/casework/canonical.js';
import { CaseEvent } from '../../libs/casework/case-event.entity.js';

/** What somebody with every right in the database may do to it; each answers what it did, or null when nothing changed. */
export type Manipulation = (manager: EntityManager, random: Random) => Promise<string | null>;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  of<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('Nothing to choose from');
    return item;
  }
}

/** What the verifier answers for, and the columns there that say nothing about a case. */
export const covered: Record<string, readonly string[]> = {
  case_file: [],
  case_event: [],
  case_attachment: [],
  case_evidence: [],
  case_copy: [],
  case_type_definition: [],
  case_counter: ['only_row'],
  task: [],
  task_signature: [],
  // How often it failed and when it is tried again is the sweeper's own affair.
  timer: ['failures', 'retry_at', 'last_error'],
  letter: [],
  letter_print: [],
  public_notice: [],
  certificate: [],
  // Which request a person repeated.
  document: ['upload_key'],
  audit_root: [],
  audit_leaf: [],
};

interface Column {
  name: string;
  type: string;
}

type Row = Record<string, unknown> & { ctid: string };

export async function columnsOf(manager: EntityManager, table: string): Promise<Column[]> {
  return manager.query(
    `select column_name as name, udt_name as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  );
}

/** Rows of a table that belong to cases; uploads that were never attached are nobody's evidence. */
async function anyRow(manager: EntityManager, table: string, random: Random): Promise<Row | null> {
  const own =
    table === 'document'
      ? `where id in (select document_id from case_attachment union select document_id from case_evidence
                      union select document_id from letter)`
      : '';
  const rows: Row[] = await manager.query(`select ctid::text as ctid from ${table} ${own} order by ${table}.*::text`);
  return rows.length > 0 ? random.of(rows) : null;
}

/** Another value of the same type, as SQL over the column's name. */
function otherValue({ name, type }: Column, random: Random): string {
  const column = `"${name}"`;
  const amount = 1 + random.below(5);
  switch (type) {
    case 'bool':
      return `not ${column}`;
    case 'int2':
    case 'int4':
    case 'int8':
      return `coalesce(${column}, 0) + ${amount}`;
    case 'timestamptz':
      return `coalesce(${column}, now()) + interval '${amount} ${random.of(['microseconds', 'milliseconds', 'minutes', 'days'])}'`;
    case 'date':
      return `coalesce(${column}, current_date) + ${amount}`;
    case 'uuid':
      return `'${randomUUID()}'::uuid`;
    case '_text':
      return `${column} || '{"x"}'::text[]`;
    case 'jsonb':
      return random.of([
        `jsonb_build_object('x', ${amount}) || case when jsonb_typeof(${column}) = 'object' then ${column} else '{}' end`,
        `case when jsonb_typeof(${column}) = 'object' and ${column} <> '{}'
              then ${column} - (select max(key) from jsonb_object_keys(${column}) key) else '[1]' end`,
        `replace(coalesce(${column}, '{}')::text, '"', '"x')::jsonb`,
        `null`,
      ]);
    default:
      return random.of([`coalesce(${column}, '') || 'x'`, `''`, `reverse(coalesce(${column}, 'ab'))`, `null`]);
  }
}

/** Any column of any row. */
export const editColumn: Manipulation = async (manager, random) => {
  const table = random.of(Object.keys(covered));
  const row = await anyRow(manager, table, random);
  if (!row) return null;
  const columns = (await columnsOf(manager, table)).filter(({ name }) => !covered[table]?.includes(name));
  const column = random.of(columns);
  const value = otherValue(column, random);
  const [, changed]: [unknown[], number] = await manager.query(
    `update ${table} set "${column.name}" = ${value} where ctid = $1 and "${column.name}" is distinct from ${value}`,
    [row.ctid],
  );
  return changed > 0 ? `${table}.${column.name} := ${value}` : null;
};

/** The first row that takes another value in the column, of several tried. @returns whether there was one */
export async function changeOneRow(manager: EntityManager, table: string, column: Column): Promise<boolean> {
  const own = table === 'document' ? 'id in (select document_id from letter)' : 'true';
  const rows: Row[] = await manager.query(
    `select ctid::text as ctid from ${table} where ${own} order by "${column.name}" is null, ctid limit 3`,
  );
  for (const { ctid } of rows) {
    for (let seed = 1; seed <= 8; seed += 1) {
      const value = otherValue(column, new Random(seed));
      await manager.query('savepoint attempt');
      try {
        const [, changed]: [unknown[], number] = await manager.query(
          `update ${table} set "${column.name}" = ${value} where ctid = $1 and "${column.name}" is distinct from ${value}`,
          [ctid],
        );
        if (changed > 0) return true;
      } catch {
        await manager.query('rollback to savepoint attempt');
      }
    }
  }
  return false;
}

export const deleteRow: Manipulation = async (manager, random) => {
  const table = random.of(Object.keys(covered));
  const row = await anyRow(manager, table, random);
  if (!row) return null;
  await manager.query(`delete from ${table} where ctid = $1`, [row.ctid]);
  return `a row of ${table} deleted`;
};

/** A copy of a row with new keys. */
export const insertRow: Manipulation = async (manager, random) => {
  const table = random.of(Object.keys(covered).filter((each) => !['document', 'case_counter'].includes(each)));
  const row = await anyRow(manager, table, random);
  if (!row) return null;
  const keys: { name: string; type: string }[] = await manager.query(
    `select distinct a.attname as name, t.typname as type from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
       join pg_type t on t.oid = a.atttypid
     where i.indrelid = $1::regclass and i.indisunique and a.attname <> 'case_id' order by 1`,
    [table],
  );
  const fresh = keys.map(({ name, type }) => {
    if (type === 'uuid') return `'${name}', '${randomUUID()}'`;
    if (type === 'int4') return `'${name}', (r.${name} + ${100 + random.below(50)})`;
    if (type === 'date') return `'${name}', r.${name} + 1000`;
    if (table === 'timer') return name === 'kind' ? `'kind', 'warning'` : `'${name}', r.${name} || 'x'`;
    return `'${name}', md5(r.${name}) || md5(r.${name} || 'x')`;
  });
  await manager.query(
    `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(r) || jsonb_build_object(${fresh.join(', ')}))).*
     from ${table} r where r.ctid = $1`,
    [row.ctid],
  );
  return `a row inserted into ${table}`;
};

async function anyCase(manager: EntityManager, random: Random, lines = 1): Promise<string | null> {
  const rows: { id: string }[] = await manager.query(
    'select id from case_file where log_length >= $1 order by number',
    [lines],
  );
  return rows.length > 0 ? random.of(rows).id : null;
}

async function logOf(manager: EntityManager, caseId: string): Promise<CaseEvent[]> {
  return manager.find(CaseEvent, { where: { caseId }, order: { seq: 'ASC' } });
}

/** Two lines change places. */
export const swapLines: Manipulation = async (manager, random) => {
  const caseId = await anyCase(manager, random, 2);
  if (!caseId) return null;
  const log = await logOf(manager, caseId);
  const first = 1 + random.below(log.length - 1);
  const second = first + 1 + random.below(log.length - first);
  await manager.query('update case_event set seq = seq + 1000 where case_id = $1 and seq in ($2, $3)', [
    ...[caseId, first, second],
  ]);
  await manager.query('update case_event set seq = $2 - (seq - 1000) where case_id = $1 and seq > 1000', [
    ...[caseId, first + second],
  ]);
  return `lines ${first} and ${second} swapped`;
};

/** The last lines go; sometimes the case's row is made to fit. */
export const cutTail: Manipulation = async (manager, random) => {
  const caseId = await anyCase(manager, random);
  if (!caseId) return null;
  const log = await logOf(manager, caseId);
  const left = random.below(log.length);
  await manager.query('delete from case_event where case_id = $1 and seq > $2', [caseId, left]);
  if (random.below(2) === 0) return `cut after line ${left}`;
  await manager.query('update case_file set log_length = $2, log_head = $3 where id = $1', [
    ...[caseId, left, log[left - 1]?.hash ?? beginningOfChain],
  ]);
  if (random.below(2) === 0) return `cut after line ${left}, head made to fit`;
  await sealAnew(manager, caseId, log[left - 1]?.contentSalt ?? '00');
  return `cut after line ${left}, head and seal made to fit`;
};

export const changeHead: Manipulation = async (manager, random) => {
  const caseId = await anyCase(manager, random);
  await manager.query('update case_file set log_head = md5(log_head) || md5(log_length::text) where id = $1', [caseId]);
  return caseId && 'head changed';
};

async function sealAnew(manager: EntityManager, caseId: string, salt: string): Promise<void> {
  const record = (await readRecords(manager, [caseId])).get(caseId);
  if (!record) return;
  const sealed = JSON.stringify({ ...digestsOf(record, salt), salt });
  await manager.query('update case_file set record = $2 where id = $1', [caseId, sealed]);
}

const forgeries: ((line: CaseEvent, random: Random) => Partial<CaseEvent>)[] = [
  () => ({ comment: '同意' }),
  () => ({ actorName: '某人' }),
  () => ({ actorId: randomUUID() }),
  (line, random) => ({ payload: { ...line.payload, opinion: `x${random.below(100)}` } }),
  (line) => ({ at: new Date(line.at.getTime() + 60_000) }),
  (line) => ({ toState: [...line.toState, 'approved'] }),
  (line) => ({ attachments: { ...line.attachments, forged: '0'.repeat(64) } }),
  (line) => ({ form: { ...line.form, forged: true } }),
];

/** What is written between two roots is bound by the chain alone: there, whoever computes all of it anew is not found. */
async function anyRootedCase(manager: EntityManager, random: Random): Promise<string | null> {
  const rows: { id: string }[] = await manager.query(
    `select id from case_file where log_length > 0 and id in (select case_id from audit_leaf) order by number`,
  );
  return rows.length > 0 ? random.of(rows).id : null;
}

/** A line is edited and its digests computed anew; how many hashes after it, too, is `reach`. */
function forgeLine(reach: 'line' | 'chain' | 'head' | 'record'): Manipulation {
  return async (manager, random) => {
    const caseId = await anyRootedCase(manager, random);
    if (!caseId) return null;
    const log = await logOf(manager, caseId);
    const target = random.below(log.length);
    const forge = random.of(forgeries);
    let previous = log[target]?.previousHash ?? beginningOfChain;
    for (const [index, line] of log.entries()) {
      if (index < target || (index > target && reach === 'line')) continue;
      const changed = { ...line, ...(index === target && forge(line, random)), previousHash: previous };
      changed.contentDigest = contentDigest(changed);
      if (changed.form !== null) changed.formDigest = formDigest(changed);
      changed.hash = hashOfLine(changed);
      previous = changed.hash;
      await manager.update(CaseEvent, { caseId, seq: line.seq }, changed as never);
    }
    // Forged at the very end and with the head, only roots can tell; before the end, without it, the next line does.
    if (reach === 'head' || reach === 'record') {
      await manager.query('update case_file set log_head = $2 where id = $1', [caseId, previous]);
    }
    if (reach === 'record') {
      await manager.query(`update case_file set form = form || '{"forged": true}' where id = $1`, [caseId]);
      await sealAnew(manager, caseId, log.at(-1)?.contentSalt ?? '00');
    }
    return `line ${target + 1} forged, ${reach} recomputed`;
  };
}

/** Everything is made to fit, the roots too: only a root that was kept elsewhere can tell. */
export const rewriteHistory: Manipulation = async (manager, random) => {
  const done = await forgeLine('head')(manager, random);
  await manager.query('delete from audit_leaf');
  const roots: { made_at: Date }[] = await manager.query('select made_at from audit_root order by number');
  await manager.query('delete from audit_root');
  for (const { made_at } of roots) await makeRoot(manager, made_at);
  return done && `${done}, roots made anew`;
};

/** A case goes with everything that is kept of it; sometimes out of the roots as well. */
export const deleteCase: Manipulation = async (manager, random) => {
  const caseId = await anyCase(manager, random, 0);
  const tables = ['case_evidence', 'case_event', 'case_attachment', 'case_copy', 'timer', 'letter_print', 'letter'];
  for (const table of [...tables, 'public_notice', 'certificate', 'task']) {
    await manager.query(`delete from ${table} where case_id = $1`, [caseId]);
  }
  await manager.query('delete from case_file where id = $1', [caseId]);
  if (random.below(2) === 0) return 'a case deleted';
  await manager.query('delete from audit_leaf where case_id = $1', [caseId]);
  return 'a case deleted, its leaves too';
};

/** A definition says something else, sometimes under a digest that fits. */
export const swapDefinition: Manipulation = async (manager, random) => {
  const row = await anyRow(manager, 'case_type_definition', random);
  if (!row) return null;
  const [known]: { definition: Record<string, unknown> }[] = await manager.query(
    'select definition from case_type_definition where ctid = $1',
    [row.ctid],
  );
  const definition = { ...known?.definition, separate: [], forged: random.below(1000) };
  const digest = random.below(2) === 0 ? digestOf(definition) : null;
  await manager.query(
    'update case_type_definition set definition = $2, digest = coalesce($3, digest) where ctid = $1',
    [row.ctid, JSON.stringify(definition), digest],
  );
  return `a definition swapped${digest ? ', its digest recomputed' : ''}`;
};

/** By how often each is tried. */
export const manipulations: readonly Manipulation[] = [
  ...Array.from({ length: 8 }, () => editColumn),
  ...Array.from({ length: 3 }, () => deleteRow),
  ...Array.from({ length: 3 }, () => insertRow),
  ...[swapLines, swapLines, cutTail, cutTail, changeHead, deleteCase, swapDefinition, rewriteHistory],
  ...[forgeLine('line'), forgeLine('chain'), forgeLine('head'), forgeLine('record')],
];
