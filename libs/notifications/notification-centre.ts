import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { NotificationView } from '#libs/contracts/notification.js';
import type { Page } from '#libs/contracts/page.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { DomainError } from '#libs/platform/errors.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import { notificationChannel } from './delivery-log.js';
import { NotificationRow } from './notification.entity.js';

export interface NotificationQuery {
  unreadOnly: boolean;
  /** 1 to 100. */
  limit: number;
  cursor: string | null;
}

type Line = Omit<NotificationRow, 'outboxId' | 'personId'>;

/** A person's own notifications. Every question carries the person, so that nobody reads another's. */
@Injectable()
export class NotificationCentre {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * Newest first.
   * @throws DomainError REQUEST.INVALID when the cursor is not one of ours
   */
  async list(personId: string, query: NotificationQuery, lang: 'zh' | 'en'): Promise<Page<NotificationView>> {
    const [before, beforeId] = query.cursor === null ? [null, null] : decodeCursor(query.cursor, ['time', 'uuid']);
    const lines: Line[] = await this.dataSource.query(
      `select id, kind, title, body, case_id as "caseId", created_at as "createdAt", read_at as "readAt"
       from notification
       where person_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
         and (not $4 or read_at is null)
       order by created_at desc, id desc limit $5`,
      [personId, before, beforeId, query.unreadOnly, query.limit + 1],
    );
    const items = lines.slice(0, query.limit);
    const last = lines.length > query.limit ? items.at(-1) : undefined;
    return {
      items: items.map((line) => ({
        id: line.id,
        kind: line.kind,
        title: line.title[lang],
        body: line.body[lang],
        caseId: line.caseId,
        createdAt: line.createdAt.toISOString(),
        readAt: line.readAt?.toISOString() ?? null,
      })),
      nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
    };
  }

  async countUnread(personId: string): Promise<number> {
    return this.dataSource.manager.countBy(NotificationRow, { personId, readAt: IsNull() });
  }

  /** Ids newer than the one given, oldest first, at most 100: what a stream that comes back has missed. */
  async findNewerThan(personId: string, id: string): Promise<string[]> {
    const rows = await this.dataSource.manager.find(NotificationRow, {
      select: { id: true },
      where: { personId, id: MoreThan(id) },
      order: { id: 'asc' },
      take: 100,
    });
    return rows.map((row) => row.id);
  }

  async findNewestId(personId: string): Promise<string | undefined> {
    const row = await this.dataSource.manager.findOne(NotificationRow, {
      select: { id: true },
      where: { personId },
      order: { id: 'desc' },
    });
    return row?.id;
  }

  /**
   * Marks one line as read; a second time changes nothing.
   * @throws DomainError REQUEST.NOT_FOUND also for a line of somebody else
   */
  async markRead(personId: string, id: string): Promise<void> {
    if (!isUuid(id)) throw new DomainError('REQUEST.NOT_FOUND');
    const [row]: { found: boolean }[] = await this.dataSource.query(
      `with changed as (
         update notification set read_at = $3 where id = $1 and person_id = $2 and read_at is null returning person_id
       )
       select exists (select from notification where id = $1 and person_id = $2) as found,
         (select pg_notify($4, json_build_object('personId', person_id)::text)::text from changed)`,
      [id, personId, this.clock.now(), notificationChannel],
    );
    if (!row?.found) throw new DomainError('REQUEST.NOT_FOUND');
  }

  async markAllRead(personId: string): Promise<void> {
    await this.dataSource.query(
      `with changed as (
         update notification set read_at = $2 where person_id = $1 and read_at is null returning id
       )
       select pg_notify($3, json_build_object('personId', $1::text)::text) where exists (select from changed)`,
      [personId, this.clock.now(), notificationChannel],
    );
  }
}
