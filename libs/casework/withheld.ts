import type { CaseType } from '#libs/case-engine/contract.js';
import type { Role } from '#libs/contracts/index.js';
import { unitsOf, type Actor } from '#libs/identity/actor.js';

/** What a reader of a case does not get to see of it (domain.md §1.5). */
export interface Withheld {
  fields: readonly string[];
  slots: readonly string[];
  /** Internal opinions: recommendations, department opinions, inspection sheets, vetoes. */
  opinions: boolean;
}

const offices: readonly Role[] = [
  'town-reviewer',
  'platform-reviewer',
  'bureau-reviewer',
  'bureau-director',
  'joint-meeting-secretary',
  'district-leader',
  'auditor',
];

/** The widest of what the actor's roles allow. */
export function withheldFrom(caseType: CaseType, actor: Actor): Withheld {
  const holds = (...roles: Role[]) => roles.some((role) => unitsOf(actor, role).length > 0);
  if (actor.system || holds(...(offices as Role[]))) return { fields: [], slots: [], opinions: false };
  if (holds('park-operator', 'enterprise-agent')) return { fields: [], slots: [], opinions: true };
  const departments = unitsOf(actor, 'department-reviewer');
  if (departments.length > 0) {
    const slots = caseType.attachments
      .filter((each) => each.departments && !each.departments.some((unit) => departments.includes(unit)))
      .map((each) => each.slot);
    return { fields: [], slots, opinions: false };
  }
  return { ...caseType.withheldFromFederation, opinions: true };
}
