import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, MoreThan } from 'typeorm';
import type { Page } from '#libs/contracts/page.js';
import type { Text } from '#libs/contracts/text.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import { OrgUnit, type OrgUnitKind } from './org-unit.entity.js';

@Injectable()
export class OrgUnits {
  constructor(private readonly dataSource: DataSource) {}

  /** Names of offices and companies by their codes; a code that does not exist is left out. */
  async names(codes: readonly string[], manager: EntityManager = this.dataSource.manager): Promise<Map<string, Text>> {
    const units = codes.length === 0 ? [] : await manager.findBy(OrgUnit, { code: In([...new Set(codes)]) });
    return new Map(units.map((unit) => [unit.code, { zh: unit.nameZh, en: unit.nameEn }]));
  }

  /** Codes of all offices of a kind. */
  async codesOf(kind: OrgUnitKind): Promise<string[]> {
    const units = await this.dataSource.manager.find(OrgUnit, { where: { kind }, order: { code: 'asc' } });
    return units.map(({ code }) => code);
  }

  /** The organisation by code, a page at a time; `parent` makes a tree of it. */
  async list(limit: number, cursor?: string): Promise<Page<OrgUnit>> {
    const after = cursor === undefined ? '' : decodeCursor(cursor, ['text'])[0];
    const units = await this.dataSource.manager.find(OrgUnit, {
      where: { code: MoreThan(after) },
      order: { code: 'asc' },
      take: limit + 1,
    });
    const items = units.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: units.length > limit && last ? encodeCursor([last.code]) : null };
  }
}
