import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from '../support/test-database.js';

/** How many people each message is for: the two bureau reviewers of the demo world. */
export const readers = 2;

export interface Tally {
  messages: number;
  handled: number;
  givenUp: number;
  /** Lines in the notification centre, and how many there should be. */
  lines: number;
  mailSent: number;
  mailOther: number;
}

/** Writes notifications into the outbox as casework does, one transaction each, and counts what became of them. */
export class MessageLoad {
  /** Messages whose commit was confirmed. One whose commit was cut off may be there as well. */
  acknowledged = 0;
  private stopped = false;

  constructor(private readonly database: Pick<TestDatabase, 'query'>) {}

  async append(): Promise<void> {
    const payload = {
      kind: 'handover',
      caseId: randomUUID(),
      caseNumber: `YH-2026-${this.acknowledged}`,
      caseTitle: { zh: '小微企业园认定推荐', en: 'Park recognition' },
      subjectName: '示范园',
      audience: [{ role: 'bureau-reviewer', unit: 'bureau' }],
      params: {},
      at: new Date().toISOString(),
    };
    await this.database.query(
      `with message as (insert into outbox (id, topic, payload) values ($1, 'notification.send', $2))
       select pg_notify('outbox', '')`,
      [randomUUID(), JSON.stringify(payload)],
    );
    this.acknowledged += 1;
  }

  /** Writes until stopped; a write that fails (the database is away) is not counted. */
  async flow(perSecond: number): Promise<void> {
    while (!this.stopped) {
      await this.append().catch(() => undefined);
      await pause(1000 / perSecond);
    }
  }

  stop(): void {
    this.stopped = true;
  }

  async tally(): Promise<Tally> {
    const [tally] = await this.database.query<Tally & Record<string, number>>(
      `select (select count(*)::int from outbox) as messages,
         (select count(*)::int from outbox where handled_at is not null) as handled,
         (select count(*)::int from outbox where failed_at is not null) as "givenUp",
         (select count(*)::int from notification) as lines,
         (select count(*)::int from delivery where channel = 'mail' and status = 'sent') as "mailSent",
         (select count(*)::int from delivery where channel = 'mail' and status <> 'sent') as "mailOther"`,
    );
    if (!tally) throw new Error('No tally');
    return tally;
  }
}
