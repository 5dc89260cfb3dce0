import fc from 'fast-check';
import type { CaseType } from '../contract.js';
import { differences } from './plain-exploration.fixture.js';
import { anywhere, procedureOf, type Drawing, type Sketch, type Way } from './random-machine.fixture.js';
import { actions } from './small-procedure.fixture.js';
import { stallPermit } from '../stall-permit/case-type.fixture.js';
import { trickyProcedures } from './tricky-machines.fixture.js';

/** The explorer is exact: it finds what a plain exploration finds, no more and no less. */

const some = <Each>(of: fc.Arbitrary<Each>, most: number) => fc.array(of, { maxLength: most, size: 'max' });
const seldom = <Each>(of: fc.Arbitrary<Each>, most = 1, chance = 5) =>
  fc.nat(chance).chain((lot) => (lot === 0 ? some(of, most) : fc.constant<Each[]>([])));
const action = fc.constantFrom(...Object.keys(actions));
const target = fc.oneof(
  { arbitrary: fc.nat(3), weight: 3 },
  { arbitrary: fc.integer({ min: anywhere, max: anywhere + 30 }), weight: 1 },
);
const way: fc.Arbitrary<Way> = fc.record({
  event: fc.nat(2),
  guard: fc.nat(11),
  target: fc.option(target, { nil: null, freq: 5 }),
  actions: seldom(action, 2, 1),
  reenter: fc.nat(5).map((lot) => lot === 0),
});

function sketch(
  inner: fc.Arbitrary<{ kind: Sketch['kind']; inner: Sketch[] }>,
  mostWays: number,
  fewest = 0,
): fc.Arbitrary<Sketch> {
  const own = fc.record({
    ways: fc.array(way, { minLength: fewest, maxLength: mostWays, size: 'max' }),
    always: seldom(fc.record({ guard: fc.nat(3), target }), 1, 9),
    done: fc.option(target, { nil: null, freq: 3 }),
    entry: seldom(action),
    exit: seldom(action, 1, 15),
  });
  return fc.tuple(inner, own).map(([shape, more]) => ({ ...shape, ...more }));
}

const atomic = sketch(fc.constant({ kind: 'atomic', inner: [] }), 4, 1);
const final = sketch(fc.constant({ kind: 'final', inner: [] }), 0);
const leaf = fc.oneof({ arbitrary: atomic, weight: 2 }, { arbitrary: final, weight: 1 });
/** Begins in a state that is not final. */
const compound = (of: fc.Arbitrary<Sketch>) =>
  sketch(
    fc.tuple(atomic, fc.array(of, { minLength: 1, maxLength: 2 })).map(([first, rest]) => ({
      kind: 'compound',
      inner: [first, ...rest],
    })),
    1,
  );
const region = fc.oneof(
  { arbitrary: compound(leaf), weight: 8 },
  { arbitrary: compound(fc.oneof(leaf, compound(leaf))), weight: 2 },
  { arbitrary: atomic, weight: 1 },
);
const parallel = (of: fc.Arbitrary<Sketch>) =>
  sketch(
    fc.array(of, { minLength: 2, maxLength: 3 }).map((inner) => ({ kind: 'parallel', inner })),
    2,
  );
const outer = fc.oneof(
  { arbitrary: atomic, weight: 2 },
  { arbitrary: compound(leaf), weight: 2 },
  { arbitrary: parallel(region), weight: 5 },
  { arbitrary: parallel(fc.oneof(region, parallel(compound(leaf)))), weight: 1 },
);

const drawing: fc.Arbitrary<Drawing> = fc.record({
  states: fc
    .tuple(parallel(region), fc.array(outer, { minLength: 1, maxLength: 2 }))
    .map(([first, rest]) => [first, ...rest]),
  ways: some(way, 2),
  dutyOf: fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }),
});

it.each([['stall-permit', stallPermit] as const, ...trickyProcedures])('%s', (_, caseType) => {
  expect(differences(caseType).found).toEqual([]);
});

it('random machines, their parallel states above all', () => {
  let places = 0;
  fc.assert(
    fc.property(drawing, (drawn) => {
      const compared = comparedIfAtRest(procedureOf(drawn));
      fc.pre(compared !== null);
      expect(compared.found).toEqual([]);
      places += compared.places;
    }),
    { numRuns: 250 },
  );
  expect(places).toBeGreaterThan(2_000);
});

/** A machine that goes round in circles by itself never comes to rest: there is nothing to compare. */
function comparedIfAtRest(caseType: CaseType): ReturnType<typeof differences> | null {
  try {
    return differences(caseType);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Infinite loop')) return null;
    throw error;
  }
}
