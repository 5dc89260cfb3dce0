import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { runCorrelated } from '#libs/platform/logging/correlation.js';
import { OutboxMessages } from '#libs/platform/outbox/outbox-messages.js';
import { outboxQueue } from '#libs/platform/queue/queue-connection.js';

/**
 * Takes jobs from the queue. A worker that dies loses its lock after 10 s, and another takes the job up at the second
 * look after that (BullMQ marks first, then takes), so within half a minute.
 */
@Processor(outboxQueue, { concurrency: 8, lockDuration: 10_000, stalledInterval: 3_000, maxStalledCount: 5 })
export class OutboxProcessor extends WorkerHost {
  private readonly logger = new Logger(OutboxProcessor.name);

  constructor(private readonly messages: OutboxMessages) {
    super();
  }

  async process(job: Job<{ outboxId: string }>): Promise<void> {
    const lastAttempt = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    await runCorrelated(job.data.outboxId, () => this.messages.handle(job.data.outboxId, lastAttempt));
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    this.logger.warn(
      `${job?.name ?? 'A job'} ${job?.id ?? ''} failed on attempt ${job?.attemptsMade ?? '?'}: ${error.message}`,
    );
  }

  @OnWorkerEvent('error')
  lost(error: Error): void {
    this.logger.warn(`The queue cannot be reached: ${error.message}`);
  }
}
