import type { Role } from '#libs/contracts/identity.js';

/** A role held in one office; `unit` is the code of the office. */
export interface Grant {
  role: Role;
  unit: string;
}

/** Who does something: what authority decides on. Loaded afresh for each request, so that a lost grant counts at once. */
export interface Actor {
  /** Id of the person, or `system`. */
  personId: string;
  username: string;
  name: string;
  grants: Grant[];
  /** Codes of all offices and companies that the person belongs to, with or without a role there. */
  memberOf: string[];
  system?: boolean;
}

/** Timers and imports act as this one: never in a person's name. */
export const systemActor: Actor = {
  personId: 'system',
  username: 'system',
  name: '系统',
  grants: [],
  memberOf: [],
  system: true,
};

export function holdsRole(actor: Actor, ...roles: Role[]): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role));
}

export function holdsGrant(actor: Actor, role: Role, unit: string): boolean {
  return actor.grants.some((grant) => grant.role === role && grant.unit === unit);
}

/** The offices in which the actor holds the role. */
export function unitsOf(actor: Pick<Actor, 'grants'>, role: Role): string[] {
  return actor.grants.filter((grant) => grant.role === role).map((grant) => grant.unit);
}
