import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../ids.js';
import type { OutboxTopic } from './topics.js';

/** Channel on which PostgreSQL tells the relay that there is something to send. */
export const outboxChannel = 'outbox';

/** Door to everything that happens after a commit (mail, letters, notifications). */
@Injectable()
export class Outbox {
  /**
   * Writes a message into the caller's transaction: it exists if and only if the transaction commits.
   * @param payload JSON; stays in the database, the queue carries only the id
   * @returns the id on which the handler has to be idempotent
   */
  async append(manager: EntityManager, topic: OutboxTopic, payload: object): Promise<string> {
    const id = newId();
    await manager.query(
      `with row as (insert into outbox (id, topic, payload) values ($1, $2, $3)) select pg_notify('${outboxChannel}', '')`,
      [id, topic, JSON.stringify(payload)],
    );
    return id;
  }
}
