import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Role } from '#libs/contracts/identity.js';
import { Config } from '#libs/platform/config/config.js';
import type { Actor, Grant } from './actor.js';
import { actorColumns, mayAct, toActor, type ActorRow } from './actor.query.js';

/** Whom to name and where to write to. */
export interface PersonRef {
  id: string;
  username: string;
  name: string;
  email: string;
}

const columns = 'p.id, p.username, p.name, p.email';

/**
 * Finds the people behind roles and offices, for those who have to tell them something. Only active ones, and people of
 * the demo only in a demo: nobody is named or written to who cannot act.
 */
@Injectable()
export class People {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** Who holds the role in the office. Inside a transaction pass its manager: a second connection may never come. */
  async findByGrant(role: Role, unit: string, manager: EntityManager = this.dataSource.manager): Promise<PersonRef[]> {
    return manager.query(
      `select ${columns} from person p join role_grant g on g.person_id = p.id
       where ${mayAct(this.config)} and g.role = $1 and g.unit = $2 order by p.username`,
      [role, unit],
    );
  }

  /** Everybody who holds one of the grants, with all that authority asks about them; by user name. */
  async actorsWith(grants: readonly Grant[], manager: EntityManager = this.dataSource.manager): Promise<Actor[]> {
    if (grants.length === 0) return [];
    const rows: ActorRow[] = await manager.query(
      `select ${actorColumns} from person p
       where ${mayAct(this.config)} and exists (
         select from role_grant h join unnest($1::text[], $2::text[]) as wanted(role, unit)
           on h.role = wanted.role and h.unit = wanted.unit where h.person_id = p.id)
       order by p.username`,
      [grants.map(({ role }) => role), grants.map(({ unit }) => unit)],
    );
    return rows.map(toActor);
  }

  /** Names by id, also of people who may act no longer. */
  async namesOf(
    ids: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows: { id: string; name: string }[] = await manager.query('select id, name from person where id = any($1)', [
      ids,
    ]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Who belongs to the office or company, with or without a role in it. */
  async findByUnit(unit: string): Promise<PersonRef[]> {
    return this.dataSource.query(
      `select ${columns} from person p
       where ${mayAct(this.config)}
         and (exists (select from membership m where m.person_id = p.id and m.unit = $1)
              or exists (select from role_grant g where g.person_id = p.id and g.unit = $1))
       order by p.username`,
      [unit],
    );
  }

  async find(personId: string): Promise<PersonRef | undefined> {
    const rows: PersonRef[] = await this.dataSource.query(
      `select ${columns} from person p where ${mayAct(this.config)} and p.id = $1`,
      [personId],
    );
    return rows[0];
  }
}
