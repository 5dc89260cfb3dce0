import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KickedLoop } from '#libs/platform/process/kicked-loop.js';

const everyMs = 60_000;

/** The queue gives a message up after about a quarter of an hour; a mail server may be away for longer. */
const quietSeconds = 300;

/** After three days nobody waits for the mail any more, and the line in the notification centre has long been there. */
const longestHours = 72;

/** Gives mail that the queue gave up another round, until it is taken or too old. Any number of workers may run it. */
@Injectable()
export class MailRetries implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(MailRetries.name);
  private readonly loop = new KickedLoop('Retrying mail', everyMs, () => this.sweep(), this.logger);

  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** @returns false: one sweep finds everything that is due */
  async sweep(): Promise<boolean> {
    const [, abandoned]: [unknown, number] = await this.dataSource.query(
      `update delivery set status = 'abandoned', updated_at = now()
       where status = 'pending' and created_at < now() - make_interval(hours => $1)`,
      [longestHours],
    );
    const [, revived]: [unknown, number] = await this.dataSource.query(
      `update outbox set failed_at = null, failure = null, sent_at = null
       where failed_at is not null and id in (
         select outbox_id from delivery
         where status = 'pending' and updated_at < now() - make_interval(secs => $1))`,
      [quietSeconds],
    );
    if (abandoned > 0) this.logger.warn(`${abandoned} mails could not be sent within ${longestHours} hours`);
    if (revived > 0) this.logger.log(`${revived} messages with unsent mail go back to the queue`);
    return false;
  }
}
