import fc from 'fast-check';
import type { CaseType } from '#libs/case-engine/contract.js';
import { Explored } from '#libs/case-types/explored.fixture.js';
import { CaseLaboratory } from './case-laboratory.js';
import { script } from './random-script.js';
import { RandomWalker } from './random-walker.js';

/** Sequences of one batch; the batch's number is its seed, so that any of them can be run again alone. */
export const batchSize = 25;

/**
 * Walks batches of random sequences on a database of their own.
 * @throws the report of fast-check, with seed and path, as soon as one sequence finds something
 */
export async function walkBatches(caseType: CaseType, batches: readonly number[]): Promise<RandomWalker> {
  const laboratory = await CaseLaboratory.open(caseType);
  try {
    const walker = new RandomWalker(laboratory, new Explored(caseType));
    const begun = laboratory.clock.now();
    const property = fc.asyncProperty(script, async (attempts) => {
      laboratory.clock.moveTo(begun);
      expect(await walker.walk(attempts)).toEqual([]);
    });
    for (const seed of batches) await fc.assert(property, { seed, numRuns: batchSize });
    return walker;
  } finally {
    await laboratory.close();
  }
}
