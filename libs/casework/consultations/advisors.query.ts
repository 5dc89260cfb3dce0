import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { belongsToApplicant } from '#libs/case-engine/authority.js';
import { holdsRole, type Actor } from '#libs/identity/actor.js';
import { actorColumns, mayAct, toActor, type ActorRow } from '#libs/identity/actor.query.js';
import { Config } from '#libs/platform/config/config.js';
import { officials } from '../case-visibility.js';
import type { Situation } from '../situation.js';

export function isOfficial(actor: Actor): boolean {
  return holdsRole(actor, ...officials);
}

/** Who can be asked for an opinion. */
@Injectable()
export class Advisors {
  constructor(private readonly config: Config) {}

  /** Every official but the asker and people of the applicant, by user name. */
  async of(manager: EntityManager, { offices }: Situation, asker: Actor): Promise<Actor[]> {
    const rows: ActorRow[] = await manager.query(
      `select ${actorColumns} from person p
       where ${mayAct(this.config)} and p.id <> $1
         and exists (select from role_grant g where g.person_id = p.id and g.role = any($2))
       order by p.username limit 1000`,
      [asker.personId, officials],
    );
    return rows.map(toActor).filter((each) => !belongsToApplicant(each, offices));
  }
}
