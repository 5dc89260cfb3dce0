import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/platform/config/config.js';
import type { Actor, Grant } from './actor.js';

/** Columns of an actor, for a query in which `p` is the person. */
export const actorColumns = `
  p.id, p.username, p.name,
  coalesce((select json_agg(json_build_object('role', g.role, 'unit', g.unit) order by g.role, g.unit)
            from role_grant g where g.person_id = p.id), '[]'::json) as grants,
  array(select m.unit from membership m where m.person_id = p.id
        union select g.unit from role_grant g where g.person_id = p.id order by 1) as member_of`;

/** Condition for a query in which `p` is a person: whether they may act. People of the demo only may in a demo. */
export function mayAct({ demo }: Config): string {
  return demo ? 'p.active' : '(p.active and not p.demo)';
}

export interface ActorRow {
  id: string;
  username: string;
  name: string;
  grants: Grant[];
  member_of: string[];
}

export function toActor(row: ActorRow): Actor {
  return { personId: row.id, username: row.username, name: row.name, grants: row.grants, memberOf: row.member_of };
}

/** Loads people as actors outside a request: commands of the worker, the command line, tests. */
@Injectable()
export class ActorOf {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** @throws Error when nobody active has that name */
  async byUsername(username: string): Promise<Actor> {
    return this.load('p.username = $1', username);
  }

  /** @throws Error when nobody active has that id */
  async byId(personId: string): Promise<Actor> {
    return this.load('p.id = $1', personId);
  }

  private async load(condition: string, value: string): Promise<Actor> {
    const rows: ActorRow[] = await this.dataSource.query(
      `select ${actorColumns} from person p where ${mayAct(this.config)} and ${condition}`,
      [value],
    );
    const row = rows[0];
    if (!row) throw new Error(`Nobody active is known as ${value}`);
    return toActor(row);
  }
}
