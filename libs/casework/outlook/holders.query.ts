import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { officeOf } from '#libs/case-engine/authority.js';
import type { OpenTask } from '#libs/case-engine/case-state.js';
import { eligibleFor } from '#libs/case-engine/eligibility.js';
import type { Unblocker } from '#libs/case-engine/refusal.js';
import type { Role, Text } from '#libs/contracts/index.js';
import type { Actor, Grant } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { People } from '#libs/identity/people.query.js';
import type { Situation } from '../situation.js';

/** Who stands behind a duty or power of a case: the office, its people, and those of them who may act. */
export interface Holder {
  carrier: string;
  title: Text;
  task: OpenTask | null;
  by: string | null;
  /** `system`: only a limit that passes; null for a power that is not one office's. */
  role: Role | 'system' | null;
  office: { code: string; name: Text } | null;
  /** How many hold the role in the office. */
  people: number;
  /** Those of them who may act on this case. */
  eligible: Actor[];
  /** Who has claimed the task. */
  assignee: { personId: string; name: string } | null;
}

type Post = Pick<Holder, 'title' | 'role'> & { unit: string | null };

/** Finds the people for whom a case waits. */
@Injectable()
export class Holders {
  constructor(
    private readonly orgUnits: OrgUnits,
    private readonly people: People,
  ) {}

  /** One for each turn, in their order; null for a duty of an office that the case does not have. */
  async of(manager: EntityManager, situation: Situation, turns: readonly Unblocker[]): Promise<(Holder | null)[]> {
    const { caseType, state, offices } = situation;
    const posts = turns.map(({ carrier, limit }) => postOf(situation, carrier, limit === true));
    const units = posts.flatMap((post) => post?.unit ?? []);
    const names = await this.orgUnits.names(units, manager);
    const actors = await this.people.actorsWith(posts.flatMap(grantOf), manager);
    const tasks = turns.map(({ task }) => state.tasks.find((each) => each.key === task) ?? null);
    const claimed = await this.people.namesOf(
      tasks.flatMap((task) => task?.assignee ?? []),
      manager,
    );
    return turns.map((turn, index): Holder | null => {
      const post = posts[index];
      if (!post) return null;
      const task = tasks[index] ?? null;
      const [grant] = grantOf(post);
      const people = grant ? actors.filter((actor) => holds(actor, grant)) : [];
      const name = task?.assignee ? claimed.get(task.assignee) : undefined;
      return {
        carrier: turn.carrier,
        title: post.title,
        task,
        by: turn.by,
        role: post.role,
        office: post.unit === null ? null : { code: post.unit, name: names.get(post.unit) ?? plain(post.unit) },
        people: people.length,
        eligible: eligibleFor(caseType, state, offices, turn.carrier, task, people),
        assignee: task?.assignee && name !== undefined ? { personId: task.assignee, name } : null,
      };
    });
  }
}

function postOf({ caseType, offices }: Situation, carrier: string, limit: boolean): Post | null {
  const duty = caseType.duties[carrier];
  if (duty) {
    const unit = officeOf(duty.scope, offices);
    if (limit || duty.role === 'system') return { title: duty.title, role: 'system', unit: null };
    return unit === null ? null : { title: duty.title, role: duty.role, unit };
  }
  const power = caseType.powers[carrier];
  if (!power) return null;
  if (power.scope.kind === 'anyone') return { title: power.title, role: null, unit: null };
  const unit = officeOf(power.scope, offices);
  return unit === null ? null : { title: power.title, role: power.roles[0] ?? null, unit };
}

function grantOf(post: Post | null): Grant[] {
  if (!post?.role || post.role === 'system' || post.unit === null) return [];
  return [{ role: post.role, unit: post.unit }];
}

function holds(actor: Actor, { role, unit }: Grant): boolean {
  return actor.grants.some((grant) => grant.role === role && grant.unit === unit);
}

function plain(code: string): Text {
  return { zh: code, en: code };
}
