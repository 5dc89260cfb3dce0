import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { QueueModule } from '../queue/queue.module.js';
import { OutboxHandlers } from './outbox-handlers.js';
import { OutboxMessages } from './outbox-messages.js';
import { OutboxRelay } from './outbox-relay.js';

/** The worker's side of the outbox: relay, handlers, and the queue between them. */
@Module({
  imports: [QueueModule, DiscoveryModule],
  providers: [OutboxRelay, OutboxHandlers, OutboxMessages],
  exports: [QueueModule, OutboxRelay, OutboxMessages],
})
export class OutboxWorkerModule {}
