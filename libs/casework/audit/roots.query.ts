import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import type { Page, RootView } from '#libs/contracts/index.js';
import { DomainError } from '#libs/platform/errors.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import { inShanghai } from '../business-time.js';
import { rootFileOf } from './root-file.js';
import { findRoot } from './root.js';

/** The daily roots, to be looked at and taken elsewhere. */
@Injectable()
export class Roots {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. @throws DomainError REQUEST.INVALID for a cursor of another list */
  async list(limit: number, cursor?: string): Promise<Page<RootView>> {
    const before = cursor ? Number(decodeCursor(cursor, ['text'])[0]) || 0 : 2 ** 31 - 1;
    const rows: (Omit<RootView, 'madeAt'> & { madeAt: Date })[] = await this.dataSource.query(
      `select number, to_char(date, 'YYYY-MM-DD') as date, made_at as "madeAt", cases, hash, previous from audit_root
       where number < $1 order by number desc limit $2`,
      [before, limit + 1],
    );
    const items = rows.slice(0, limit).map((row) => ({ ...row, madeAt: inShanghai(row.madeAt) }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([String(last.number)]) : null };
  }

  /**
   * The root with everything it was made from, as JSON text. A root and its leaves never change, so no transaction has
   * to stay open while a slow client reads.
   * @throws DomainError REQUEST.NOT_FOUND
   */
  async file(number: number): Promise<{ name: string; content: Readable }> {
    const { manager } = this.dataSource;
    const root = Number.isSafeInteger(number) && number < 2 ** 31 ? await findRoot(manager, number) : undefined;
    if (!root) throw new DomainError('REQUEST.NOT_FOUND');
    return { name: `root-${root.number}-${root.date}.json`, content: Readable.from(rootFileOf(manager, root)) };
  }
}
