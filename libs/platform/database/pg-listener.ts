import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.js';
import { asApplicationRole } from './connection-options.js';

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
   */
  async on(channel: string, callback: NotificationCallback): Promise<() => void> {
    const known = this.callbacks.get(channel);
    if (known) known.add(callback);
    else this.callbacks.set(channel, new Set([callback]));
    const client = await (this.client ??= this.connect());
    if (!known) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return () => this.callbacks.get(channel)?.delete(callback);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    const client = await this.client?.catch(() => undefined);
    client?.removeAllListeners('end');
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      options: asApplicationRole,
      application_name: 'qiangwei listener',
      keepAlive: true,
    });
    client.on('error', (error) => this.logger.warn(`The listening connection failed: ${error.message}`));
    client.on('notification', ({ channel, payload }) => this.call(channel, payload ?? ''));
    await client.connect();
    client.on('end', () => this.reconnectLater());
    for (const channel of this.callbacks.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return client;
  }

  private reconnectLater(): void {
    if (this.stopped) return;
    this.client = undefined;
    this.retry = setTimeout(() => {
      this.client = this.connect();
      this.client.then(
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
