import { Module } from '@nestjs/common';
import { PlatformModule } from '#libs/platform/platform.module.js';
import { BackgroundModule } from './background.module.js';

/** The background half of Qiangwei: relay, queue, timers, and the modules whose messages they work off. */
@Module({
  imports: [PlatformModule, BackgroundModule],
})
export class WorkerModule {}
