import type { Role, Text } from '#libs/contracts/index.js';
import { officeOf, type CaseOffices, type Person } from '../authority.js';
import type { CaseType, Duty, DutyScope, Power } from '../contract.js';
import type { ProcedureSpace } from './procedure-space.js';
import { stalledFor, type Pool, type StalledStep } from './proofs/stalled.js';

/** Who there is to do what a case type asks for. */
export interface Organisation {
  /** Everybody active, with their grants. */
  people: readonly Person[];
  /** Codes of all offices that a case's territory or platform can be. */
  territories: readonly string[];
  platforms: readonly string[];
}

/** An office that has not enough people for a duty or power. Nothing breaks by it: a case may never come there. */
export interface Shortage {
  carrier: string;
  title: Text;
  /** Code of the office. */
  office: string;
  roles: readonly Role[];
  /** `duty`: too few to do it; `superior`: nobody to tell when its limit passes; `separation`: too few are left. */
  kind: 'duty' | 'superior' | 'separation';
  there: number;
  needed: number;
  /** The shortest way on which too few would be left; empty where they are too few from the start. */
  path: readonly StalledStep[];
  /** For `separation`: it happens even though nobody does what a colleague has begun. */
  unavoidable: boolean;
}

/** Every duty, power and superior in every office it can fall to. The applicant's own are the applicant's to fill. */
export function shortagesOf(caseType: CaseType, space: ProcedureSpace, organisation: Organisation): Shortage[] {
  return [
    ...Object.entries(caseType.duties).flatMap(([key, duty]) => ofDuty(caseType, space, organisation, key, duty)),
    ...Object.entries(caseType.powers).flatMap(([key, power]) => ofPower(organisation, key, power)),
  ];
}

function ofDuty(
  caseType: CaseType,
  space: ProcedureSpace,
  organisation: Organisation,
  key: string,
  duty: Duty,
): Shortage[] {
  const { role, scope, title, whenPassed, signers } = duty;
  const superior = 'escalateTo' in whenPassed ? whenPassed.escalateTo : null;
  const told = superior && holdersOf(organisation, [superior.role], superior.unit).length;
  const untold =
    superior && told === 0
      ? [{ ...shortage(key, title, superior.unit, [superior.role], 0, 1), kind: 'superior' as const }]
      : [];
  if (role === 'system') return untold;
  const short = codesOf(scope, organisation).flatMap((office): Shortage[] => {
    const there = holdersOf(organisation, [role], office);
    if (there.length < signers) return [shortage(key, title, office, [role], there.length, signers)];
    return worst(
      poolsOf(caseType, organisation, scope, office, key, there).flatMap((pool): Shortage[] => {
        const stalled = stalledFor(caseType, space, key, pool);
        if (!stalled) return [];
        const { needed, path, unavoidable } = stalled;
        const found = shortage(key, title, office, [role], there.length, needed);
        return [{ ...found, kind: 'separation', path, unavoidable }];
      }),
    );
  });
  return [...short, ...untold];
}

function ofPower(organisation: Organisation, key: string, { scope, roles, title }: Power): Shortage[] {
  if (scope.kind === 'anyone') return [];
  return codesOf(scope, organisation).flatMap((office) =>
    holdersOf(organisation, roles, office).length > 0 ? [] : [shortage(key, title, office, roles, 0, 1)],
  );
}

function shortage(
  carrier: string,
  title: Text,
  office: string,
  roles: readonly Role[],
  there: number,
  needed: number,
): Shortage {
  return { carrier, title, office, roles, kind: 'duty', there, needed, path: [], unavoidable: true };
}

function worst(shortages: readonly Shortage[]): Shortage[] {
  const [most] = [...shortages].sort((a, b) => b.needed - a.needed || a.path.length - b.path.length);
  return most ? [most] : [];
}

/** Codes of the offices that a scope can mean; the applicant's is not looked at. */
function codesOf(scope: DutyScope, { territories, platforms }: Organisation): readonly string[] {
  switch (scope.kind) {
    case 'unit':
      return [scope.unit];
    case 'territory':
      return territories;
    case 'platform':
      return platforms;
    case 'applicant':
      return [];
  }
}

/** The offices of the cases in which a scope means this office. */
function casesOf(scope: DutyScope, office: string, organisation: Organisation): CaseOffices[] {
  const territories = scope.kind === 'territory' ? [office] : organisation.territories;
  const platforms = scope.kind === 'platform' ? [office] : [...organisation.platforms, null];
  return (territories.length > 0 ? territories : ['']).flatMap((territory) =>
    platforms.map((platform) => ({ applicant: '', territory, platform })),
  );
}

/** The same people again and again where the other office does not matter: each pool once. */
function poolsOf(
  caseType: CaseType,
  organisation: Organisation,
  scope: DutyScope,
  office: string,
  key: string,
  there: readonly Person[],
): Pool[] {
  const pools = casesOf(scope, office, organisation).map((offices) =>
    poolOf(caseType, organisation, offices, key, there),
  );
  return [...new Map(pools.map((pool) => [JSON.stringify([...pool.barring]), pool])).values()];
}

/** Those who may do a duty, and which of them may also do what is separated from it. */
function poolOf(
  caseType: CaseType,
  organisation: Organisation,
  offices: CaseOffices,
  key: string,
  there: readonly Person[],
): Pool {
  const opposites = caseType.separate.flatMap(([one, other]) => (one === key ? [other] : other === key ? [one] : []));
  const own = postOf(caseType, offices, key);
  const barring = opposites.map((opposite): [string, string[]] => {
    const { roles, unit } = postOf(caseType, offices, opposite);
    const both = there.filter(({ grants }) =>
      grants.some((grant) => roles.includes(grant.role) && (unit === null || grant.unit === unit)),
    );
    return [opposite, both.map(({ personId }) => personId)];
  });
  const alike = opposites.filter((opposite) => {
    const { roles, unit } = postOf(caseType, offices, opposite);
    return own.roles.every((role) => roles.includes(role)) && (unit === null || unit === own.unit);
  });
  return { size: there.length, barring: new Map(barring.filter(([, people]) => people.length > 0)), alike };
}

/** The roles that a duty or power takes, and in which office; null for any. */
function postOf(
  { duties, powers }: CaseType,
  offices: CaseOffices,
  key: string,
): { roles: readonly string[]; unit: string | null } {
  const duty = duties[key];
  if (duty) return { roles: [duty.role], unit: officeOf(duty.scope, offices) ?? 'none' };
  const power = powers[key];
  if (!power) return { roles: [], unit: 'none' };
  return {
    roles: power.roles,
    unit: power.scope.kind === 'anyone' ? null : (officeOf(power.scope, offices) ?? 'none'),
  };
}

function holdersOf({ people }: Organisation, roles: readonly Role[], unit: string): Person[] {
  return people.filter(({ grants }) => grants.some((grant) => roles.includes(grant.role) && grant.unit === unit));
}
