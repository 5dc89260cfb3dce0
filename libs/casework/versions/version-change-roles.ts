import type { Role } from '#libs/contracts/index.js';
import { holdsRole, type Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';

/** @throws DomainError AUTH.FORBIDDEN */
export function mustHoldOneOf(actor: Actor, roles: readonly Role[]): void {
  if (!holdsRole(actor, ...roles)) throw new DomainError('AUTH.FORBIDDEN');
}
