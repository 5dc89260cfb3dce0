import { Module } from '@nestjs/common';
import { OutboxWorkerModule } from '#libs/platform/outbox/outbox-worker.module.js';
import { OutboxProcessor } from './outbox.processor.js';
import { TimerLoop } from './timer-loop.js';

/** What runs without anybody asking: messages after a commit, and deadlines. */
@Module({ imports: [OutboxWorkerModule], providers: [OutboxProcessor, TimerLoop] })
export class BackgroundModule {}
