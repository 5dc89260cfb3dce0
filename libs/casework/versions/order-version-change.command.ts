import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { versionOrderers } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { versionChangeOrderSpace } from '#libs/platform/database/lock-keys.js';
import { DomainError } from '#libs/platform/errors.js';
import { newId } from '#libs/platform/ids.js';
import { CaseTypes } from '../case-types.js';
import { Releases } from './releases.js';
import { mustHoldOneOf } from './version-change-roles.js';
import { versionChangeChannel } from './version-change-runner.js';

export interface WantedChange {
  caseType: string;
  /** Whose open cases are to move; without it, the version that new cases take now. */
  fromVersion?: number;
  toVersion: number;
  reason: string;
}

/** Orders a report on going to a newer version of a case type. Nothing changes by it; a worker computes the report. */
@Injectable()
export class OrderVersionChange {
  constructor(
    private readonly dataSource: DataSource,
    private readonly caseTypes: CaseTypes,
    private readonly releases: Releases,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * A report on which nobody has decided yet is superseded by the new one.
   * @returns the report's id
   * @throws DomainError AUTH.FORBIDDEN, CASE.TYPE_NOT_FOUND, CHANGE.NOT_FORWARD, CHANGE.UNDERWAY
   */
  execute(actor: Actor, wanted: WantedChange): Promise<string> {
    mustHoldOneOf(actor, versionOrderers);
    return this.dataSource.transaction(async (manager) => {
      // Two orders for one case type take turns.
      await manager.query('select pg_advisory_xact_lock($1, hashtext($2))', [versionChangeOrderSpace, wanted.caseType]);
      const released = await this.releases.released(manager, wanted.caseType);
      const from = this.caseTypes.find(wanted.caseType, wanted.fromVersion ?? released.version);
      const to = this.caseTypes.find(wanted.caseType, wanted.toVersion);
      if (to.version <= from.version || to.version < released.version) throw new DomainError('CHANGE.NOT_FORWARD');
      await this.supersede(manager, wanted.caseType);
      const id = newId();
      await manager.query(
        `insert into version_change (id, case_type, from_version, to_version, from_hash, to_hash, state, ordered_by,
           ordered_at, order_reason)
         values ($1, $2, $3, $4, $5, $6, 'computing', $7, $8, $9)`,
        [
          ...[id, to.key, from.version, to.version, this.caseTypes.hashOf(from), this.caseTypes.hashOf(to)],
          ...[actor.personId, this.clock.now(), wanted.reason],
        ],
      );
      await manager.query(`select pg_notify($1, '')`, [versionChangeChannel]);
      return id;
    });
  }

  private async supersede(manager: EntityManager, caseType: string): Promise<void> {
    const moving: unknown[] = await manager.query(
      `select id from version_change where case_type = $1 and state = 'migrating'`,
      [caseType],
    );
    if (moving.length > 0) throw new DomainError('CHANGE.UNDERWAY');
    await manager.query(
      `update version_change set state = 'superseded', finished_at = $2
       where case_type = $1 and state in ('computing', 'ready')`,
      [caseType, this.clock.now()],
    );
  }
}
