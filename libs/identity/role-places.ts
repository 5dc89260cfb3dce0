import type { Role } from '#libs/contracts/identity.js';
import type { OrgUnitKind } from './org-unit.entity.js';

/** The kind of office in which a role is held. */
export const placeOfRole: Record<Role, OrgUnitKind> = {
  'park-operator': 'company',
  'enterprise-agent': 'company',
  'federation-officer': 'federation',
  'federation-director': 'federation',
  'town-reviewer': 'town',
  'platform-reviewer': 'platform',
  'bureau-reviewer': 'department',
  'bureau-director': 'department',
  'department-reviewer': 'department',
  'joint-meeting-secretary': 'office',
  'district-leader': 'district',
  expert: 'panel',
  auditor: 'district',
  'security-admin': 'district',
  'system-admin': 'district',
};

/** The competent department is one of the departments, but its roles and those of the others do not mix. */
const bureau = 'bureau';

/** Whether the role has a meaning in that office: a town reviewer of the fire brigade would never get a task. */
export function isHeldIn(role: Role, unit: { code: string; kind: OrgUnitKind }): boolean {
  if (unit.kind !== placeOfRole[role]) return false;
  return unit.kind !== 'department' || role.startsWith('bureau-') === (unit.code === bureau);
}
