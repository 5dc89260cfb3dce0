import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { TimerSweeper } from '#libs/casework/timer-sweeper.js';
import { PgListener } from '#libs/platform/database/pg-listener.js';
import { KickedLoop } from '#libs/platform/process/kicked-loop.js';

/** A limit is acted on at most this long after it has passed. */
const everyMs = 15_000;

/** Works off due timers: at an interval, and at once when business time was moved. */
@Injectable()
export class TimerLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(TimerLoop.name);
  private readonly loop = new KickedLoop('Working off timers', everyMs, () => this.sweep(), this.logger);
  private unlisten: (() => void) | undefined;

  constructor(
    private readonly sweeper: TimerSweeper,
    private readonly listener: PgListener,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.unlisten = await this.listener.on('business_clock', () => this.loop.kick());
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.unlisten?.();
    await this.loop.stop();
  }

  private async sweep(): Promise<boolean> {
    await this.sweeper.sweep();
    return false;
  }
}
