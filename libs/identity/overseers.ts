import { type Role, roles } from '#libs/contracts/identity.js';

/** 三员分立 (GB/T 22239-2019, level 3): settings, accounts and audit lie in three different hands. */
export const overseerRoles = ['auditor', 'security-admin', 'system-admin'] as const satisfies readonly Role[];

export function isOverseerRole(role: Role): boolean {
  return (overseerRoles as readonly Role[]).includes(role);
}

/** Everybody else's roles: those who may write into cases. Overseers watch, and write nothing there. */
export const rolesInCases: readonly Role[] = roles.filter((role) => !isOverseerRole(role));

/** Those who decide, coordinate or advise in other people's cases, rather than file their own. */
export const officialRoles: readonly Role[] = rolesInCases.filter(
  (role) => role !== 'park-operator' && role !== 'enterprise-agent',
);

/**
 * The pairs of roles among `held` that one person may not hold together: two of the three overseers, or an overseer
 * and a role that takes part in cases (an overseer decides nothing).
 */
export function forbiddenPairs(held: readonly Role[]): [Role, Role][] {
  const distinct = roles.filter((role) => held.includes(role));
  return distinct.flatMap((first, index) =>
    distinct
      .slice(index + 1)
      .filter((second) => isOverseerRole(first) || isOverseerRole(second))
      .map((second): [Role, Role] => [first, second]),
  );
}
