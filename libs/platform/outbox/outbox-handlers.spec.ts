import { Injectable } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { OutboxHandler, type OutboxMessageHandler } from './outbox-handler.js';
import { OutboxHandlers } from './outbox-handlers.js';
import { outboxTopics } from './topics.js';

/** A handler class of its own for a topic. */
function handlerOf(topic: (typeof outboxTopics)[number]) {
  @Injectable()
  @OutboxHandler(topic)
  class Handler implements OutboxMessageHandler {
    async handle(): Promise<void> {
      // Only its registration matters here.
    }
  }
  return Handler;
}

async function bootWith(handlers: ReturnType<typeof handlerOf>[]): Promise<OutboxHandlers> {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [OutboxHandlers, ...handlers],
  }).compile();
  await module.init();
  return module.get(OutboxHandlers);
}

describe('the worker', () => {
  it('starts when every topic has its handler', async () => {
    const handlers = await bootWith(outboxTopics.map(handlerOf));
    for (const topic of outboxTopics) expect(handlers.get(topic)).toBeDefined();
  });

  it('does not start when a topic has none', async () => {
    const [first, ...others] = outboxTopics;
    await expect(bootWith(others.map(handlerOf))).rejects.toThrow(`"${first}" has no handler`);
  });

  it('does not start when a topic has two', async () => {
    const [first] = outboxTopics;
    await expect(bootWith([first, ...outboxTopics].map(handlerOf))).rejects.toThrow(`"${first}" has two handlers`);
  });
});
