import { SystemClock } from '../../libs/platform/clock/system-clock.js';

/** Real time that a spec can move forward, in place of `SystemClock`. */
export class MovableClock extends SystemClock {
  private ahead = 0;

  override now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /** @param milliseconds forwards */
  advance(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}
