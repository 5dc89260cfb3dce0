import { Injectable } from '@nestjs/common';
import { DateTime, Duration } from 'luxon';
import { BUSINESS_ZONE } from '#libs/case-engine/calendar.js';
import type { DemoClock as DemoClockView } from '#libs/contracts/index.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { TimerSweeper } from './timer-sweeper.js';

/** Moves business time in the demo, stopping at every timer on the way, so that each happens at its own moment. */
@Injectable()
export class DemoClock {
  constructor(
    private readonly clock: BusinessClock,
    private readonly sweeper: TimerSweeper,
  ) {}

  now(): DemoClockView {
    const now = DateTime.fromJSDate(this.clock.now(), { zone: BUSINESS_ZONE }).toISO() ?? '';
    return { now, aheadMs: this.clock.aheadMs() };
  }

  /**
   * @param duration ISO 8601, e.g. `P8D`; days are calendar days in Shanghai
   * @returns business time after all timers that fell due have been worked off
   */
  async advance(duration: string): Promise<DemoClockView> {
    const target = DateTime.fromJSDate(this.clock.now(), { zone: BUSINESS_ZONE }).plus(Duration.fromISO(duration));
    for (;;) {
      const next = await this.sweeper.nextDue();
      if (next === null || next > target.toJSDate()) break;
      if (next > this.clock.now()) await this.clock.advanceTo(next);
      await this.sweeper.sweep();
    }
    await this.clock.advanceTo(target.toJSDate());
    await this.sweeper.sweep();
    return this.now();
  }
}
