import type { Role } from '#libs/contracts/index.js';
import { holdsRole, type Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';

/**
 * Who does what with a new version (三员分立, ADR 25): the system administrator puts it up and lets it be tried, and
 * decides nothing about cases; the bureau, whose procedure it is, or the joint meeting's office decides.
 */
export const orderers: readonly Role[] = ['system-admin', 'bureau-director'];
export const deciders = [
  { role: 'bureau-director', unit: 'bureau' },
  { role: 'joint-meeting-secretary', unit: 'joint-meeting-office' },
] as const satisfies readonly { role: Role; unit: string }[];
export const decidingRoles: readonly Role[] = deciders.map(({ role }) => role);
/** Those, and who reads all logs. */
export const readers: readonly Role[] = ['system-admin', 'auditor', ...decidingRoles];

/** @throws DomainError AUTH.FORBIDDEN */
export function mustHoldOneOf(actor: Actor, roles: readonly Role[]): void {
  if (!holdsRole(actor, ...roles)) throw new DomainError('AUTH.FORBIDDEN');
}
