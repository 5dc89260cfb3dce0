import { branches, coverageOf, simplePaths } from '#libs/case-engine/checker/procedure-paths.js';
import { ProcedureSpace } from '#libs/case-engine/checker/procedure-space.js';
import { caseTypes } from '#libs/case-types/index.js';
import { travel } from '../support/paths/journey.js';

/** The whole form of test/integration/procedure-paths.spec.ts: every place, and every passage from each, in any order. */
it.each(caseTypes.map((caseType) => [caseType.key, caseType.version, caseType] as const))(
  '%s, version %i: every passage',
  async (_key, _version, caseType) => {
    const space = new ProcedureSpace(caseType);
    const passages = branches(space).flatMap(({ path, passages: ways }) => ways.map((way) => [...path, way]));
    const { places, passages: ways } = coverageOf(space, passages);
    expect({ places, ways }).toEqual({ places: space.places.length, ways: space.passages });
    expect(await travel(caseType, space, [...simplePaths(space, 2_000).paths, ...passages])).toEqual([]);
  },
  3 * 3_600_000,
);
