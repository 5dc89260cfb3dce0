import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { versionDecidingRoles } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { DomainError } from '#libs/platform/errors.js';
import { CaseTypes } from '../case-types.js';
import { changeDigest } from './change-digest.js';
import { mustHoldOneOf } from './version-change-roles.js';
import { versionChangeChannel } from './version-change-runner.js';
import { VersionChange } from './version-change.entity.js';

/** A person approves or rejects a report, with a reason. By the approval the version is released to new cases. */
@Injectable()
export class DecideVersionChange {
  constructor(
    private readonly dataSource: DataSource,
    private readonly caseTypes: CaseTypes,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * @param digest of the report that the approver has read
   * @throws DomainError AUTH.FORBIDDEN, CHANGE.NOT_FOUND, CHANGE.NOT_READY, CHANGE.OWN_ORDER, CHANGE.STALE when the
   *   report or one of the two definitions is not what the digest is of
   */
  approve(actor: Actor, id: string, { digest, reason }: { digest: string; reason: string }): Promise<void> {
    return this.decide(actor, id, reason, 'migrating', async (manager, change) => {
      const { fromHash, toHash } = change;
      const now = [change.fromVersion, change.toVersion].map((version) =>
        this.caseTypes.hashOf(this.caseTypes.find(change.caseType, version)),
      );
      const bound = await changeDigest(manager, change);
      if (digest !== change.digest || bound !== digest || now[0] !== fromHash || now[1] !== toHash) {
        throw new DomainError('CHANGE.STALE');
      }
    });
  }

  reject(actor: Actor, id: string, { reason }: { reason: string }): Promise<void> {
    return this.decide(actor, id, reason, 'rejected', () => Promise.resolve());
  }

  private decide(
    actor: Actor,
    id: string,
    reason: string,
    state: 'migrating' | 'rejected',
    check: (manager: EntityManager, change: VersionChange) => Promise<void>,
  ): Promise<void> {
    mustHoldOneOf(actor, versionDecidingRoles);
    return this.dataSource.transaction(async (manager) => {
      const change = isUuid(id)
        ? await manager.findOne(VersionChange, { where: { id }, lock: { mode: 'pessimistic_write' } })
        : null;
      if (!change) throw new DomainError('CHANGE.NOT_FOUND');
      if (change.state !== 'ready') throw new DomainError('CHANGE.NOT_READY');
      if (change.orderedBy === actor.personId) throw new DomainError('CHANGE.OWN_ORDER');
      await check(manager, change);
      await manager.query(
        `update version_change set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5,
           finished_at = case when $2 = 'rejected' then $4::timestamptz end
         where id = $1`,
        [id, state, actor.personId, this.clock.now(), reason],
      );
      await manager.query(`select pg_notify($1, '')`, [versionChangeChannel]);
    });
  }
}
