import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DailyRoots } from '#libs/casework/audit/daily-roots.js';
import { Verifications } from '#libs/casework/audit/verifications.js';
import { PgListener } from '#libs/platform/database/pg-listener.js';
import { KickedLoop } from '#libs/platform/process/kicked-loop.js';

/** A date has its root at most this long after it has begun. */
const everyMs = 5 * 60_000;

/** Makes the root of each business date, and has everything verified: at an interval, and when business time was moved. */
@Injectable()
export class RootLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RootLoop.name);
  private readonly loop = new KickedLoop('Making the daily root', everyMs, () => this.make(), this.logger);
  private unlisten: (() => void) | undefined;

  constructor(
    private readonly roots: DailyRoots,
    private readonly verifications: Verifications,
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

  private async make(): Promise<boolean> {
    await this.roots.makeToday((manager) => this.verifications.orderWithin(manager, null));
    return false;
  }
}
