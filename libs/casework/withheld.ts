import { belongsToApplicant } from '#libs/case-engine/authority.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { Role } from '#libs/contracts/index.js';
import { unitsOf, type Actor } from '#libs/identity/actor.js';
import { officesOf, type CaseFile } from './case-file.entity.js';

/** What a reader of a case does not get to see of it (domain.md §1.5). */
export interface Withheld {
  fields: readonly string[];
  slots: readonly string[];
  /** Internal opinions of others: recommendations, department opinions, inspection sheets, vetoes. */
  opinions: boolean;
  /** Who has objected: known to the office that judges objections, and to auditors. */
  objectors: boolean;
}

const judgesOfObjections: readonly Role[] = ['bureau-reviewer', 'bureau-director', 'auditor'];
const otherOffices: readonly Role[] = [
  'town-reviewer',
  'platform-reviewer',
  'joint-meeting-secretary',
  'district-leader',
];

/** For a case of which nobody can tell any more which procedure it follows. */
export const everythingWithheld: Withheld = { fields: [], slots: [], opinions: true, objectors: true };

const nothing: Withheld = { fields: [], slots: [], opinions: false, objectors: false };

/** Whoever belongs to the applicant reads as the applicant, whatever else they are; others by the widest of their roles. */
export function withheldFrom(caseType: CaseType, actor: Actor, file: CaseFile): Withheld {
  const holds = (roles: readonly Role[]) => roles.some((role) => unitsOf(actor, role).length > 0);
  if (actor.system) return nothing;
  if (belongsToApplicant(actor, officesOf(file))) return { ...nothing, opinions: true, objectors: true };
  if (holds(judgesOfObjections)) return nothing;
  if (holds(otherOffices)) return { ...nothing, objectors: true };
  const departments = unitsOf(actor, 'department-reviewer');
  if (departments.length > 0) return withheldFromDepartment(caseType, departments, file);
  return { ...caseType.withheldFromFederation, opinions: true, objectors: true };
}

/** Whether the reader reads all of it, so that the whole case may be handed out. */
export function isNothingWithheld({ fields, slots, opinions, objectors }: Withheld): boolean {
  return !opinions && !objectors && fields.length === 0 && slots.length === 0;
}

/** A department reads what is tagged to it, and the others' opinions once it has given its own. */
function withheldFromDepartment(caseType: CaseType, departments: readonly string[], file: CaseFile): Withheld {
  const isTheirs = (tagged: readonly string[] | undefined) =>
    tagged === undefined || tagged.some((unit) => departments.includes(unit));
  const waits = file.engineState.tasks.some((task) => {
    const scope = caseType.duties[task.duty]?.scope;
    return scope?.kind === 'unit' && departments.includes(scope.unit);
  });
  const inProcedure = Object.values(caseType.duties).some(
    ({ scope }) => scope.kind === 'unit' && departments.includes(scope.unit),
  );
  return {
    fields: caseType.withheldFromFederation.fields,
    slots: caseType.attachments.filter((each) => !isTheirs(each.departments)).map((each) => each.slot),
    // A department that the procedure does not ask was asked by somebody (ADR 36): it reads no opinions of others.
    opinions: waits || !inProcedure,
    objectors: true,
  };
}
