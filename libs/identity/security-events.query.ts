import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page } from '#libs/contracts/page.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import type { SecurityEventKind } from './security-event.entity.js';

export interface SecurityEventEntry {
  id: string;
  at: Date;
  kind: SecurityEventKind;
  person: { id: string; name: string } | null;
  actor: { id: string; name: string } | null;
  address: string;
  userAgent: string;
}

const named = (person: string) =>
  `case when ${person}.id is null then null else json_build_object('id', ${person}.id, 'name', ${person}.name) end`;

@Injectable()
export class SecurityEvents {
  constructor(private readonly dataSource: DataSource) {}

  /** The security log, the latest first; ids are of version 7, so their order is the order of writing. */
  async list(limit: number, cursor?: string): Promise<Page<SecurityEventEntry>> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, ['uuid']);
    const items: SecurityEventEntry[] = await this.dataSource.query(
      `select e.id, e.at, e.kind, e.address, e.user_agent as "userAgent",
         ${named('p')} as person, ${named('a')} as actor
       from security_event e left join person p on p.id = e.person_id left join person a on a.id = e.actor_id
       where $1::uuid is null or e.id < $1 order by e.id desc limit $2`,
      [before, limit + 1],
    );
    const page = items.slice(0, limit);
    const last = page.at(-1);
    return { items: page, nextCursor: items.length > limit && last ? encodeCursor([last.id]) : null };
  }
}
