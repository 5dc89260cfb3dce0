import { SystemClock } from '../../libs/platform/clock/system-clock.js';

/** Stands still until a spec moves it; in place of `SystemClock`. */
export class MovableClock extends SystemClock {
  private time = Date.now();

  override now(): Date {
    return new Date(this.time);
  }

  /** @param milliseconds forwards */
  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}
