import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { JobsOptions, Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { PgListener } from '../database/pg-listener.js';
import { KickedLoop } from '../process/kicked-loop.js';
import { within } from '../process/within.js';
import { outboxQueue } from '../queue/queue-connection.js';
import { outboxChannel } from './outbox.js';

const batch = 200;

/** The relay looks by itself this often, should a notification be lost. */
const everyMs = 2_000;

/** A message sent so long ago and neither handled nor given up is sent again: the queue may have lost it. */
const lostAfterSeconds = 30;

/** While Redis is away its client waits without end; the rows claimed meanwhile must not wait with it. */
const patienceMs = 5_000;

export const attempts = 10;

const jobOptions: JobsOptions = {
  attempts,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  // The outbox row is the record; a job that stayed behind would only block its id.
  removeOnComplete: true,
  removeOnFail: true,
};

/**
 * Hands outbox rows to the queue, with the row's id as job id, so that handing over twice makes one job. Any number
 * of relays may run: a claimed row is locked, the others skip it.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly loop = new KickedLoop('Relaying the outbox', everyMs, () => this.relay(), this.logger);
  private unlisten: (() => void) | undefined;
  /** Set while a batch is being handed over, also when nobody waits for that any longer. */
  private handing: Promise<unknown> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly listener: PgListener,
    @InjectQueue(outboxQueue) private readonly queue: Queue,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.unlisten = await this.listener.on(outboxChannel, () => this.loop.kick());
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.unlisten?.();
    await this.loop.stop();
  }

  /** Sends one batch. @returns whether there may be more */
  async relay(): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const rows: { id: string; topic: string }[] = await manager.query(
        `select id, topic from outbox
         where handled_at is null and failed_at is null
           and (sent_at is null or sent_at < now() - make_interval(secs => ${lostAfterSeconds}))
         order by created_at limit ${batch}
         for update skip locked`,
      );
      if (rows.length === 0) return false;
      await this.handOver(rows);
      await manager.query('update outbox set sent_at = now() where id = any($1)', [rows.map(({ id }) => id)]);
      return rows.length === batch;
    });
  }

  /** One batch at a time: a queue that does not answer must not collect the same rows over and over. */
  private async handOver(rows: { id: string; topic: string }[]): Promise<void> {
    if (this.handing) throw new Error('The queue has not answered to the batch before');
    const jobs = rows.map(({ id, topic }) => ({
      name: topic,
      data: { outboxId: id },
      opts: { ...jobOptions, jobId: id },
    }));
    const handing = this.queue.addBulk(jobs).finally(() => (this.handing = undefined));
    this.handing = handing;
    await within(patienceMs, handing, 'The queue');
  }
}
