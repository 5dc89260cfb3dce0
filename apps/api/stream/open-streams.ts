import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '#libs/platform/errors.js';
import type { NotificationStream } from './notification-stream.js';

/** A browser keeps one per tab; more than this from one person is a fault in a client. */
const mostPerPerson = 12;

/** The streams open in this process. They never end by themselves, so a stop of the server has to end them. */
@Injectable()
export class OpenStreams implements OnModuleDestroy {
  private readonly streams = new Map<NotificationStream, string>();
  private stopping = false;

  /** @throws DomainError when the server is stopping, or the person has too many open */
  admit(personId: string): void {
    if (this.stopping) throw new DomainError('SERVER.UNAVAILABLE', { retryAfter: 3 });
    const own = [...this.streams.values()].filter((owner) => owner === personId);
    if (own.length >= mostPerPerson) throw new DomainError('REQUEST.TOO_MANY', { retryAfter: 60 });
  }

  add(personId: string, stream: NotificationStream): void {
    this.streams.set(stream, personId);
    void stream.closed.then(() => this.streams.delete(stream));
  }

  onModuleDestroy(): void {
    this.stopping = true;
    for (const stream of this.streams.keys()) stream.close();
  }
}
