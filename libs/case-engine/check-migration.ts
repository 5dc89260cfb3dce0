import type { CaseType, VersionMigration } from './contract.js';
import { leavesOf, pathOf } from './procedure-graph.js';

/**
 * What a version says about cases of older ones names states and duties that there are, and forgets nobody who has held
 * a duty that is separate from another.
 * @param versions every version of the case type that is registered; an older one that is not cannot be looked at
 */
export function migrationsAreWhole(caseType: CaseType, versions: readonly CaseType[]): string[] {
  return Object.entries(caseType.migrateFrom ?? {}).flatMap(([number, migration]) => {
    const from = versions.find((each) => each.key === caseType.key && each.version === Number(number));
    return [
      ...(Number(number) < caseType.version ? [] : [`version ${number} is not older`]),
      ...unknownTargets(caseType, migration),
      ...(from ? [...unknownSources(from, migration), ...forgotten(from, caseType, migration)] : []),
    ].map((finding) => `from version ${number}: ${finding}`);
  });
}

function unknownTargets(to: CaseType, { places, duties = {} }: VersionMigration): string[] {
  const leaves = new Set(leavesOf(to.machine).map(pathOf));
  const named = Object.values(places).filter((place) => typeof place === 'string');
  return [
    ...named.filter((place) => !leaves.has(place)).map((place) => `nothing rests in a state ${place}`),
    ...Object.values(duties)
      .filter((key) => !hasCarrier(to, key))
      .map((key) => `there is no duty ${key}`),
  ];
}

function unknownSources(from: CaseType, { places, duties = {} }: VersionMigration): string[] {
  const leaves = new Set(leavesOf(from.machine).map(pathOf));
  return [
    ...Object.keys(places)
      .filter((path) => !leaves.has(path))
      .map((path) => `nothing rested in a state ${path}`),
    ...Object.keys(duties)
      .filter((key) => !hasCarrier(from, key))
      .map((key) => `there was no duty ${key}`),
  ];
}

/** The other side of a pair may still come: whoever held this one has to be known by a duty that is. */
function forgotten(from: CaseType, to: CaseType, { duties = {} }: VersionMigration): string[] {
  return [...new Set(from.separate.flat())]
    .filter((key) => !hasCarrier(to, duties[key] ?? key))
    .map((key) => `${key} was separate from another duty, and who has held it would be forgotten`);
}

function hasCarrier({ duties, powers }: CaseType, key: string): boolean {
  return key in duties || key in powers;
}
