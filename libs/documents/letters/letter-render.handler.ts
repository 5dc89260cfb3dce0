import { Injectable } from '@nestjs/common';
import { OutboxHandler, type OutboxMessageHandler } from '#libs/platform/outbox/outbox-handler.js';
import { LetterRendering } from './letter-rendering.js';

/** Makes the PDF soon after a letter was issued; harmless when a reader came first, or when it runs twice. */
@Injectable()
@OutboxHandler('letter.render')
export class LetterRenderHandler implements OutboxMessageHandler {
  constructor(private readonly rendering: LetterRendering) {}

  async handle(_outboxId: string, payload: Record<string, unknown>): Promise<void> {
    await this.rendering.render(String(payload.documentId));
  }
}
