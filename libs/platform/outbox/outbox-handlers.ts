import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { OutboxHandler, type OutboxMessageHandler } from './outbox-handler.js';
import { outboxTopics } from './topics.js';

/** Finds the handler of each topic when the worker starts; a topic without one, or with two, stops the start. */
@Injectable()
export class OutboxHandlers implements OnModuleInit {
  private readonly byTopic = new Map<string, OutboxMessageHandler>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const faults: string[] = [];
    for (const provider of this.discovery.getProviders({ metadataKey: OutboxHandler.KEY })) {
      const topic = this.discovery.getMetadataByDecorator(OutboxHandler, provider);
      if (topic === undefined) continue;
      if (this.byTopic.has(topic)) faults.push(`"${topic}" has two handlers, ${provider.name} is one of them`);
      this.byTopic.set(topic, provider.instance as OutboxMessageHandler);
    }
    for (const topic of outboxTopics) if (!this.byTopic.has(topic)) faults.push(`"${topic}" has no handler`);
    if (faults.length > 0) throw new Error(`Outbox topics and handlers do not fit: ${faults.join('; ')}`);
  }

  get(topic: string): OutboxMessageHandler {
    const handler = this.byTopic.get(topic);
    if (!handler) throw new Error(`No handler for the outbox topic "${topic}"`);
    return handler;
  }
}
