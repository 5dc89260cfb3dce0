import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import { plainDefinition } from '#libs/case-engine/definition.js';
import type { AuditView, LetterView, TimelineItem, Text } from '#libs/contracts/index.js';
import { Letters } from '#libs/documents/letters/letters.service.js';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import { inShanghai } from './business-time.js';
import { CaseEvent } from './case-event.entity.js';
import { CaseFiles } from './case-files.js';
import type { CaseFile } from './case-file.entity.js';
import { firstBroken } from './case-log.js';
import { CaseTypes } from './case-types.js';
import { shownTo, timelineItem } from './timeline-item.js';
import { caseMigrated, migrationOf } from './versions/case-migrated.js';
import { withheldFrom } from './withheld.js';

/** What a case is and has been, to be kept and checked elsewhere. */
export interface CaseExport {
  format: 'qiangwei-case/1';
  case: Omit<CaseFile, 'engineState'>;
  state: CaseState;
  definition: Record<string, unknown>;
  events: CaseEvent[];
}

/** What has happened in a case: for its parties and offices, and for those who check it. */
@Injectable()
export class CaseHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly caseTypes: CaseTypes,
    private readonly letters: Letters,
  ) {}

  /** @throws DomainError CASE.NOT_FOUND, also for outsiders who only know of the notice */
  async timeline(actor: Actor, caseId: string, lang: keyof Text): Promise<TimelineItem[]> {
    const file = await this.followed(actor, caseId);
    const caseType = this.caseTypes.get(file.type, file.typeVersion);
    const withheld = withheldFrom(caseType, actor, file);
    const events = await this.eventsOf(caseId);
    const followed = this.versionsOf(file, events);
    return events.map((event, index) => {
      const version = followed[index] ?? caseType;
      return timelineItem(version, shownTo(version, actor, withheld, event), event, lang);
    });
  }

  /** Recomputes the chain; the first line that does not fit is named. */
  async audit(actor: Actor, caseId: string): Promise<AuditView> {
    const file = await this.followed(actor, caseId);
    const events = await this.eventsOf(caseId);
    const caseType = this.caseTypes.get(file.type, file.typeVersion);
    const { opinions } = withheldFrom(caseType, actor, file);
    const followed = this.versionsOf(file, events);
    const broken = firstBroken(file, events);
    return {
      caseId,
      verdict: broken === null ? 'intact' : 'broken',
      brokenAt: broken,
      events: events.map((event, index) => ({
        seq: event.seq,
        at: inShanghai(event.at),
        type: (opinions && followed[index]?.events[event.type]?.shownAs?.type) || event.type,
        hash: event.hash,
        previousHash: event.previousHash,
        definitionHash: event.definitionHash,
      })),
    };
  }

  /**
   * The whole case as one file: form, log with its chain, definition.
   * @throws DomainError AUTH.FORBIDDEN for readers from whom a part of the log is withheld
   */
  async export(actor: Actor, caseId: string): Promise<CaseExport> {
    const file = await this.followed(actor, caseId);
    const caseType = this.caseTypes.get(file.type, file.typeVersion);
    const { opinions, objectors } = withheldFrom(caseType, actor, file);
    if (opinions || objectors) {
      throw new DomainError('AUTH.FORBIDDEN', {
        detail: {
          zh: '导出包含内部意见,只向有权查阅全部流转记录的单位提供。',
          en: 'The export holds internal opinions; only offices that may read the whole log can have it.',
        },
      });
    }
    const { engineState, ...record } = file;
    const events = await this.eventsOf(caseId);
    return {
      format: 'qiangwei-case/1',
      case: record,
      state: engineState,
      definition: plainDefinition(caseType),
      events,
    };
  }

  async lettersOf(actor: Actor, caseId: string, lang: keyof Text): Promise<LetterView[]> {
    await this.followed(actor, caseId);
    const rows = await this.letters.listOfCase(caseId);
    return rows.map((row) => ({
      kind: row.kind,
      title: lang === 'zh' ? row.titleZh : row.titleEn,
      number: row.number,
      issuedAt: inShanghai(row.issuedAt),
      documentId: row.documentId,
      ...(row.verificationCode && { verificationCode: row.verificationCode }),
    }));
  }

  private async followed(actor: Actor, caseId: string): Promise<CaseFile> {
    const { file, detail } = await this.files.get(this.dataSource.manager, actor, caseId);
    if (detail !== 'full') throw new DomainError('CASE.NOT_FOUND');
    return file;
  }

  /**
   * The version that each line was written under: what an event is called, and from whom it is withheld, is as it was
   * then, also when the case has moved on to a version that has no such event.
   */
  private versionsOf(file: CaseFile, events: readonly CaseEvent[]): CaseType[] {
    const first = events.find((event) => event.type === caseMigrated);
    let version = first ? migrationOf(first).fromVersion : file.typeVersion;
    return events.map((event) => {
      if (event.type === caseMigrated) version = migrationOf(event).toVersion;
      return this.caseTypes.get(file.type, version);
    });
  }

  private eventsOf(caseId: string): Promise<CaseEvent[]> {
    return this.dataSource.manager.find(CaseEvent, { where: { caseId }, order: { seq: 'ASC' } });
  }
}
