import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import { digestOf } from './canonical.js';

/** A request that may be sent again: its key, and what it asks for. */
export interface Retry {
  /** Method and path, so that a key is never mistaken for that of another route. */
  route: string;
  /** `Idempotency-Key` as the client gave it; null when it gave none. */
  key: string | null;
  /** The body, and whatever else decides the answer. */
  request: unknown;
}

/** Makes a retry harmless: the same key and body get the same answer, and the work is done once. */
@Injectable()
export class Idempotency {
  /**
   * Runs `work` once per person, route and key, in the caller's transaction: answer and effect are committed together.
   * A second request with the key waits for the first to commit.
   * @throws DomainError REQUEST.IDEMPOTENCY_KEY_REUSED when the key came with another body before
   */
  async once<Answer>(
    manager: EntityManager,
    actor: Actor,
    { route, key, request }: Retry,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    if (key === null) return work();
    const id = [actor.personId, route, key];
    const digest = digestOf(request);
    const claimed: unknown[] = await manager.query(
      `insert into idempotency_key (person_id, route, key, request_digest) values ($1, $2, $3, $4)
       on conflict do nothing returning key`,
      [...id, digest],
    );
    if (claimed.length === 0) return this.recall<Answer>(manager, id, digest);
    const answer = await work();
    await manager.query(`update idempotency_key set answer = $4 where person_id = $1 and route = $2 and key = $3`, [
      ...id,
      JSON.stringify(answer),
    ]);
    return answer;
  }

  private async recall<Answer>(manager: EntityManager, id: string[], digest: string): Promise<Answer> {
    const rows: { request_digest: string; answer: Answer }[] = await manager.query(
      `select request_digest, answer from idempotency_key where person_id = $1 and route = $2 and key = $3`,
      id,
    );
    const [row] = rows;
    if (!row) throw new Error(`The idempotency key ${id.join(' ')} vanished while it was read`);
    if (row.request_digest !== digest) {
      throw new DomainError('REQUEST.IDEMPOTENCY_KEY_REUSED', {
        detail: {
          zh: '该 Idempotency-Key 已用于内容不同的请求，请换一个新的。',
          en: 'This Idempotency-Key came with another body before; use a new one.',
        },
      });
    }
    return row.answer;
  }
}
