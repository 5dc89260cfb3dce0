import { Module } from '@nestjs/common';
import { OutboxWorkerModule } from '#libs/platform/outbox/outbox-worker.module.js';
import { Housekeeping } from './housekeeping.js';
import { OutboxProcessor } from './outbox.processor.js';
import { RootLoop } from './root-loop.js';
import { TimerLoop } from './timer-loop.js';
import { VersionChangeLoop } from './version-change-loop.js';

/** What runs without anybody asking: messages after a commit, deadlines, daily roots, and clearing away. */
@Module({
  imports: [OutboxWorkerModule],
  providers: [Housekeeping, OutboxProcessor, RootLoop, TimerLoop, VersionChangeLoop],
})
export class BackgroundModule {}
