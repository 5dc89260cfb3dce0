import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseRow, CaseStatus, Page, SubjectRef, Text } from '#libs/contracts/index.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import { activeMeta } from '#libs/case-engine/procedure.js';
import type { Actor } from '#libs/identity/actor.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import { inShanghai } from './business-time.js';
import { CaseTypes } from './case-types.js';
import { mayFollow } from './case-visibility.js';

export interface CaseFilter {
  type?: string;
  status?: CaseStatus;
  /** Part of the number, the subject's name, the applicant's name or its credit code. */
  q?: string;
  limit: number;
  cursor?: string;
}

/** Columns of a case in lists; `c` is the case. */
export const caseColumns = `c.id, c.number, c.type, c.type_version, c.subject_id, c.subject_kind, c.subject_name,
  c.applicant_unit, c.territory_unit, c.engine_state, c.state, c.status, c.version,
  to_char(c.due_date, 'YYYY-MM-DD') as due_date, c.created_at, c.updated_at,
  au.name_zh as applicant_zh, au.name_en as applicant_en, tu.name_zh as territory_zh, tu.name_en as territory_en`;
export const caseJoins = `join org_unit au on au.code = c.applicant_unit join org_unit tu on tu.code = c.territory_unit`;

export interface ListedCase {
  id: string;
  number: string;
  type: string;
  type_version: number;
  subject_id: string;
  subject_kind: SubjectRef['kind'];
  subject_name: string;
  applicant_unit: string;
  territory_unit: string;
  engine_state: CaseState;
  state: string[];
  status: CaseStatus;
  version: number;
  due_date: string | null;
  created_at: Date;
  updated_at: Date;
  applicant_zh: string;
  applicant_en: string;
  territory_zh: string;
  territory_en: string;
}

/** The cases that the actor may follow, newest first. */
@Injectable()
export class CaseList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly caseTypes: CaseTypes,
  ) {}

  async page(actor: Actor, filter: CaseFilter, lang: keyof Text): Promise<Page<CaseRow>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const where = [mayFollow(actor, params)];
    if (filter.type) where.push(`c.type = ${bind(filter.type)}`);
    if (filter.status) where.push(`c.status = ${bind(filter.status)}`);
    if (filter.q) {
      const pattern = bind(`%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`);
      where.push(`(c.number ilike ${pattern} or c.subject_name ilike ${pattern} or au.name_zh ilike ${pattern}
        or c.applicant_unit in (select unit from enterprise where credit_code ilike ${pattern}))`);
    }
    if (filter.cursor) {
      const [createdAt, id] = decodeCursor(filter.cursor, ['time', 'uuid']);
      where.push(`(c.created_at, c.id) < (${bind(createdAt)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const rows: ListedCase[] = await this.dataSource.query(
      `select ${caseColumns} from case_file c ${caseJoins} where ${where.join(' and ')}
       order by c.created_at desc, c.id desc limit ${bind(filter.limit + 1)}`,
      params,
    );
    const shown = rows.slice(0, filter.limit);
    const last = rows.length > filter.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => this.row(row, lang)),
      nextCursor: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null,
    };
  }

  row(row: ListedCase, lang: keyof Text): CaseRow {
    const caseType = this.caseTypes.get(row.type, row.type_version);
    return {
      id: row.id,
      number: row.number,
      type: row.type,
      title: `${caseType.title[lang]} · ${row.subject_name}`,
      state: row.state,
      stateTitle: activeMeta(caseType, row.engine_state.snapshot).title[lang],
      status: row.status,
      version: row.version,
      applicant: { id: row.applicant_unit, name: lang === 'zh' ? row.applicant_zh : row.applicant_en },
      subject: { id: row.subject_id, kind: row.subject_kind, name: row.subject_name },
      territory: { id: row.territory_unit, name: lang === 'zh' ? row.territory_zh : row.territory_en },
      dueDate: row.due_date,
      createdAt: inShanghai(row.created_at),
      updatedAt: inShanghai(row.updated_at),
    };
  }
}
