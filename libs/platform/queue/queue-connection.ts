import { type ConnectionOptions, createPostgresBackend, createRedisBackend, setDefaultBackendFactory } from 'bullmq';
import type { Config } from '../config/config.js';
import { connectionAs } from '../database/connection.js';

/** Schema of BullMQ's tables when the queue lives in PostgreSQL. */
export const queueSchema = 'bullmq';

/** The one queue: every job is an outbox message, its data only the message's id. */
export const outboxQueue = 'outbox';

export function queueLivesInPostgres(config: Config): boolean {
  return /^postgres/.test(config.queueUrl);
}

/**
 * BullMQ's connection for the queue address, and the matching backend for every Queue and Worker of this process
 * (@nestjs/bullmq offers no other way to choose it).
 */
export function queueConnection(config: Config): ConnectionOptions {
  if (queueLivesInPostgres(config)) {
    setDefaultBackendFactory(createPostgresBackend);
    return {
      ...connectionAs('application', config.queueUrl),
      schema: queueSchema,
      migrate: false,
      max: 4,
      application_name: 'qiangwei queue',
    };
  }
  setDefaultBackendFactory(createRedisBackend);
  // Without a limit of its own a command waits for ever while Redis is away, and a stop would wait with it.
  return { url: config.queueUrl, maxRetriesPerRequest: null };
}
