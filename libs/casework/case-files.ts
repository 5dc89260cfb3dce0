import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import { CaseFile } from './case-file.entity.js';
import { mayFollow, mayKnowOf } from './case-visibility.js';

/** `full`: a party or an office. `public`: an outsider, who may know what the notice says. */
export type Detail = 'full' | 'public';

export interface SeenCase {
  file: CaseFile;
  detail: Detail;
}

/** Finds a case for somebody, or says that there is none: also for what the actor may not know of. */
@Injectable()
export class CaseFiles {
  /**
   * @param lock hold the row until the transaction ends, so that the next command waits its turn
   * @throws DomainError CASE.NOT_FOUND
   */
  async get(manager: EntityManager, actor: Actor, caseId: string, lock?: 'forUpdate'): Promise<SeenCase> {
    const detail = isUuid(caseId) ? await this.detailFor(manager, actor, caseId) : null;
    if (!detail) throw notFound();
    const file = await manager.findOneOrFail(CaseFile, {
      where: { id: caseId },
      ...(lock && { lock: { mode: 'pessimistic_write' } }),
    });
    return { file, detail };
  }

  /**
   * The case of somebody who follows it as a party or an office.
   * @throws DomainError CASE.NOT_FOUND, also for outsiders who only know of the notice
   */
  async followed(manager: EntityManager, actor: Actor, caseId: string): Promise<CaseFile> {
    const { file, detail } = await this.get(manager, actor, caseId);
    if (detail !== 'full') throw notFound();
    return file;
  }

  private async detailFor(manager: EntityManager, actor: Actor, caseId: string): Promise<Detail | null> {
    if (actor.system) return 'full';
    const params: unknown[] = [caseId];
    const full = mayFollow(actor, params);
    const known = mayKnowOf(actor, params);
    const rows: { followed: boolean; known: boolean }[] = await manager.query(
      `select ${full} as followed, ${known} as known from case_file c where c.id = $1`,
      params,
    );
    if (rows[0]?.followed) return 'full';
    return rows[0]?.known ? 'public' : null;
  }
}

function notFound(): DomainError {
  return new DomainError('CASE.NOT_FOUND', {
    detail: { zh: '没有这个办件，或者您无权知悉。', en: 'There is no such case, or none that you may know of.' },
  });
}
