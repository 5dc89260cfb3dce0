import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { RelatedCase, Text } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CaseFile } from '../case-file.entity.js';
import { CaseFiles } from '../case-files.js';
import { caseColumns, caseJoins, CaseList, type ListedCase } from '../case-list.query.js';
import { CaseTypes } from '../case-types.js';
import { mayFollow } from '../case-visibility.js';
import { withheldFrom } from '../withheld.js';

const most = 50;

/** A file of the case looked at (`slot`) that is also attached to the other one (`other_slot`). */
interface SameFile {
  case_id: string;
  slot: string;
  other_slot: string;
  name: string;
}

/** Finds what was filed twice: other cases of the same subject, and others to which the same files are attached. */
@Injectable()
export class RelatedCases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly caseTypes: CaseTypes,
    private readonly list: CaseList,
  ) {}

  /**
   * Those that the reader may follow as well, probable duplicates first, then the newest; at most 50.
   * @throws DomainError CASE.NOT_FOUND
   */
  async of(actor: Actor, caseId: string, lang: keyof Text): Promise<RelatedCase[]> {
    const { manager } = this.dataSource;
    const file = await this.files.followed(manager, actor, caseId);
    const sameFiles = await this.sameFiles(manager, actor, file);
    const withSameFiles = [...new Set(sameFiles.map((each) => each.case_id))];
    const params: unknown[] = [file.id, file.subjectId, withSameFiles, file.type];
    const rows: ListedCase[] = await manager.query(
      `select ${caseColumns} from case_file c ${caseJoins}
       where c.id <> $1 and (c.subject_id = $2 or c.id = any($3)) and ${mayFollow(actor, params)}
       order by (c.subject_id = $2 and c.type = $4 and c.engine_state->'snapshot'->>'status' = 'active') desc,
         c.created_at desc, c.id limit ${most}`,
      params,
    );
    const caseType = this.caseTypes.get(file.type, file.typeVersion);
    const titleOf = (slot: string) => caseType.attachments.find((each) => each.slot === slot)?.title[lang] ?? slot;
    return rows.map((row) => {
      const sameSubject = row.subject_id === file.subjectId;
      return {
        case: this.list.row(row, lang),
        sameSubject,
        duplicate: sameSubject && row.type === file.type && isOpen(row.engine_state) && isOpen(file.engineState),
        sameFiles: slotsShared(sameFiles, row.id).map(({ slot, name }) => ({ slot, title: titleOf(slot), name })),
      };
    });
  }

  /** Without those that are withheld from the reader, here or there: even that two files are equal says something. */
  private async sameFiles(manager: EntityManager, actor: Actor, file: CaseFile): Promise<SameFile[]> {
    const found: SameFile[] = await manager.query(
      `select distinct other.case_id, own.slot, other.slot as other_slot, d.name
       from case_attachment own join document d on d.id = own.document_id
       join document twin on twin.sha256 = d.sha256
       join case_attachment other on other.document_id = twin.id
       where own.case_id = $1 and other.case_id <> $1
       order by own.slot`,
      [file.id],
    );
    const others = await manager.findBy(CaseFile, { id: In(found.map((each) => each.case_id)) });
    const isShown = (one: CaseFile | undefined, slot: string) =>
      one !== undefined &&
      !withheldFrom(this.caseTypes.get(one.type, one.typeVersion), actor, one).slots.includes(slot);
    return found.filter(
      ({ case_id, slot, other_slot }) =>
        isShown(file, slot) &&
        isShown(
          others.find(({ id }) => id === case_id),
          other_slot,
        ),
    );
  }
}

/** One file may fill several slots of the other case: each of ours is named once. */
function slotsShared(sameFiles: readonly SameFile[], caseId: string): SameFile[] {
  return [...new Map(sameFiles.flatMap((each) => (each.case_id === caseId ? [[each.slot, each]] : []))).values()];
}

const isOpen = ({ snapshot }: CaseFile['engineState']) => snapshot.status === 'active';
