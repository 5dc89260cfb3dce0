import type { LoggerService } from '@nestjs/common';

/**
 * Work that is done again and again: at an interval, and at once when kicked. Never twice at the same time; a kick
 * during the work means one more round. A round that fails is logged and tried again at the next interval.
 */
export class KickedLoop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = true;

  /** @param work answers whether there is more to do right away */
  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<boolean>,
    private readonly logger: Pick<LoggerService, 'warn'>,
  ) {}

  start(): void {
    this.stopped = false;
    this.kick();
  }

  kick(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      if (!this.stopped) this.timer = setTimeout(() => this.kick(), this.everyMs);
    });
  }

  /** Resolves when the round under way, if any, is over. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        if (await this.work()) this.again = true;
      } catch (error) {
        this.logger.warn(
          `${this.name} failed, it is tried again: ${error instanceof Error ? error.message : String(error)}`,
        );
        return;
      }
    }
  }
}
