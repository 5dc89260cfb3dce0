import { differences } from '#libs/case-engine/plain-exploration.fixture.js';
import { ProcedureSpace } from '#libs/case-engine/procedure-space.js';
import { withDepartments } from './departments.fixture.js';

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
