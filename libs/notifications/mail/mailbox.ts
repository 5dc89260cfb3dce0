import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MailView } from '#libs/contracts/notification.js';
import type { Page } from '#libs/contracts/page.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import { MailRow } from './mail.entity.js';

/** Reads the development mailbox, newest first. */
@Injectable()
export class Mailbox {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError REQUEST.INVALID when the cursor is not one of ours */
  async list({ limit, cursor }: { limit: number; cursor: string | null }): Promise<Page<MailView>> {
    const query = this.dataSource.manager
      .createQueryBuilder(MailRow, 'mail')
      .orderBy('mail.created_at', 'DESC')
      .addOrderBy('mail.id', 'DESC')
      .limit(limit + 1);
    if (cursor !== null) {
      const [before, beforeId] = decodeCursor(cursor, ['time', 'uuid']);
      query.where('(mail.created_at, mail.id) < (:before, :beforeId)', { before, beforeId });
    }
    const rows = await query.getMany();
    const items = rows.slice(0, limit).map(({ id, to, subject, text, createdAt }) => ({
      id,
      to,
      subject,
      text,
      createdAt: createdAt.toISOString(),
    }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.createdAt, last.id]) : null };
  }
}
