import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentReaders } from '#libs/documents/document-readers.js';
import type { Actor } from '#libs/identity/actor.js';
import { CaseFile } from './case-file.entity.js';
import { mayFollow } from './case-visibility.js';
import { CaseTypes } from './case-types.js';
import { withheldFrom } from './withheld.js';

interface Place {
  case_id: string;
  /** Slot of an attachment, type of the event for evidence; null for a letter. */
  slot: string | null;
  event: string | null;
}

/** A document may be read by whoever may follow the case it belongs to, and is not kept from seeing that part of it. */
@Injectable()
export class CaseDocuments extends DocumentReaders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly caseTypes: CaseTypes,
  ) {
    super();
  }

  override async mayRead(actor: Actor, documentId: string): Promise<boolean> {
    const params: unknown[] = [documentId];
    const places: Place[] = await this.dataSource.query(
      `with place as (
         select case_id, slot, null as event from case_attachment where document_id = $1
         union all
         select v.case_id, v.slot, e.type from case_evidence v
           join case_event e on e.case_id = v.case_id and e.seq = v.seq where v.document_id = $1
         union all
         select case_id, null, null from letter where document_id = $1)
       select place.* from place join case_file c on c.id = place.case_id where ${mayFollow(actor, params)}`,
      params,
    );
    for (const place of places) {
      if (await this.isShown(actor, place)) return true;
    }
    return false;
  }

  private async isShown(actor: Actor, { case_id, slot, event }: Place): Promise<boolean> {
    const file = await this.dataSource.manager.findOneByOrFail(CaseFile, { id: case_id });
    const caseType = this.caseTypes.get(file.type, file.typeVersion);
    const withheld = withheldFrom(caseType, actor, file);
    if (slot !== null) return !withheld.slots.includes(slot);
    return event === null || !withheld.opinions || caseType.events[event]?.audience === 'everyone';
  }
}
