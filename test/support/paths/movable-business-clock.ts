import { BusinessClock } from '#libs/platform/clock/business-clock.js';

/** Business time as a test sets it, backwards too; in place of `BusinessClock`. */
export class MovableBusinessClock extends BusinessClock {
  private at = new Date('2026-03-02T10:00:00+08:00');

  override now(): Date {
    return this.at;
  }

  moveTo(instant: Date): void {
    this.at = instant;
  }
}
