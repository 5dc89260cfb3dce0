import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { isApplicants } from '#libs/case-engine/authority.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { HandedInChanges } from '#libs/contracts/index.js';
import { systemActor, type Actor } from '#libs/identity/actor.js';
import { inShanghai } from '../business-time.js';
import { CaseEvent } from '../case-event.entity.js';
import { CaseFiles } from '../case-files.js';
import { CaseTypes } from '../case-types.js';
import { isTaskEvent } from '../task-events.js';
import { withheldFrom, type Withheld } from '../withheld.js';

/** What the applicant changed when the case was handed in again: an official reads that, not the whole form anew. */
@Injectable()
export class HandedIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly caseTypes: CaseTypes,
  ) {}

  /**
   * The last handing-in against the one before, from the log alone, without what is withheld from the reader.
   * @throws DomainError CASE.NOT_FOUND
   */
  async changes(actor: Actor, caseId: string): Promise<HandedInChanges> {
    const { manager } = this.dataSource;
    const file = await this.files.followed(manager, actor, caseId);
    const caseType = this.caseTypes.get(file.type, file.typeVersion);
    const events = await manager.find(CaseEvent, {
      where: { caseId, form: Not(IsNull()) },
      order: { seq: 'ASC' },
    });
    const [before, last] = events.filter((event) => isHandingIn(caseType, event)).slice(-2);
    if (!before || !last) return { since: null, fields: [], attachments: [] };
    return {
      since: { seq: before.seq, at: inShanghai(before.at) },
      ...differences(before, last, withheldFrom(caseType, actor, file)),
    };
  }
}

/** By the applicant's own duty: a correction that ran out, or was withdrawn, was never handed in. */
function isHandingIn(caseType: CaseType, { type, duty, actorId }: CaseEvent): boolean {
  const carrier = caseType.duties[duty ?? ''];
  return carrier !== undefined && isApplicants(carrier) && !isTaskEvent(type) && actorId !== systemActor.personId;
}

function differences(
  before: Pick<CaseEvent, 'form' | 'attachments'>,
  last: Pick<CaseEvent, 'form' | 'attachments'>,
  withheld: Withheld,
): Pick<HandedInChanges, 'fields' | 'attachments'> {
  const [was, is] = [before.form ?? {}, last.form ?? {}];
  const keysOf = (one: object, other: object) => [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return {
    fields: keysOf(was, is)
      .filter((name) => !withheld.fields.includes(name) && !isDeepStrictEqual(was[name], is[name]))
      .map((name) => ({ name, ...(name in was && { before: was[name] }) })),
    attachments: keysOf(before.attachments, last.attachments)
      .filter((slot) => !withheld.slots.includes(slot) && before.attachments[slot] !== last.attachments[slot])
      .map((slot) => ({ slot, how: changeOf(before.attachments[slot], last.attachments[slot]) })),
  };
}

function changeOf(before: string | undefined, last: string | undefined): 'added' | 'replaced' | 'removed' {
  if (before === undefined) return 'added';
  return last === undefined ? 'removed' : 'replaced';
}
