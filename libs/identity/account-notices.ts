import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NotificationMessage } from '#libs/contracts/notification-message.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { Outbox } from '#libs/platform/outbox/outbox.js';

/** Tells people what has happened to their own account, in the transaction of what happened. */
@Injectable()
export class AccountNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: BusinessClock,
  ) {}

  async send(
    manager: EntityManager,
    kind: 'accountLocked' | 'passwordChanged',
    personId: string,
    params: Record<string, string>,
  ): Promise<void> {
    const message: NotificationMessage = {
      kind,
      audience: [{ personId }],
      params,
      at: this.clock.now().toISOString(),
    };
    await this.outbox.append(manager, 'notification.send', message);
  }
}
