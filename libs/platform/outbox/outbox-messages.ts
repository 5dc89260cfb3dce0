import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboxHandlers } from './outbox-handlers.js';

/** Works one outbox message off: finds it, calls its handler, notes what became of it. */
@Injectable()
export class OutboxMessages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handlers: OutboxHandlers,
  ) {}

  /**
   * Called at least once per message.
   * @param lastAttempt when the handler fails now, the message is given up and kept with the reason
   * @throws what the handler threw
   */
  async handle(outboxId: string, lastAttempt: boolean): Promise<void> {
    const rows: { topic: string; payload: Record<string, unknown> }[] = await this.dataSource.query(
      'select topic, payload from outbox where id = $1 and handled_at is null and failed_at is null',
      [outboxId],
    );
    const message = rows[0];
    if (!message) return;
    try {
      await this.handlers.get(message.topic).handle(outboxId, message.payload, lastAttempt);
    } catch (error) {
      if (lastAttempt) await this.giveUp(outboxId, error);
      throw error;
    }
    await this.dataSource.query('update outbox set handled_at = now() where id = $1', [outboxId]);
  }

  private async giveUp(outboxId: string, error: unknown): Promise<void> {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await this.dataSource.query('update outbox set failed_at = now(), failure = $2 where id = $1', [
      outboxId,
      failure.slice(0, 4_000),
    ]);
  }
}
