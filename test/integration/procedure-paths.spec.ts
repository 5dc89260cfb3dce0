import { branches, coverageOf, placesInOneOrder, simplePaths } from '#libs/case-engine/checker/procedure-paths.js';
import { ProcedureSpace } from '#libs/case-engine/checker/procedure-space.js';
import { caseTypes } from '#libs/case-types/index.js';
import { travel } from '../support/paths/journey.js';

/**
 * The ways that the model checker has explored, gone for real through SubmitCaseEvent on PostgreSQL: what is proved of a
 * procedure is what it does. Here the first 200 simple paths, and each passage from the places that are come to when duties side
 * by side are worked off in one order; test/chaos/procedure-paths.spec.ts takes every passage there is.
 */
it.each(caseTypes.map((caseType) => [caseType.key, caseType.version, caseType] as const))(
  '%s, version %i: does on every path what was explored, no more and no less',
  async (_key, _version, caseType) => {
    const space = new ProcedureSpace(caseType);
    const within = placesInOneOrder(space);
    const passages = branches(space, within).flatMap(({ path, passages: ways }) => ways.map((way) => [...path, way]));
    const paths = [...simplePaths(space, 200).paths, ...passages];
    expect(coverageOf(space, paths).places).toBeGreaterThanOrEqual(within.size);
    expect(await travel(caseType, space, paths)).toEqual([]);
  },
  900_000,
);
