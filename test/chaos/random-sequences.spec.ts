import type { CaseType } from '#libs/case-engine/contract.js';
import { caseTypes } from '#libs/case-types/index.js';
import { batchSize, walkBatches } from '../support/paths/random-batches.js';

/**
 * The whole form of test/integration/random-sequences.spec.ts: 10,000 random sequences for each case type, shared by its
 * versions, each on two databases side by side. Batches are their own seeds: QIANGWEI_BATCHES=41-400 goes on from the
 * batch that was printed last, or runs a part on another machine.
 */
const sequences = 10_000;
const [first = 1, last = sequences / batchSize] = (process.env.QIANGWEI_BATCHES ?? '')
  .split('-')
  .filter(Boolean)
  .map(Number);
const sideBySide = 2;
const batches = Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe.each([...new Set(caseTypes.map(({ key }) => key))])('%s', (key) => {
  const versions = caseTypes.filter((each) => each.key === key);

  it.each(versions.map((caseType, index) => [caseType.version, caseType, index] as const))(
    'version %i: its share of the random sequences',
    async (_version, caseType, index) => {
      const own = batches.filter((batch) => batch % versions.length === index);
      const halves = Array.from({ length: sideBySide }, (_, half) => own.filter((__, at) => at % sideBySide === half));
      await Promise.all(halves.map((half) => inPortions(caseType, half)));
    },
    4 * 3_600_000,
  );
});

/** A new database every so often, for sequences by the thousand slow it down. */
async function inPortions(caseType: CaseType, own: readonly number[]): Promise<void> {
  for (let at = 0; at < own.length; at += 20) {
    const portion = own.slice(at, at + 20);
    const { taken, refused } = await walkBatches(caseType, portion);
    const where = `${caseType.key} ${caseType.version}: batches up to ${portion.at(-1) ?? 0}`;
    process.stderr.write(`${where}: ${taken} events taken, ${refused} refused\n`);
  }
}
