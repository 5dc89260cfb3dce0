import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { BUSINESS_ZONE } from '#libs/case-engine/calendar.js';
import type { AuditView, LetterView, TimelineItem, Text } from '#libs/contracts/index.js';
import { Letters } from '#libs/documents/letters/letters.service.js';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import { CaseEvent } from './case-event.entity.js';
import { CaseFiles } from './case-files.js';
import type { CaseFile } from './case-file.entity.js';
import { beginningOfChain, contentDigest, hashOfEvent } from './case-log.js';
import { CaseTypes } from './case-types.js';
import { withheldFrom } from './withheld.js';

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
    const { opinions } = withheldFrom(caseType, actor);
    const events = await this.eventsOf(caseId);
    return events.map((event) => {
      const definition = caseType.events[event.type];
      const hidden = opinions && definition?.audience === 'officials' && event.actorId !== actor.personId;
      const nameless = hidden && definition.confidential === true;
      return {
        seq: event.seq,
        at: inShanghai(event.at),
        type: event.type,
        title: definition?.title[lang] ?? event.type,
        actor: nameless
          ? { id: null, name: '', office: '' }
          : { id: event.actorId, name: event.actorName, office: event.actorOffice },
        from: event.fromState,
        to: event.toState,
        payload: hidden ? null : event.payload,
        comment: hidden ? null : event.comment,
      };
    });
  }

  /** Recomputes the chain; the first line that does not fit is named. */
  async audit(actor: Actor, caseId: string): Promise<AuditView> {
    await this.followed(actor, caseId);
    const events = await this.eventsOf(caseId);
    const broken = firstBroken(events);
    return {
      caseId,
      verdict: broken === null ? 'intact' : 'broken',
      brokenAt: broken,
      events: events.map((event) => ({
        seq: event.seq,
        at: inShanghai(event.at),
        type: event.type,
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

  private eventsOf(caseId: string): Promise<CaseEvent[]> {
    return this.dataSource.manager.find(CaseEvent, { where: { caseId }, order: { seq: 'ASC' } });
  }
}

/** Number of the first line whose place, content, hash or link does not fit; null when the chain is whole. */
export function firstBroken(events: readonly CaseEvent[]): number | null {
  let previousHash = beginningOfChain;
  for (const [index, event] of events.entries()) {
    const fits =
      event.seq === index + 1 &&
      event.previousHash === previousHash &&
      event.contentDigest === contentDigest(event) &&
      event.hash === hashOfEvent(event);
    if (!fits) return index + 1;
    previousHash = event.hash;
  }
  return null;
}

function inShanghai(at: Date): string {
  return DateTime.fromJSDate(at, { zone: BUSINESS_ZONE }).toISO() ?? '';
}
