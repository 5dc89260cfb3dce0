import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page } from '#libs/contracts/page.js';
import { SystemClock } from '#libs/platform/clock/system-clock.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import type { Grant } from './actor.js';

/** A person as administrators see them. */
export interface DirectoryEntry {
  id: string;
  username: string;
  name: string;
  email: string;
  active: boolean;
  grants: Grant[];
  /** End of the lock after failed logins; null when not locked. */
  lockedUntil: Date | null;
}

@Injectable()
export class PeopleDirectory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: SystemClock,
  ) {}

  /** All people by user name, a page at a time. */
  async list(limit: number, cursor?: string): Promise<Page<DirectoryEntry>> {
    const [after] = cursor === undefined ? [null] : decodeCursor(cursor, ['text']);
    const items: DirectoryEntry[] = await this.dataSource.query(
      `select p.id, p.username, p.name, p.email, p.active,
         coalesce((select json_agg(json_build_object('role', g.role, 'unit', g.unit) order by g.role, g.unit)
                   from role_grant g where g.person_id = p.id), '[]'::json) as grants,
         (select f.locked_until from login_failure f
          where f.name_digest = sha256(convert_to(p.username, 'UTF8')) and f.locked_until > $3) as "lockedUntil"
       from person p where $1::text is null or p.username > $1 order by p.username limit $2`,
      [after, limit + 1, this.clock.now()],
    );
    const page = items.slice(0, limit);
    const last = page.at(-1);
    return { items: page, nextCursor: items.length > limit && last ? encodeCursor([last.username]) : null };
  }
}
