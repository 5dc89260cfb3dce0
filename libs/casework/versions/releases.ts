import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { CaseTypeVersion, VersionStanding } from '#libs/contracts/index.js';
import { CaseTypes } from '../case-types.js';

/**
 * Which version of a case type new cases take: the newest one whose report somebody has approved. Where none was, the
 * oldest that is registered: a version is live from its first day only where there is nothing that it could change.
 */
@Injectable()
export class Releases {
  constructor(private readonly caseTypes: CaseTypes) {}

  /** @throws DomainError CASE.TYPE_NOT_FOUND */
  async released(manager: EntityManager, key: string): Promise<CaseType> {
    const versions = this.caseTypes.versions(key);
    const approved = await approvedVersion(manager, key);
    const released = approved === null ? versions[0] : versions.find((each) => each.version === approved);
    if (!released) throw new Error(`Version ${approved} of ${key} was released and is not registered`);
    return released;
  }

  /** Every version with its standing and how many open cases follow it, the newest first. */
  async standings(manager: EntityManager, key: string): Promise<CaseTypeVersion[]> {
    const { version: released } = await this.released(manager, key);
    const rows: { version: number; open: string }[] = await manager.query(
      `select type_version as version, count(*) as open from case_file
       where type = $1 and engine_state #>> '{snapshot,status}' = 'active' group by type_version`,
      [key],
    );
    return this.caseTypes
      .versions(key)
      .reverse()
      .map((caseType) => ({
        version: caseType.version,
        standing: standingOf(caseType.version, released),
        definitionHash: this.caseTypes.hashOf(caseType),
        openCases: Number(rows.find((row) => row.version === caseType.version)?.open ?? 0),
      }));
  }
}

async function approvedVersion(manager: EntityManager, key: string): Promise<number | null> {
  const [row]: { version: number | null }[] = await manager.query(
    `select max(to_version) as version from version_change where case_type = $1 and state in ('migrating', 'done')`,
    [key],
  );
  return row?.version ?? null;
}

function standingOf(version: number, released: number): VersionStanding {
  if (version === released) return 'released';
  return version > released ? 'candidate' : 'older';
}
