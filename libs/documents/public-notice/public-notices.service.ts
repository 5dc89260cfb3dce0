import { Injectable } from '@nestjs/common';
import { DataSource, Not, type EntityManager } from 'typeorm';
import type { Text } from '#libs/contracts/index.js';
import { newId } from '#libs/platform/ids.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import { PublicNotice, type PublicNoticeStatus } from './public-notice.entity.js';

/** A notice to be published; all of it will be read by everybody, so no personal data. */
export interface NewPublicNotice {
  caseId: string;
  caseNumber: string;
  title: Text;
  subject: string;
  applicant: string;
  territory: string;
  basis: string;
  receivingOffice: string;
  publishedAt: Date;
  /** YYYY-MM-DD, Asia/Shanghai. */
  lastDay: string;
}

export interface NoticePage {
  items: PublicNotice[];
  nextCursor: string | null;
}

/** The notice board. Casework puts notices up and takes them down inside its own transactions. */
@Injectable()
export class PublicNotices {
  constructor(private readonly dataSource: DataSource) {}

  /** A case has at most one notice that has not ended; to publish again ends the one before. */
  async publish(manager: EntityManager, { title, ...notice }: NewPublicNotice): Promise<void> {
    await this.end(manager, notice.caseId);
    await manager.insert(PublicNotice, {
      ...notice,
      id: newId(),
      titleZh: title.zh,
      titleEn: title.en,
      status: 'open',
    });
  }

  /** While an objection is examined the days do not run. */
  async pause(manager: EntityManager, caseId: string): Promise<void> {
    await this.change(manager, caseId, { status: 'paused' });
  }

  /** @param lastDay YYYY-MM-DD, with the rest of the days counted on */
  async resume(manager: EntityManager, caseId: string, lastDay: string): Promise<void> {
    await this.change(manager, caseId, { status: 'open', lastDay });
  }

  async end(manager: EntityManager, caseId: string): Promise<void> {
    await this.change(manager, caseId, { status: 'ended' });
  }

  /**
   * Notices of everybody, newest first; ended ones stay on the board.
   * @param limit at most 100
   * @throws DomainError REQUEST.INVALID for a cursor of another list
   */
  async list(page: {
    status?: PublicNoticeStatus;
    caseNumber?: string;
    cursor?: string;
    limit: number;
  }): Promise<NoticePage> {
    const query = this.dataSource.manager
      .createQueryBuilder(PublicNotice, 'notice')
      .orderBy('notice.published_at', 'DESC')
      .addOrderBy('notice.id', 'DESC')
      .limit(page.limit + 1);
    if (page.status) query.andWhere('notice.status = :status', { status: page.status });
    if (page.caseNumber) query.andWhere('notice.case_number = :number', { number: page.caseNumber });
    if (page.cursor) {
      const [publishedAt, id] = decodeCursor(page.cursor, ['time', 'uuid']);
      query.andWhere('(notice.published_at, notice.id) < (:publishedAt, :id)', { publishedAt, id });
    }
    const rows = await query.getMany();
    const items = rows.slice(0, page.limit);
    const last = rows.length > page.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.publishedAt.toISOString(), last.id]) : null };
  }

  private async change(manager: EntityManager, caseId: string, change: Partial<PublicNotice>): Promise<void> {
    await manager.update(PublicNotice, { caseId, status: Not('ended') }, change);
  }
}
