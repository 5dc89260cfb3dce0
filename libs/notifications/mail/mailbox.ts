import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MailView } from '#libs/contracts/notification.js';
import type { Page } from '#libs/contracts/page.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';

/** Reads the development mailbox, newest first. */
@Injectable()
export class Mailbox {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError REQUEST.INVALID when the cursor is not one of ours */
  async list({ limit, cursor }: { limit: number; cursor: string | null }): Promise<Page<MailView>> {
    const [before, beforeId] = cursor === null ? [null, null] : decodeCursor(cursor, ['time', 'uuid']);
    const rows: (Omit<MailView, 'createdAt'> & { createdAt: Date })[] = await this.dataSource.query(
      `select id, recipient as "to", subject, text, created_at as "createdAt" from mail
       where $1::timestamptz is null or (created_at, id) < ($1, $2::uuid)
       order by created_at desc, id desc limit $3`,
      [before, beforeId, limit + 1],
    );
    const items = rows.slice(0, limit).map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.createdAt, last.id]) : null };
  }
}
