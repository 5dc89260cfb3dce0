import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { DomainError } from '#libs/platform/errors.js';
import type { Actor } from './actor.js';
import { type Caller, SecurityLog } from './security-log.js';
import { Sessions } from './sessions.js';

/** Ends sessions of the actor: this one, or one that they left open elsewhere. */
@Injectable()
export class Logout {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly log: SecurityLog,
  ) {}

  /** Ends the session that the request came with. */
  async thisOne(actor: Actor, sessionId: string, caller: Caller): Promise<void> {
    await this.end(actor, sessionId, caller, 'logout');
  }

  /** @throws DomainError REQUEST.NOT_FOUND when the actor has no such session (somebody else's included) */
  async another(actor: Actor, sessionId: string, caller: Caller): Promise<void> {
    const ended = isUuid(sessionId) && (await this.end(actor, sessionId, caller, 'sessionEnded'));
    if (!ended) throw new DomainError('REQUEST.NOT_FOUND');
  }

  private async end(actor: Actor, sessionId: string, caller: Caller, kind: 'logout' | 'sessionEnded') {
    return this.dataSource.transaction(async (transaction) => {
      const ended = await this.sessions.end(transaction, actor.personId, sessionId);
      if (ended) await this.log.append(transaction, kind, caller, { personId: actor.personId });
      return ended;
    });
  }
}
