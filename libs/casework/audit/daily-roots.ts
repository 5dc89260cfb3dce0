import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { businessDate } from '#libs/case-engine/calendar.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { lockKeys } from '#libs/platform/database/lock-keys.js';
import { digestOf } from '../canonical.js';
import { hashOfLeaf, pagesOfIds, readLeaves, type Leaf } from './leaf.js';
import { GrowingTree } from './merkle.js';
import { beginningOfRoots, hashOfRoot, readRoots, type KnownDefinition, type Root } from './root.js';

const pageSize = 500;

/**
 * Makes the root of each business date, once, whoever calls and however many do. A root says what is there when it is
 * made: for days on which nothing ran, there is none, and the next one covers what came meanwhile.
 */
@Injectable()
export class DailyRoots {
  private readonly logger = new Logger(DailyRoots.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * @param also what belongs to it, in the same transaction: done with the root, or neither
   * @returns the root of today's date, where this call has made it
   */
  async makeToday(also?: (manager: EntityManager) => Promise<unknown>): Promise<Root | null> {
    // Whoever was told that time has moved may ask before the clock was.
    await this.clock.refresh();
    const now = this.clock.now();
    const [row]: { made: boolean }[] = await this.dataSource.query(
      'select exists (select from audit_root where date >= $1) as made',
      [businessDate(now)],
    );
    if (row?.made) return null;
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const [lock]: { free: boolean }[] = await manager.query('select pg_try_advisory_xact_lock($1) as free', [
        lockKeys.dailyRoot,
      ]);
      if (!lock?.free) return null;
      const root = await makeRoot(manager, now);
      if (root) await also?.(manager);
      if (root) this.logger.log(`Root ${root.number} of ${root.date} over ${root.cases} case(s): ${root.hash}`);
      return root;
    });
  }
}

/**
 * Makes the next root from what the transaction sees.
 * @returns null when there is one of that date or later
 */
export async function makeRoot(manager: EntityManager, now: Date): Promise<Root | null> {
  const [last] = await readRoots(manager, 1);
  const date = businessDate(now);
  if (last && last.date >= date) return null;
  const number = (last?.number ?? 0) + 1;
  const tree = new GrowingTree();
  for await (const ids of pagesOfIds(manager, pageSize)) {
    const leaves = await readLeaves(manager, ids);
    await keepChanged(manager, number, leaves);
    for (const leaf of leaves) tree.add(hashOfLeaf(leaf));
  }
  const [counter]: { last: number; from: number }[] = await manager.query(
    'select last::int, gapless_from::int as from from case_counter',
  );
  const unhashed = {
    number,
    date,
    madeAt: now.toISOString(),
    cases: tree.size,
    lastCase: counter?.last ?? 0,
    firstGapless: counter?.from ?? 1,
    tree: tree.root(),
    definitions: await knownDefinitions(manager),
    previous: last?.hash ?? beginningOfRoots,
  };
  const root: Root = { ...unhashed, hash: hashOfRoot(unhashed) };
  await manager.query(
    `insert into audit_root (number, date, made_at, cases, last_case, first_gapless, tree, definitions, previous, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[root.number, root.date, root.madeAt, root.cases, root.lastCase, root.firstGapless, root.tree],
      ...[JSON.stringify(root.definitions), root.previous, root.hash],
    ],
  );
  return root;
}

export async function knownDefinitions(manager: EntityManager): Promise<KnownDefinition[]> {
  return manager.query(
    `select digest, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt"
     from case_type_definition order by digest`,
  );
}

/** A leaf is written where it differs from the one before; a thousand cases at rest cost nothing. */
async function keepChanged(manager: EntityManager, root: number, leaves: readonly Leaf[]): Promise<void> {
  const known: { case_id: string; leaf: Leaf }[] = await manager.query(
    'select distinct on (case_id) case_id, leaf from audit_leaf where case_id = any($1) order by case_id, root desc',
    [leaves.map(({ caseId }) => caseId)],
  );
  const before = new Map(known.map(({ case_id, leaf }) => [case_id, digestOf(leaf)]));
  const changed = leaves.filter((leaf) => before.get(leaf.caseId) !== digestOf(leaf));
  if (changed.length === 0) return;
  await manager.query(
    "insert into audit_leaf (case_id, root, leaf) select leaf.caseid, $1, leaf.value from (select (value->>'caseId')::uuid as caseid, value from jsonb_array_elements($2::jsonb)) leaf",
    [root, JSON.stringify(changed)],
  );
}
