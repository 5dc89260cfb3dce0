import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { CaseType } from '#libs/case-engine/contract.js';
import { titleOfState } from '#libs/case-engine/versions/fact-words.js';
import {
  versionReaders,
  type CaseFate,
  type CaseForecast,
  type Page,
  type Text,
  type VersionChangeCaseRow,
} from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { titleOfRole } from '#libs/identity/role-titles.js';
import { DomainError } from '#libs/platform/errors.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import { mayFollow } from '../case-visibility.js';
import { CaseTypes } from '../case-types.js';
import { mustHoldOneOf } from './version-change-roles.js';

interface Row {
  case_id: string;
  number: string;
  subject_name: string;
  outcome: 'moves' | 'stays';
  fate: CaseFate;
  forecast: CaseForecast;
  note: Text | null;
}

/**
 * What a report says of each case, to those who may follow the case: the system administrator sees how many there are,
 * and an applicant's draft is nobody's business before it is handed in.
 */
@Injectable()
export class VersionChangeCases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly caseTypes: CaseTypes,
    private readonly orgUnits: OrgUnits,
  ) {}

  /** @throws DomainError AUTH.FORBIDDEN, CHANGE.NOT_FOUND */
  async page(
    actor: Actor,
    id: string,
    { fate, limit, cursor }: { fate?: CaseFate; limit: number; cursor?: string },
    lang: keyof Text,
  ): Promise<Page<VersionChangeCaseRow>> {
    mustHoldOneOf(actor, versionReaders);
    const [change]: { case_type: string; from_version: number; to_version: number }[] = isUuid(id)
      ? await this.dataSource.query('select case_type, from_version, to_version from version_change where id = $1', [
          id,
        ])
      : [];
    if (!change) throw new DomainError('CHANGE.NOT_FOUND');
    const params: unknown[] = [id, cursor === undefined ? null : decodeCursor(cursor, ['uuid'])[0], fate ?? null];
    const rows: Row[] = await this.dataSource.query(
      `select r.case_id, c.number, c.subject_name, r.outcome, r.fate, r.forecast, r.note
       from version_change_case r join case_file c on c.id = r.case_id
       where r.change_id = $1 and ($2::uuid is null or r.case_id > $2) and ($3::text is null or r.fate = $3)
         and ${mayFollow(actor, params)}
       order by r.case_id limit ${limit + 1}`,
      params,
    );
    const shown = rows.slice(0, limit);
    const units = shown.flatMap(({ forecast }) => [...forecast.parties, ...forecast.tasks].map(({ unit }) => unit));
    const names = await this.orgUnits.names(units);
    const versions = [change.from_version, change.to_version].map((version) =>
      this.caseTypes.all().find((each) => each.key === change.case_type && each.version === version),
    );
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => rowIn(lang, row, versions, (unit) => names.get(unit)?.[lang] ?? unit)),
      nextCursor: last ? encodeCursor([last.case_id]) : null,
    };
  }
}

function rowIn(
  lang: keyof Text,
  { case_id, number, subject_name, outcome, fate, forecast, note }: Row,
  [older, newer]: (CaseType | undefined)[],
  office: (unit: string) => string,
): VersionChangeCaseRow {
  const holder = (role: string, unit: string) => [office(unit), titleOfRole(role)[lang]].filter(Boolean).join(' · ');
  const titleOf = (event: string) => (newer?.events[event] ?? older?.events[event])?.title[lang] ?? event;
  const sent = (side: 'gained' | 'lost') =>
    forecast.parties
      .filter((party) => party[side].length > 0)
      .map((party) => {
        const titles = party[side].map(titleOf);
        const who = holder(party.role, party.unit);
        return lang === 'zh' ? `${who}：${titles.join('、')}` : `${who}: ${titles.join(', ')}`;
      });
  return {
    caseId: case_id,
    number,
    subject: subject_name,
    outcome,
    fate,
    note: note?.[lang] ?? null,
    fromState: where(older, forecast.from, lang),
    toState: forecast.to.length > 0 ? where(newer, forecast.to, lang) : null,
    gained: sent('gained'),
    lost: sent('lost'),
    tasks: forecast.tasks.map(({ duty, role, unit, ...task }) => ({
      ...task,
      title: (newer?.duties[duty] ?? older?.duties[duty])?.title[lang] ?? duty,
      holder: role === 'system' ? '' : holder(role, unit),
    })),
    promise: forecast.promise,
  };
}

/** The step of the procedure; what lies inside a parallel one shows in its tasks. */
function where(caseType: CaseType | undefined, paths: readonly string[], lang: keyof Text): string {
  const outermost = paths.filter((path) => !path.includes('.'));
  return outermost.map((path) => (caseType ? titleOfState(caseType, path)[lang] : path)).join('、');
}
