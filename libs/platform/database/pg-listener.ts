import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.js';
import { connectionAs } from './connection.js';

/**
 * Called with the payload of a notification, or with `null` after the connection was lost and made again: then
 * notifications may have been missed, and the callback should look for itself.
 */
export type NotificationCallback = (payload: string | null) => void | Promise<void>;

const firstRetryMs = 100;
const longestRetryMs = 5_000;

/** One connection per process that listens to PostgreSQL notifications, and comes back when the server does. */
@Injectable()
export class PgListener implements OnApplicationShutdown {
  private readonly logger = new Logger(PgListener.name);
  private readonly callbacks = new Map<string, Set<NotificationCallback>>();
  private client: Promise<pg.Client> | undefined;
  private retry: NodeJS.Timeout | undefined;
  private retryMs = firstRetryMs;
  private stopped = false;

  constructor(private readonly config: Config) {}

  /**
   * Listens to a channel from the moment that the promise resolves.
   * @returns a function that takes the callback away again
   * @throws the driver's error when PostgreSQL cannot be reached
   */
  async on(channel: string, callback: NotificationCallback): Promise<() => void> {
    const callbacks = this.callbacks.get(channel) ?? new Set();
    this.callbacks.set(channel, callbacks.add(callback));
    const client = await this.connected();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return () => callbacks.delete(callback);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    const client = await this.client?.catch(() => undefined);
    await client?.end().catch(() => undefined);
  }

  private connected(): Promise<pg.Client> {
    return (this.client ??= this.connect().catch((error: unknown) => {
      this.client = undefined;
      throw error;
    }));
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...connectionAs('application', this.config.databaseUrl),
      application_name: 'qiangwei listener',
    });
    client.on('error', (error) => this.logger.warn(`The listening connection failed: ${error.message}`));
    client.on('notification', ({ channel, payload }) => this.call(channel, payload ?? ''));
    await client.connect();
    for (const channel of this.callbacks.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    client.on('end', () => {
      this.client = undefined;
      this.reconnectLater();
    });
    return client;
  }

  private reconnectLater(): void {
    if (this.stopped) return;
    this.retry = setTimeout(() => {
      this.connected().then(
        () => {
          this.retryMs = firstRetryMs;
          for (const channel of this.callbacks.keys()) this.call(channel, null);
        },
        () => {
          this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
          this.reconnectLater();
        },
      );
    }, this.retryMs);
  }

  private call(channel: string, payload: string | null): void {
    for (const callback of this.callbacks.get(channel) ?? []) {
      Promise.resolve()
        .then(() => callback(payload))
        .catch((error: unknown) => this.logger.error(`A listener on ${channel} failed`, error));
    }
  }
}
