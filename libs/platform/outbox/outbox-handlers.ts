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
    for (const { instance, name } of this.discovery.getProviders({ metadataKey: OutboxHandler.KEY })) {
      const topic = Reflect.getMetadata(OutboxHandler.KEY, instance.constructor) as string;
      if (!outboxTopics.includes(topic)) faults.push(`${String(name)} handles "${topic}", which is no topic`);
      if (this.byTopic.has(topic)) faults.push(`"${topic}" has two handlers, ${String(name)} is one of them`);
      this.byTopic.set(topic, instance as OutboxMessageHandler);
    }
    faults.push(...outboxTopics.filter((topic) => !this.byTopic.has(topic)).map((topic) => `"${topic}" has no handler`));
    if (faults.length > 0) throw new Error(`Outbox topics and handlers do not fit: ${faults.join('; ')}`);
  }

  get(topic: string): OutboxMessageHandler {
    const handler = this.byTopic.get(topic);
    if (!handler) throw new Error(`No handler for the outbox topic "${topic}"`);
    return handler;
  }
}
