import type { EntityManager } from 'typeorm';
import { digestOf } from '../canonical.js';
import type { VersionChange } from './version-change.entity.js';

const page = 500;

/** What an approval is bound to; the definitions are named by their hashes. */
export type BoundReport = Pick<
  VersionChange,
  'id' | 'caseType' | 'fromVersion' | 'toVersion' | 'fromHash' | 'toHash' | 'diff'
>;

/**
 * Digest of a whole report: the two definitions, the difference, and every case with the version in which it was looked
 * at and what was foreseen for it. Cases that were only listed at the end of the move are none of it. Folded case by case, so that its size does not matter.
 */
export async function changeDigest(manager: EntityManager, report: BoundReport): Promise<string> {
  const { id, caseType, fromVersion, toVersion, fromHash, toHash, diff } = report;
  let digest = digestOf({ id, caseType, fromVersion, toVersion, fromHash, toHash, diff });
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows: { case_id: string; case_version: number; outcome: string; forecast: unknown }[] = await manager.query(
      `select case_id, case_version, outcome, forecast from version_change_case
       where change_id = $1 and case_id > $2 and not (outcome = 'stays' and fate = 'skipped') order by case_id limit ${page}`,
      [id, after],
    );
    for (const row of rows) digest = digestOf([digest, row]);
    const last = rows.at(-1);
    if (!last) return digest;
    after = last.case_id;
  }
}
