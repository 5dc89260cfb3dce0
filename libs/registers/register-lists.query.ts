import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page } from '#libs/contracts/page.js';
import type { BlockView, EnterpriseView, ParcelView, ParkView } from '#libs/contracts/register.js';
import type { Actor } from '#libs/identity/actor.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import {
  mayReadBlock,
  mayReadEnterprise,
  mayReadParcel,
  mayReadPark,
  registerScope,
  scopeParameters,
} from './register-scope.js';

export interface ListRequest {
  /** Language of the office names. */
  lang: 'zh' | 'en';
  /** 1 to 100. */
  limit: number;
  cursor?: string;
  /** Part of a name, number or credit code. */
  q?: string;
}

/** A unit code as `{id, name}`; null stays null. */
const unit = (
  code: string,
) => `(select json_build_object('id', u.code, 'name', case $6 when 'en' then u.name_en else u.name_zh end)
    from org_unit u where u.code = ${code})`;

/** Each list in one query: visible to the actor, after the cursor, in a stable order. */
@Injectable()
export class RegisterLists {
  constructor(private readonly dataSource: DataSource) {}

  async parks(actor: Actor, request: ListRequest): Promise<Page<ParkView>> {
    return this.page(actor, request, 'p.name', {
      columns: `p.id, p.name, p.kind, p.land_area as "landArea", p.certificate_number as "certificateNumber",
        to_char(p.recognised_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as "recognisedAt",
        json_build_object('id', o.id, 'name', o.name, 'creditCode', o.credit_code) as operator,
        ${unit('p.territory_unit')} as territory, ${unit('p.platform_unit')} as platform`,
      from: 'park p join enterprise o on o.id = p.operator_id',
      visible: mayReadPark,
      searched: `p.name || ' ' || o.name || ' ' || o.credit_code`,
      id: 'p.id',
    });
  }

  async enterprises(actor: Actor, request: ListRequest): Promise<Page<EnterpriseView>> {
    return this.page(actor, request, 'e.name', {
      columns: `e.id, e.name, e.credit_code as "creditCode", e.park_id as "parkId", e.industry,
        ${unit('e.territory_unit')} as territory`,
      from: 'enterprise e left join park p on p.id = e.park_id left join enterprise o on o.id = p.operator_id',
      visible: mayReadEnterprise,
      searched: `e.name || ' ' || e.credit_code`,
      id: 'e.id',
    });
  }

  async parcels(actor: Actor, request: ListRequest): Promise<Page<ParcelView>> {
    return this.page(actor, request, 'l.number', {
      columns: `l.id, l.number, l.area, l.block_id as "blockId",
        ${unit('l.territory_unit')} as territory, ${unit('l.platform_unit')} as platform`,
      from: 'parcel l left join park p on p.id = l.park_id left join enterprise o on o.id = p.operator_id',
      visible: mayReadParcel,
      searched: 'l.number',
      id: 'l.id',
    });
  }

  async blocks(actor: Actor, request: ListRequest): Promise<Page<BlockView>> {
    return this.page(actor, request, `to_char(b.number, 'FM0000')`, {
      columns: `b.id, b.name, b.land_area as "landArea", b.enterprises, ${unit('b.territory_unit')} as territory`,
      from: 'block b',
      visible: mayReadBlock,
      searched: 'b.name',
      id: 'b.id',
    });
  }

  private async page<View extends { id: string }>(
    actor: Actor,
    request: ListRequest,
    sort: string,
    list: { columns: string; from: string; visible: string; searched: string; id: string },
  ): Promise<Page<View>> {
    const [after, afterId] =
      request.cursor === undefined ? [null, null] : decodeCursor(request.cursor, ['text', 'uuid']);
    const rows: (View & { sort_key: string })[] = await this.dataSource.query(
      `select ${list.columns}, ${sort} as sort_key from ${list.from}
       where ${list.visible}
         and ($7::text is null or (${sort}, ${list.id}) > ($7, $8::uuid))
         and ($9::text is null or position(upper($9) in upper(${list.searched})) > 0)
       order by ${sort}, ${list.id} limit $10`,
      [...scopeParameters(registerScope(actor)), request.lang, after, afterId, request.q ?? null, request.limit + 1],
    );
    const items = rows.slice(0, request.limit);
    const last = items.at(-1);
    const nextCursor = rows.length > request.limit && last ? encodeCursor([last.sort_key, last.id]) : null;
    return { items: items.map(withoutSortKey<View>), nextCursor };
  }
}

function withoutSortKey<View>({ sort_key: _, ...view }: View & { sort_key: string }): View {
  return view as View;
}
