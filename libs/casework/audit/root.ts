import type { EntityManager } from 'typeorm';
import { digestOf } from '../canonical.js';

/** What the first root is bound to. */
export const beginningOfRoots = '0'.repeat(64);

export interface KnownDefinition {
  digest: string;
  recordedAt: string;
}

/** One statement about everything: all cases at one moment, every definition, and the root before. */
export interface Root {
  number: number;
  /** Business date on which it was made, YYYY-MM-DD. */
  date: string;
  /** Business time, UTC to the millisecond. */
  madeAt: string;
  cases: number;
  /** Serial of the newest case; every serial from `firstGapless` to it belongs to a leaf. */
  lastCase: number;
  firstGapless: number;
  /** Merkle root over the cases' leaves, in order of their ids. */
  tree: string;
  definitions: KnownDefinition[];
  /** Hash of the root before. */
  previous: string;
  hash: string;
}

export function hashOfRoot({
  number,
  date,
  madeAt,
  cases,
  lastCase,
  firstGapless,
  ...rest
}: Omit<Root, 'hash'>): string {
  const { tree, definitions, previous } = rest;
  return digestOf({
    root: 'qiangwei-root/1',
    ...{ number, date, madeAt, cases, lastCase, firstGapless, tree, definitions, previous },
  });
}

const columns = `number, to_char(date, 'YYYY-MM-DD') as date, cases, last_case::int as "lastCase",
  first_gapless::int as "firstGapless", tree, definitions, previous, hash,
  to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "madeAt"`;

/** Roots by number. @param limit the newest of them */
export async function readRoots(manager: EntityManager, limit?: number): Promise<Root[]> {
  const rows: Root[] = await manager.query(
    `select * from (select ${columns} from audit_root order by number desc limit $1) newest order by number`,
    [limit ?? null],
  );
  return rows.map(inMilliseconds);
}

export async function findRoot(manager: EntityManager, number: number): Promise<Root | undefined> {
  const [row]: Root[] = await manager.query(`select ${columns} from audit_root where number = $1`, [number]);
  return row && inMilliseconds(row);
}

/** Roots are made to the millisecond; digits beyond that stay, for the hash to contradict. */
function inMilliseconds(root: Root): Root {
  return { ...root, madeAt: root.madeAt.replace(/000Z$/, 'Z') };
}
