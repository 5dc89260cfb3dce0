import { Injectable } from '@nestjs/common';

/** Real time. For sessions, lockouts and everything else that the demo clock must not move. */
@Injectable()
export class SystemClock {
  now(): Date {
    return new Date();
  }
}
