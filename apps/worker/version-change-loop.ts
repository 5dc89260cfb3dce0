import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { VersionChangeRunner, versionChangeChannel } from '#libs/casework/versions/version-change-runner.js';
import { PgListener } from '#libs/platform/database/pg-listener.js';
import { KickedLoop } from '#libs/platform/process/kicked-loop.js';

/** What was left half done by a worker that is gone is taken up after this long. */
const everyMs = 15_000;

/** Computes ordered reports and moves cases as approved ones say: when kicked, and where something was left. */
@Injectable()
export class VersionChangeLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(VersionChangeLoop.name);
  private readonly loop = new KickedLoop('Changing versions', everyMs, () => this.runner.work(), this.logger);
  private unlisten: (() => void) | undefined;

  constructor(
    private readonly runner: VersionChangeRunner,
    private readonly listener: PgListener,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.unlisten = await this.listener.on(versionChangeChannel, () => this.loop.kick());
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.unlisten?.();
    await this.loop.stop();
  }
}
