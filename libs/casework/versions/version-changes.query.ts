import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import {
  diffSections,
  versionDecidingRoles,
  versionReaders,
  type BehaviourDiff,
  type DiffEntry,
  type Page,
  type Text,
  type VersionChangeState,
  type VersionChangeSummary,
  type VersionChangeView,
} from '#libs/contracts/index.js';
import { holdsRole, type Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import { inShanghai } from '../business-time.js';
import { CaseTypes } from '../case-types.js';
import { mustHoldOneOf } from './version-change-roles.js';

interface ChangeRow {
  id: string;
  case_type: string;
  from_version: number;
  to_version: number;
  from_hash: string;
  to_hash: string;
  state: VersionChangeState;
  ordered_by: string;
  orderer: string;
  ordered_at: Date;
  order_reason: string;
  diff: BehaviourDiff | null;
  digest: string | null;
  dry_run_ms: number;
  decider: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
  finished_at: Date | null;
  moves: string;
  stays: string;
  pending: string;
  migrated: string;
  skipped: string;
  remaining: string;
}

const select = `
  select v.*, o.name as orderer, d.name as decider, n.moves, n.stays, n.pending, n.migrated, n.skipped,
    case when v.state = 'computing' then
      (select count(*) from case_file c where c.type = v.case_type and c.type_version = v.from_version
         and c.engine_state #>> '{snapshot,status}' = 'active') - n.moves - n.stays
    else 0 end as remaining
  from version_change v join person o on o.id = v.ordered_by left join person d on d.id = v.decided_by
  cross join lateral (select count(*) filter (where r.outcome = 'moves') as moves,
      count(*) filter (where r.fate = 'stays') as stays, count(*) filter (where r.fate = 'pending') as pending,
      count(*) filter (where r.fate = 'migrated') as migrated, count(*) filter (where r.fate = 'skipped') as skipped
    from version_change_case r where r.change_id = v.id) n`;

/** The reports, as those read them who order, decide or watch. */
@Injectable()
export class VersionChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly caseTypes: CaseTypes,
  ) {}

  /** @throws DomainError AUTH.FORBIDDEN */
  async page(
    actor: Actor,
    limit: number,
    cursor: string | undefined,
    lang: keyof Text,
  ): Promise<Page<VersionChangeSummary>> {
    mustHoldOneOf(actor, versionReaders);
    const [at, id] = cursor === undefined ? ['infinity', null] : decodeCursor(cursor, ['time', 'uuid']);
    const rows: ChangeRow[] = await this.dataSource.query(
      `${select} where ($2::uuid is null or (v.ordered_at, v.id) < ($1::timestamptz, $2::uuid))
       order by v.ordered_at desc, v.id desc limit $3`,
      [at, id, limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => this.summary(row, lang)),
      nextCursor: last ? encodeCursor([last.ordered_at.toISOString(), last.id]) : null,
    };
  }

  /** @throws DomainError AUTH.FORBIDDEN, CHANGE.NOT_FOUND */
  async get(actor: Actor, id: string, lang: keyof Text): Promise<VersionChangeView> {
    mustHoldOneOf(actor, versionReaders);
    const rows: ChangeRow[] = isUuid(id) ? await this.dataSource.query(`${select} where v.id = $1`, [id]) : [];
    const [row] = rows;
    if (!row) throw new DomainError('CHANGE.NOT_FOUND');
    const whyNot = this.whyNot(actor, row);
    return {
      ...this.summary(row, lang),
      fromHash: row.from_hash,
      toHash: row.to_hash,
      digest: row.digest,
      dryRunMs: row.dry_run_ms,
      diff: row.diff && diffIn(row.diff, lang),
      mayDecide: whyNot === null,
      whyNot: whyNot?.[lang] ?? null,
    };
  }

  private whyNot(actor: Actor, row: ChangeRow): Text | null {
    if (row.state === 'computing') return { zh: '报告还在试算。', en: 'The report is still being computed.' };
    if (row.state !== 'ready') return { zh: '报告已有结论。', en: 'The report has been decided on.' };
    if (!holdsRole(actor, ...versionDecidingRoles)) {
      return {
        zh: '由区经信局局长或区联席会议办公室批准。',
        en: "The bureau's director or the joint meeting's office approves it.",
      };
    }
    if (row.ordered_by === actor.personId) {
      return { zh: '报告由您提出，须由另一人批准。', en: 'You ordered it; another person has to approve it.' };
    }
    const stale = [row.from_version, row.to_version].some((version, index) => {
      const hash = [row.from_hash, row.to_hash][index];
      return !this.caseTypes
        .all()
        .some((each) => each.key === row.case_type && each.version === version && this.caseTypes.hashOf(each) === hash);
    });
    return stale
      ? { zh: '定义在试算之后有变动，请重新试算。', en: 'A definition has changed since; order a new report.' }
      : null;
  }

  private summary(row: ChangeRow, lang: keyof Text): VersionChangeSummary {
    const title = this.caseTypes.all().find((each) => each.key === row.case_type)?.title[lang];
    return {
      id: row.id,
      caseType: row.case_type,
      title: title ?? row.case_type,
      fromVersion: row.from_version,
      toVersion: row.to_version,
      state: row.state,
      counts: {
        moves: Number(row.moves),
        stays: Number(row.stays),
        pending: Number(row.pending),
        migrated: Number(row.migrated),
        skipped: Number(row.skipped),
      },
      remaining: Math.max(0, Number(row.remaining)),
      orderedBy: row.orderer,
      orderedAt: inShanghai(row.ordered_at),
      orderReason: row.order_reason,
      decidedBy: row.decider,
      decidedAt: row.decided_at && inShanghai(row.decided_at),
      decisionReason: row.decision_reason,
      finishedAt: row.finished_at && inShanghai(row.finished_at),
    };
  }
}

function diffIn(diff: BehaviourDiff, lang: keyof Text): BehaviourDiff<string> {
  const entry = ({ change, subject, before, after }: DiffEntry): DiffEntry<string> => ({
    change,
    subject: subject[lang],
    before: before?.[lang] ?? null,
    after: after?.[lang] ?? null,
  });
  return Object.fromEntries(
    diffSections.map((section) => [section, diff[section].map(entry)]),
  ) as BehaviourDiff<string>;
}
