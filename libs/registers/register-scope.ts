import type { Role } from '#libs/contracts/identity.js';
import { type Actor, holdsRole, unitsOf } from '#libs/identity/actor.js';

/** How far an actor sees into the registers; every list is cut by it in SQL. */
export interface RegisterScope {
  /** The whole district. */
  district: boolean;
  /** Parks that are members of the federation, and their tenants. */
  members: boolean;
  towns: string[];
  platforms: string[];
  /** Own companies: their park with its tenants, or their own entry and the park that they sit in. */
  companies: string[];
}

const districtRoles: Role[] = [
  'bureau-reviewer',
  'bureau-director',
  'department-reviewer',
  'joint-meeting-secretary',
  'district-leader',
  'auditor',
];

/**
 * Who sees what: towns by territory, platforms by boundary, bureau and departments the district, the federation its
 * members, companies their own. Experts get a pack per case instead, and the two administrators no business data.
 */
export function registerScope(actor: Actor): RegisterScope {
  return {
    district: holdsRole(actor, ...districtRoles),
    members: holdsRole(actor, 'federation-officer', 'federation-director'),
    towns: unitsOf(actor, 'town-reviewer'),
    platforms: unitsOf(actor, 'platform-reviewer'),
    companies: [...unitsOf(actor, 'park-operator'), ...unitsOf(actor, 'enterprise-agent')],
  };
}

/** The five values as query parameters `$1` to `$5`, in the order in which the predicates below use them. */
export function scopeParameters(scope: RegisterScope): unknown[] {
  return [scope.district, scope.members, scope.towns, scope.platforms, scope.companies];
}

/** For a query with `park p` and its operator `enterprise o`. */
export const mayReadPark = `($1::boolean or ($2::boolean and p.federation_member) or p.territory_unit = any($3)
  or p.platform_unit = any($4) or o.unit = any($5)
  or exists (select from enterprise tenant where tenant.park_id = p.id and tenant.unit = any($5)))`;

/** For a query with `enterprise e`, left joined to its `park p` and that park's operator `enterprise o`. */
export const mayReadEnterprise = `($1::boolean or ($2::boolean and p.federation_member) or e.territory_unit = any($3)
  or p.platform_unit = any($4) or e.unit = any($5) or o.unit = any($5))`;

/** For a query with `parcel l`, left joined to its `park p` and that park's operator `enterprise o`. */
export const mayReadParcel = `($1::boolean or ($2::boolean and p.federation_member) or l.territory_unit = any($3)
  or l.platform_unit = any($4) or o.unit = any($5))`;

/** For a query with `block b`. A company sees the blocks of the town that it works in. */
export const mayReadBlock = `($1::boolean or $2::boolean or b.territory_unit = any($3) or b.platform_unit = any($4)
  or b.territory_unit in (select own.territory_unit from enterprise own where own.unit = any($5)))`;
