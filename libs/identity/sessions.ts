import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, MoreThan, Not } from 'typeorm';
import { Config } from '#libs/platform/config/config.js';
import { SystemClock } from '#libs/platform/clock/system-clock.js';
import { newId } from '#libs/platform/ids.js';
import type { Actor } from './actor.js';
import { actorColumns, type ActorRow, mayAct, toActor } from './actor.query.js';
import type { Caller } from './security-log.js';
import { Session } from './session.entity.js';

const minute = 60_000;

/** Real time, whatever the demo clock says (等保 level 3: idle sessions end, ASVS 5.0 V7.3: so do long ones). */
export const sessionLimits = { idleMs: 30 * minute, longestMs: 12 * 60 * minute };

/** `last_seen_at` is written at most this often, so that reading does not become writing. */
const touchEveryMs = minute;

/** 32 random bytes, base64url: what the cookie holds. */
const tokenPattern = /^[\w-]{43}$/;

@Injectable()
export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: SystemClock,
    private readonly config: Config,
  ) {}

  /**
   * Signs a person in, and clears away their sessions that have run out.
   * @returns the token for the cookie; it is kept nowhere else
   */
  async open(manager: EntityManager, personId: string, caller: Caller): Promise<string> {
    const now = this.clock.now();
    await manager.query('delete from session where person_id = $1 and (last_seen_at <= $2 or created_at <= $3)', [
      personId,
      earlier(now, sessionLimits.idleMs),
      earlier(now, sessionLimits.longestMs),
    ]);
    const token = randomBytes(32).toString('base64url');
    await manager.insert(Session, {
      id: newId(),
      tokenHash: digest(token),
      personId,
      createdAt: now,
      lastSeenAt: now,
      address: caller.address,
      userAgent: caller.userAgent.slice(0, 300),
    });
    return token;
  }

  /** Who holds the token; undefined when the session has ended in any way, or the person may no longer sign in. */
  async resume(token: string): Promise<{ sessionId: string; actor: Actor } | undefined> {
    if (!tokenPattern.test(token)) return undefined;
    const now = this.clock.now();
    const rows: (ActorRow & { session_id: string; last_seen_at: Date })[] = await this.dataSource.query(
      `select s.id as session_id, s.last_seen_at, ${actorColumns}
       from session s join person p on p.id = s.person_id
       where s.token_hash = $1 and ${mayAct(this.config)} and s.last_seen_at > $2 and s.created_at > $3`,
      [digest(token), earlier(now, sessionLimits.idleMs), earlier(now, sessionLimits.longestMs)],
    );
    const row = rows[0];
    if (!row) return undefined;
    if (now.getTime() - row.last_seen_at.getTime() >= touchEveryMs) {
      await this.dataSource.query('update session set last_seen_at = $2 where id = $1', [row.session_id, now]);
    }
    return { sessionId: row.session_id, actor: toActor(row) };
  }

  /** Whether a session is still good, without counting as activity; for connections that stay open. */
  async isLive(sessionId: string): Promise<boolean> {
    const now = this.clock.now();
    const rows: unknown[] = await this.dataSource.query(
      `select from session s join person p on p.id = s.person_id
       where s.id = $1 and ${mayAct(this.config)} and s.last_seen_at > $2 and s.created_at > $3`,
      [sessionId, earlier(now, sessionLimits.idleMs), earlier(now, sessionLimits.longestMs)],
    );
    return rows.length > 0;
  }

  /** Live sessions of a person, the latest first. */
  async listOf(personId: string): Promise<Session[]> {
    const now = this.clock.now();
    return this.dataSource.manager.find(Session, {
      where: {
        personId,
        lastSeenAt: MoreThan(earlier(now, sessionLimits.idleMs)),
        createdAt: MoreThan(earlier(now, sessionLimits.longestMs)),
      },
      order: { lastSeenAt: 'desc', id: 'desc' },
    });
  }

  /** Ends a session of that person. @returns false when they have none of that id */
  async end(manager: EntityManager, personId: string, sessionId: string): Promise<boolean> {
    const { affected } = await manager.delete(Session, { id: sessionId, personId });
    return affected === 1;
  }

  /** Ends all sessions of a person but one. */
  async endOthers(manager: EntityManager, personId: string, sessionId: string): Promise<void> {
    await manager.delete(Session, { personId, id: Not(sessionId) });
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function earlier(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds);
}
