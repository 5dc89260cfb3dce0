import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { PgListener } from '#libs/platform/database/pg-listener.js';
import { notificationChannel } from './delivery-log.js';

/** `arrived` a new line · `changed` lines were read · `missed` the database was away, look for yourself. */
export type FeedSignal = { kind: 'arrived'; id: string } | { kind: 'changed' } | { kind: 'missed' };

type Subscriber = (signal: FeedSignal) => void;

/** Passes what PostgreSQL tells about notifications on to the open streams of this process. */
@Injectable()
export class NotificationFeed implements OnModuleInit {
  private readonly logger = new Logger(NotificationFeed.name);
  private readonly subscribers = new Map<string, Set<Subscriber>>();

  constructor(private readonly listener: PgListener) {}

  async onModuleInit(): Promise<void> {
    await this.listener.on(notificationChannel, (payload) => this.hear(payload));
  }

  /** @returns a function that ends the subscription */
  subscribe(personId: string, subscriber: Subscriber): () => void {
    const own = this.subscribers.get(personId) ?? new Set();
    this.subscribers.set(personId, own.add(subscriber));
    return () => {
      own.delete(subscriber);
      if (own.size === 0 && this.subscribers.get(personId) === own) this.subscribers.delete(personId);
    };
  }

  private hear(payload: string | null): void {
    if (payload === null) {
      for (const own of this.subscribers.values()) for (const subscriber of own) subscriber({ kind: 'missed' });
      return;
    }
    const { personId, id } = JSON.parse(payload) as { personId?: string; id?: string };
    if (personId === undefined) {
      this.logger.warn(`A message on ${notificationChannel} names no person`);
      return;
    }
    const signal: FeedSignal = id === undefined ? { kind: 'changed' } : { kind: 'arrived', id };
    for (const subscriber of this.subscribers.get(personId) ?? []) subscriber(signal);
  }
}
