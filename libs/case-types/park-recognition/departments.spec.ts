import { performance } from 'node:perf_hooks';
import { CasePlay } from '#libs/case-engine/case-play.fixture.js';
import { favourableWay } from '#libs/case-engine/outlook/favourable-way.js';
import { differences } from '#libs/case-engine/checker/plain-exploration.fixture.js';
import { ProcedureSpace } from '#libs/case-engine/checker/procedure-space.js';
import { withDepartments } from './departments.fixture.js';
import { offices } from './play.fixture.js';

/** Joint review by any number of departments: explored exactly where that can be shown, and soon where it cannot. */

it.each([1, 2, 3])('%s departments: the explorer finds what a plain exploration finds', (count) => {
  expect(differences(withDepartments(count)).found).toEqual([]);
});

/** Some 4 s on a core of its own, of the 10 s that all case types may take. */
it('thirteen departments, with few questions to XState', () => {
  const space = new ProcedureSpace(withDepartments(13));
  const { complete, places, passages } = space;
  expect({ complete, places: places.length, passages }).toEqual({
    complete: true,
    places: 65_580,
    passages: 1_015_794,
  });
  expect(space.asked).toBeLessThan(400);
}, 30_000);

/** Where no favourable way is left, every order in which departments answer would else be tried before that is said. */
it('thirteen departments: says soon that no favourable way is left', () => {
  const caseType = withDepartments(13);
  const { APPROVE } = caseType.events;
  const hopeless = { ...caseType, events: { ...caseType.events, APPROVE: { ...APPROVE!, grave: true } } };
  const play = new CasePlay(caseType, offices, '2025-06-09');
  const began = performance.now();
  expect(favourableWay(hopeless, play.state.snapshot, '2025-06-09')).toBeNull();
  const took = performance.now() - began;
  expect(favourableWay(caseType, play.state.snapshot, '2025-06-09')?.at(-1)?.event).toBe('RECORD_UPPER_DECISION');
  expect(took).toBeLessThan(3_000);
}, 120_000);
