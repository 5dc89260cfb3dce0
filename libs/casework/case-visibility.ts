import type { Role } from '#libs/contracts/index.js';
import { holdsRole, unitsOf, type Actor } from '#libs/identity/actor.js';
import { rolesInCases } from '#libs/identity/overseers.js';

/**
 * Who may see which case (domain.md §1.5), as SQL over `case_file c`. The one place: single reads, lists, tasks and
 * documents all use it. Parameters are pushed on `params`; the answer refers to them by number.
 */

const wholeDistrict: readonly Role[] = [
  'bureau-reviewer',
  'bureau-director',
  'joint-meeting-secretary',
  'district-leader',
  'auditor',
];
const federation: readonly Role[] = ['federation-officer', 'federation-director'];
const applicants: readonly Role[] = ['park-operator', 'enterprise-agent'];
/** Roles of the offices: neither applicants nor overseers. */
export const officials: readonly Role[] = rolesInCases.filter((role) => !applicants.includes(role));

/** Cases that the actor may see as a party or an office. Never true for security and system administrators. */
export function mayFollow(actor: Actor, params: unknown[]): string {
  const held = (roles: readonly Role[]) => roles.flatMap((role) => unitsOf(actor, role));
  const bind = (value: unknown) => `$${params.push(value)}`;
  const terms: string[] = [];
  const own = held(applicants);
  if (own.length > 0) terms.push(`c.applicant_unit = any(${bind(own)})`);
  const submitted = 'c.submitted_at is not null';
  if (held(wholeDistrict).length > 0) terms.push(submitted);
  const federationUnits = held(federation);
  if (federationUnits.length > 0) {
    // Members' cases, and others as far as they have come before the federation.
    terms.push(`(${submitted} and (c.federation_member or exists (
      select from task t where t.case_id = c.id and t.unit = any(${bind(federationUnits)}))))`);
  }
  const towns = unitsOf(actor, 'town-reviewer');
  if (towns.length > 0) terms.push(`(${submitted} and c.territory_unit = any(${bind(towns)}))`);
  const platforms = unitsOf(actor, 'platform-reviewer');
  if (platforms.length > 0) terms.push(`(${submitted} and c.platform_unit = any(${bind(platforms)}))`);
  const departments = unitsOf(actor, 'department-reviewer');
  if (departments.length > 0) {
    terms.push(`exists (select from task t where t.case_id = c.id and t.role = 'department-reviewer'
                        and t.unit = any(${bind(departments)}))`);
  }
  // Whoever is asked for an opinion reads the case, as their role reads cases, until the request is withdrawn (ADR 36).
  if (holdsRole(actor, ...officials)) {
    terms.push(`(${submitted} and exists (select from consultation o where o.case_id = c.id
      and o.person_id = ${bind(actor.personId)} and o.withdrawn_at is null))`);
  }
  return terms.length > 0 ? `(${terms.join(' or ')})` : 'false';
}

/**
 * Cases of which the actor may know the published part: while a public notice runs, and afterwards those that the
 * actor has objected to.
 */
export function mayKnowOf(actor: Actor, params: unknown[]): string {
  // Overseers keep accounts, settings and logs; a notice is no more to them than to a passer-by on the public page.
  if (!holdsRole(actor, ...rolesInCases)) return 'false';
  const person = `$${params.push(actor.personId)}`;
  return `(c.status = 'publicNotice' or exists (
    select from case_event e where e.case_id = c.id and e.type = 'RAISE_OBJECTION' and e.actor_id = ${person}))`;
}
