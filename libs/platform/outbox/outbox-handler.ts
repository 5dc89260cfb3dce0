import { DiscoveryService } from '@nestjs/core';
import type { OutboxTopic } from './topics.js';

/** A provider that works off the messages of one topic. Called at least once per message: be idempotent on the id. */
export interface OutboxMessageHandler {
  /** @param lastAttempt nothing is tried again when this fails */
  handle(outboxId: string, payload: Record<string, unknown>, lastAttempt: boolean): Promise<void>;
}

/** Marks a provider class as the handler of a topic listed in topics.ts. */
export const OutboxHandler = DiscoveryService.createDecorator<OutboxTopic>();
