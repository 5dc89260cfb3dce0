import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SystemClock } from '#libs/platform/clock/system-clock.js';
import { newId } from '#libs/platform/ids.js';
import { SecurityEvent, type SecurityEventKind } from './security-event.entity.js';

/** Where a request came from. */
export interface Caller {
  address: string;
  userAgent: string;
}

/** Writes the security log, always in the transaction of what it tells about. */
@Injectable()
export class SecurityLog {
  constructor(private readonly clock: SystemClock) {}

  async append(
    manager: EntityManager,
    kind: SecurityEventKind,
    caller: Caller,
    who: { personId: string | null; actorId?: string },
  ): Promise<void> {
    await manager.insert(SecurityEvent, {
      id: newId(),
      at: this.clock.now(),
      kind,
      personId: who.personId,
      actorId: who.actorId ?? null,
      address: caller.address,
      userAgent: caller.userAgent.slice(0, 300),
    });
  }
}
