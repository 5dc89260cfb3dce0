import type { Role } from '#libs/contracts/index.js';
import type { CaseType, Duty, DutyScope, Power } from './contract.js';

/** A person as far as authority is concerned: roles held in offices, and every organisation belonged to. */
export interface Person {
  personId: string;
  grants: readonly { role: Role; unit: string }[];
  memberOf: readonly string[];
}

/** The offices that a case's scopes resolve to. */
export interface CaseOffices {
  applicant: string;
  territory: string;
  platform: string | null;
}

/** The code of the office that a scope means in this case; null where there is none. */
export function officeOf(scope: DutyScope, offices: CaseOffices): string | null {
  switch (scope.kind) {
    case 'applicant':
      return offices.applicant;
    case 'territory':
      return offices.territory;
    case 'platform':
      return offices.platform;
    case 'unit':
      return scope.unit;
  }
}

function mayHold(person: Person, roles: readonly string[], scope: DutyScope | Power['scope'], offices: CaseOffices) {
  const office = scope.kind === 'anyone' ? null : officeOf(scope, offices);
  return person.grants.some(
    (grant) => roles.includes(grant.role) && (scope.kind === 'anyone' || grant.unit === office),
  );
}

export function mayHoldDuty(person: Person, duty: Duty, offices: CaseOffices): boolean {
  return mayHold(person, [duty.role], duty.scope, offices);
}

export function mayHoldPower(person: Person, power: Power, offices: CaseOffices): boolean {
  return mayHold(person, power.roles, power.scope, offices);
}

/** A member of the applying organisation: files for it, never decides on it. */
export function belongsToApplicant(person: Person, offices: CaseOffices): boolean {
  return person.memberOf.includes(offices.applicant);
}

interface Carriers {
  duties: string[];
  powers: string[];
}

const carriers = new WeakMap<CaseType, Map<string, Carriers>>();

/** Duties and powers that carry an event. Asked for every event of every view, so it is looked up once. */
export function carriersOf(caseType: CaseType, event: string): Carriers {
  const known = carriers.get(caseType) ?? new Map<string, Carriers>();
  carriers.set(caseType, known);
  const found = known.get(event);
  if (found) return found;
  const carrying = (entries: Readonly<Record<string, { events: readonly string[] }>>) =>
    Object.entries(entries).flatMap(([key, entry]) => (entry.events.includes(event) ? [key] : []));
  const made = { duties: carrying(caseType.duties), powers: carrying(caseType.powers) };
  known.set(event, made);
  return made;
}

/** Whether what a duty or power decides is the applicant's own business (filing, withdrawing) or an office's. */
export function isApplicants(carrier: Duty | Power): boolean {
  return carrier.scope.kind === 'applicant';
}

/** A duty that `person` has held in this case and that may not meet `carrier` in one person. */
export function separatedFrom(
  caseType: CaseType,
  carrier: string,
  holders: Readonly<Record<string, readonly string[]>>,
  personId: string,
): string | null {
  for (const [one, other] of caseType.separate) {
    const opposite = one === carrier ? other : other === carrier ? one : null;
    if (opposite && holders[opposite]?.includes(personId)) return opposite;
  }
  return null;
}
