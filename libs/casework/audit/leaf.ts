import canonicalize from 'canonicalize';
import type { EntityManager } from 'typeorm';
import { digestOf } from '../canonical.js';
import type { SealedRecord } from './case-record.js';
import { leafHash } from './merkle.js';

/** The PDF of a letter, as it was made. */
export interface PrintedLetter {
  documentId: string;
  sha256: string;
  size: number;
  printedAt: string;
}

/** What a root says of one case: how long its log is, its head, and what goes on beside the log. */
export interface Leaf {
  caseId: string;
  number: string;
  logLength: number;
  logHead: string;
  /** How often the case had been changed. */
  version: number;
  /** Digest of the sealed record on the case's row; null for a case that has none. */
  record: string | null;
  letters: PrintedLetter[];
}

export function hashOfLeaf(leaf: Leaf): string {
  const text = canonicalize({ leaf: 'qiangwei-leaf/1', ...leaf });
  if (text === undefined) throw new TypeError('A leaf is JSON');
  return leafHash(text);
}

/** Columns of a leaf as they stand now, from `case_file c`. */
const leafColumns = `c.id as "caseId", c.number, c.log_length as "logLength", c.log_head as "logHead", c.version, c.record,
  (select coalesce(jsonb_agg(jsonb_build_object('documentId', p.document_id, 'sha256', p.sha256, 'size', p.size,
            'printedAt', to_char(p.printed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) order by p.document_id), '[]')
     from letter_print p where p.case_id = c.id) as letters`;

type LeafRow = Omit<Leaf, 'record'> & { record: SealedRecord | null };

/** The leaves of cases as they stand now, in order of the cases' ids. */
export async function readLeaves(manager: EntityManager, caseIds: readonly string[]): Promise<Leaf[]> {
  const rows: LeafRow[] = await manager.query(
    `select ${leafColumns} from case_file c where c.id = any($1) order by c.id`,
    [caseIds],
  );
  return rows.map((row) => ({ ...row, record: row.record && digestOf(row.record) }));
}

/** The ids of all cases, in order, a page at a time. */
export async function* pagesOfIds(manager: EntityManager, size: number): AsyncGenerator<string[]> {
  // No bound at first: whatever the smallest id is, it has its turn.
  let after: string | null = null;
  for (;;) {
    const rows: { id: string }[] = await manager.query(
      'select id from case_file where $1::uuid is null or id > $1 order by id limit $2',
      [after, size],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ id }) => id);
    after = last.id;
  }
}

/** The leaves of a root, in the tree's order, a page at a time. */
export async function* leavesOfRoot(manager: EntityManager, root: number, size: number): AsyncGenerator<Leaf[]> {
  let after: string | null = null;
  for (;;) {
    const rows: { case_id: string; leaf: Leaf }[] = await manager.query(
      `select distinct on (case_id) case_id, leaf from audit_leaf
       where root <= $1 and ($2::uuid is null or case_id > $2) order by case_id, root desc limit $3`,
      [root, after, size],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ leaf }) => leaf);
    after = last.case_id;
  }
}
