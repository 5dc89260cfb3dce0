import { Injectable } from '@nestjs/common';
import { OutboxHandler, type OutboxMessageHandler } from '#libs/platform/outbox/outbox-handler.js';
import { Verifications } from './verifications.js';

/** Carries out a verification that was ordered. */
@Injectable()
@OutboxHandler('audit.verify')
export class VerificationHandler implements OutboxMessageHandler {
  constructor(private readonly verifications: Verifications) {}

  async handle(_outboxId: string, payload: Record<string, unknown>, lastAttempt: boolean): Promise<void> {
    await this.verifications.run(String(payload.verificationId), lastAttempt);
  }
}
