import type { ServerResponse } from 'node:http';
import type { Sessions } from '#libs/identity/sessions.js';
import type { NotificationCentre } from '#libs/notifications/notification-centre.js';
import type { FeedSignal, NotificationFeed } from '#libs/notifications/notification-feed.js';

export const heartbeatMs = 20_000;

/** How long a browser waits before it connects again. */
const reconnectMs = 3_000;

/** A reader that takes nothing for so long that this many bytes pile up is gone. */
const mostUnreadBytes = 64 * 1024;

const beforeAll = '00000000-0000-0000-0000-000000000000';

export interface StreamReader {
  personId: string;
  sessionId: string;
  /** Header Last-Event-ID, a UUID: the mark of the last event that the reader saw. */
  lastEventId: string | undefined;
}

/**
 * One server-sent event stream: `notification {id, unread}` for each new line, `unread {unread}` when lines were read
 * elsewhere and at the start. The session is checked before every event and every heartbeat; when it has ended, or
 * cannot be checked, the stream ends, and the browser's next try is answered 401 or goes on where it stopped.
 */
export class NotificationStream {
  /** Resolves when the connection is over, from whichever side. */
  readonly closed: Promise<void>;
  private lastId = beforeAll;
  /** What this connection was told already: a line can be both caught up with and announced. */
  private readonly told = new Set<string>();
  private work: Promise<void> = Promise.resolve();
  private readonly heartbeat: NodeJS.Timeout;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly response: ServerResponse,
    private readonly reader: StreamReader,
    private readonly centre: NotificationCentre,
    private readonly sessions: Sessions,
    feed: NotificationFeed,
  ) {
    this.closed = new Promise((resolve) => response.once('close', resolve));
    // Subscribed before the first look at the database, so that nothing falls between the two.
    this.unsubscribe = feed.subscribe(reader.personId, (signal) => this.enqueue(() => this.pass(signal)));
    this.heartbeat = setInterval(() => this.enqueue(() => this.write(': heartbeat\n\n')), heartbeatMs);
    response.once('close', () => {
      clearInterval(this.heartbeat);
      this.unsubscribe();
    });
    this.write(`retry: ${reconnectMs}\n\n`);
    this.enqueue(() => this.begin());
  }

  close(): void {
    this.response.end();
  }

  /** One thing after the other, each only while the session is good. */
  private enqueue(send: () => Promise<void> | void): void {
    this.work = this.work.then(async () => {
      if (this.response.writableEnded || this.response.destroyed) return;
      try {
        if (await this.sessions.isLive(this.reader.sessionId)) await send();
        else this.close();
      } catch {
        this.close();
      }
    });
  }

  /** Where nothing was seen before, the newest line is the mark from which a reader that comes back goes on. */
  private async begin(): Promise<void> {
    if (this.reader.lastEventId === undefined) {
      this.lastId = (await this.centre.findNewestId(this.reader.personId)) ?? this.lastId;
    } else {
      this.lastId = this.reader.lastEventId;
      await this.catchUp();
    }
    await this.tellUnread(`id: ${this.lastId}\n`);
  }

  private async pass(signal: FeedSignal): Promise<void> {
    if (signal.kind === 'changed') await this.tellUnread();
    else if (signal.kind === 'missed') await this.catchUp();
    else if (!this.told.has(signal.id)) await this.tell([signal.id]);
  }

  private async catchUp(): Promise<void> {
    let missed = await this.centre.findNewerThan(this.reader.personId, this.lastId);
    while (missed.length > 0) {
      await this.tell(missed);
      missed = await this.centre.findNewerThan(this.reader.personId, this.lastId);
    }
  }

  private async tell(ids: string[]): Promise<void> {
    const unread = await this.centre.countUnread(this.reader.personId);
    for (const id of ids) {
      // Two workers may announce in another order than they made their ids; the mark never goes back.
      if (id > this.lastId) this.lastId = id;
      this.told.add(id);
      this.write(`id: ${this.lastId}\nevent: notification\ndata: ${JSON.stringify({ id, unread })}\n\n`);
    }
  }

  private async tellUnread(mark = ''): Promise<void> {
    const unread = await this.centre.countUnread(this.reader.personId);
    this.write(`${mark}event: unread\ndata: ${JSON.stringify({ unread })}\n\n`);
  }

  private write(text: string): void {
    if (this.response.writableLength > mostUnreadBytes) this.response.destroy();
    else this.response.write(text);
  }
}
