import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SystemClock } from '#libs/platform/clock/system-clock.js';

const minute = 60_000;

export const lockoutLimits = { failures: 5, withinMs: 30 * minute, lockedMs: 30 * minute };

/** How a user name is compared: as in the table, whatever case and width it was typed in. */
export function normaliseUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/**
 * Counts failed logins per name. Names that nobody has are counted and locked like all others, so that the answers do
 * not tell which names exist.
 */
@Injectable()
export class Lockout {
  constructor(private readonly clock: SystemClock) {}

  /** Whole seconds until the name may be tried again; 0 when it may be now. */
  async secondsLeft(manager: EntityManager, username: string): Promise<number> {
    const rows: { locked_until: Date | null }[] = await manager.query(
      'select locked_until from login_failure where name_digest = $1',
      [digest(username)],
    );
    const until = rows[0]?.locked_until?.getTime() ?? 0;
    return Math.max(0, Math.ceil((until - this.clock.now().getTime()) / 1000));
  }

  /** Books a failure. @returns true when it is the one that locks the name */
  async fail(manager: EntityManager, username: string): Promise<boolean> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - lockoutLimits.withinMs);
    const rows: { locked: boolean }[] = await manager.query(
      `with recent as (
         insert into login_failure as f (name_digest, failed_at) values ($1, array[$2::timestamptz])
         on conflict (name_digest) do update
           set failed_at = array(select t from unnest(f.failed_at) t where t > $3 order by t) || $2::timestamptz
         returning cardinality(failed_at) as count
       )
       select count >= $4 as locked from recent`,
      [digest(username), now, since, lockoutLimits.failures],
    );
    if (!rows[0]?.locked) return false;
    // A lock starts the count afresh: when it is over there are five tries again.
    await manager.query(`update login_failure set failed_at = '{}', locked_until = $2 where name_digest = $1`, [
      digest(username),
      new Date(now.getTime() + lockoutLimits.lockedMs),
    ]);
    return true;
  }

  /** Forgets failures and lock. @returns false when there were none */
  async clear(manager: EntityManager, username: string): Promise<boolean> {
    const rows: [unknown[], number] = await manager.query('delete from login_failure where name_digest = $1', [
      digest(username),
    ]);
    return rows[1] > 0;
  }
}

function digest(username: string): Buffer {
  return createHash('sha256').update(username).digest();
}
