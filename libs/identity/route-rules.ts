import { SetMetadata } from '@nestjs/common';
import type { Role } from '#libs/contracts/identity.js';

/** Who may call a route. Every handler declares one; see RouteRuleAudit. */
export type RouteRule = { kind: 'public' } | { kind: 'signedIn' } | { kind: 'roles'; roles: readonly Role[] };

export const ROUTE_RULE = 'qiangwei:route-rule';

/** No login: anybody. */
export const Public = () => SetMetadata(ROUTE_RULE, { kind: 'public' } satisfies RouteRule);

/** Any person with a session; what they may see or do there is decided by the command or query. */
export const SignedIn = () => SetMetadata(ROUTE_RULE, { kind: 'signedIn' } satisfies RouteRule);

/** Only people who hold one of the roles, in whatever office. */
export const AllowRoles = (...roles: Role[]) => SetMetadata(ROUTE_RULE, { kind: 'roles', roles } satisfies RouteRule);
