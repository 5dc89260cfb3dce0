import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { AuditView, LetterView, TimelineItem, Text } from '#libs/contracts/index.js';
import { Letters } from '#libs/documents/letters/letters.service.js';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import { CaseAudit } from './audit/case-audit.query.js';
import { inShanghai } from './business-time.js';
import { CaseEvent } from './case-event.entity.js';
import { CaseFiles } from './case-files.js';
import type { CaseFile } from './case-file.entity.js';
import { CaseTypes } from './case-types.js';
import { internalLine, isConsultationEvent } from './consultations/consultation-events.js';
import { shownTo, timelineItem } from './timeline-item.js';
import { caseMigrated, movedOf } from './versions/case-migrated.js';
import { everythingWithheld, isNothingWithheld, withheldFrom } from './withheld.js';

/** What has happened in a case: for its parties and offices, and for those who check it. */
@Injectable()
export class CaseHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly caseTypes: CaseTypes,
    private readonly letters: Letters,
    private readonly caseAudit: CaseAudit,
  ) {}

  /** @throws DomainError CASE.NOT_FOUND, also for outsiders who only know of the notice */
  async timeline(actor: Actor, caseId: string, lang: keyof Text): Promise<TimelineItem[]> {
    const file = await this.followed(actor, caseId);
    const events = await this.eventsOf(caseId);
    const followed = this.versionsOf(file, events);
    const caseType =
      this.versionOf(file, file.typeVersion) ?? followed.at(-1) ?? this.caseTypes.get(file.type, file.typeVersion);
    const withheld = withheldFrom(caseType, actor, file);
    return events.map((event, index) => {
      const version = followed[index] ?? caseType;
      return timelineItem(version, shownTo(version, actor, withheld, event), event, lang);
    });
  }

  /** Verifies the case, without the bytes of its documents; what does not fit is named. */
  async audit(actor: Actor, caseId: string, lang: keyof Text): Promise<AuditView> {
    const file = await this.followed(actor, caseId);
    const { findings, root } = await this.caseAudit.of(caseId);
    const events = await this.eventsOf(caseId);
    const followed = this.versionsOf(file, events);
    const caseType = this.versionOf(file, file.typeVersion) ?? followed.at(-1);
    const withheld = caseType ? withheldFrom(caseType, actor, file) : everythingWithheld;
    const lines = findings.flatMap(({ seq }) => (seq === null ? [] : [seq]));
    return {
      caseId,
      verdict: findings.length === 0 ? 'intact' : 'broken',
      brokenAt: lines.length > 0 ? Math.min(...lines) : null,
      findings: findings.map(({ message, ...rest }) => ({ ...rest, message: message[lang] })),
      root,
      exportable: caseType !== undefined && isNothingWithheld(withheld),
      events: events.map((event, index) => ({
        seq: event.seq,
        at: inShanghai(event.at),
        type: (withheld.opinions && this.shownType(file, followed[index], event)) || event.type,
        hash: event.hash,
        previousHash: event.previousHash,
        definitionHash: event.definitionHash,
      })),
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
   * then, also when the case has moved on to a version that has no such event. Undefined where somebody edited the log
   * so that no version follows from it: that is the verifier's to say, not a failure.
   */
  private versionsOf(file: CaseFile, events: readonly CaseEvent[]): (CaseType | undefined)[] {
    const first = events.find((event) => event.type === caseMigrated);
    let version = first ? movedOf(first)?.fromVersion : file.typeVersion;
    return events.map((event) => {
      if (event.type === caseMigrated) version = movedOf(event)?.toVersion;
      const bound = this.caseTypes.findByHash(file.type, event.definitionHash);
      return bound ?? (version === undefined ? undefined : this.versionOf(file, version));
    });
  }

  private versionOf({ type }: CaseFile, version: number): CaseType | undefined {
    return this.caseTypes.all().find((each) => each.key === type && each.version === version);
  }

  /** What a line is called for those from whom its name is withheld; any version that withholds it counts. */
  private shownType(file: CaseFile, followed: CaseType | undefined, { type }: CaseEvent): string | undefined {
    if (isConsultationEvent(type)) return internalLine.type;
    const versions = followed ? [followed] : this.caseTypes.all().filter(({ key }) => key === file.type);
    return versions.map(({ events }) => events[type]?.shownAs?.type).find((shown) => shown !== undefined);
  }

  private eventsOf(caseId: string): Promise<CaseEvent[]> {
    return this.dataSource.manager.find(CaseEvent, { where: { caseId }, order: { seq: 'ASC' } });
  }
}
