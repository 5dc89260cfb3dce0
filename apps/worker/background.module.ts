import { Module } from '@nestjs/common';
import { OutboxWorkerModule } from '#libs/platform/outbox/outbox-worker.module.js';
import { Housekeeping } from './housekeeping.js';
import { OutboxProcessor } from './outbox.processor.js';
import { TimerLoop } from './timer-loop.js';
import { VersionChangeLoop } from './version-change-loop.js';

/** What runs without anybody asking: messages after a commit, deadlines, and clearing away. */
@Module({ imports: [OutboxWorkerModule], providers: [Housekeeping, OutboxProcessor, TimerLoop, VersionChangeLoop] })
export class BackgroundModule {}
