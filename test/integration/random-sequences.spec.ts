import { caseTypes } from '#libs/case-types/index.js';
import { walkBatches } from '../support/paths/random-batches.js';

/**
 * Random people do random things through the commands, on PostgreSQL (trust.md 9, 10, 16): no move that the explorer
 * does not know, one line a move, no gap in the versions, and at the end the log gives what is stored. A short form of
 * test/chaos/random-sequences.spec.ts; the property on the engine alone is in libs/case-types/random-walks.spec.ts.
 */
it.each(caseTypes.map((caseType) => [caseType.key, caseType.version, caseType] as const))(
  '%s, version %i: 75 random sequences',
  async (_key, _version, caseType) => {
    const { taken, refused } = await walkBatches(caseType, [1, 2, 3]);
    expect(taken).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(100);
  },
  900_000,
);
