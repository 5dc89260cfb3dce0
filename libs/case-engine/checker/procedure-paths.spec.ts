import { branches, coverageOf, placesInOneOrder, shortestPaths, simplePaths, type Path } from './procedure-paths.js';
import { ProcedureSpace } from './procedure-space.js';
import { stallPermit } from '../stall-permit/case-type.fixture.js';

/** Numbers counted by hand on the stall permit's diagram. */

const space = new ProcedureSpace(stallPermit);
const words = (path: Path) => path.map(({ move }) => move.event).join(' ');

/** 9 places to wait at, 6 of them also suspended; 5 ends, for a withdrawal differs by what had been asked and started. */
const places = 9 + 6 + 5;
/** draft 1, review 3, question 3, desks 4 + 3 + 3, visit 3, notice 4, objection 4; WITHDRAW and RESUME of 6 suspended. */
const passages = 1 + 3 + 3 + (4 + 3 + 3) + 3 + 4 + 4 + 2 * 6;
/** As the passages, but AGREE of two desks and both ways of DISMISS are one event, and a suspended case waits where it did. */
const pairs = 1 + 3 + 3 + (4 + 4 + 4) + 4 + 5 + 4;

it('has a shortest path to every place', () => {
  const paths = shortestPaths(space);
  expect(paths).toHaveLength(places);
  expect(words(paths[0] ?? [])).toBe('');
  expect(Math.max(...paths.map((path) => path.length))).toBe(7);
  expect(coverageOf(space, paths)).toMatchObject({ places, passages: places - 1 });
});

it('takes every passage once by the branches', () => {
  const taken = branches(space).flatMap(({ path, passages: ways }) => ways.map((way) => [...path, way]));
  expect(taken).toHaveLength(passages);
  expect(coverageOf(space, taken)).toEqual({ places, passages, pairs });
});

/** The place where the second desk was the first to agree, waiting and suspended, is come to in the other order only. */
it('leaves out what is come to in another order', () => {
  expect(placesInOneOrder(space).size).toBe(places - 2);
});

it('has simple paths, with the desks in one order', () => {
  const { paths, all } = simplePaths(space, 100);
  expect(all).toBe(true);
  expect(paths.map(words)).toEqual([
    'SUBMIT ASK DEADLINE_PASSED',
    'SUBMIT ASK WITHDRAW',
    'SUBMIT ACCEPT AGREE AGREE SIGN NOTICE_ENDED',
    'SUBMIT ACCEPT AGREE AGREE SIGN WITHDRAW',
    'SUBMIT ACCEPT AGREE AGREE SIGN OBJECT DISMISS',
    'SUBMIT ACCEPT AGREE AGREE SIGN OBJECT WITHDRAW',
    'SUBMIT ACCEPT AGREE AGREE SIGN OBJECT SUSPEND WITHDRAW',
    'SUBMIT ACCEPT AGREE AGREE SIGN SUSPEND WITHDRAW',
    'SUBMIT ACCEPT AGREE AGREE WITHDRAW',
    'SUBMIT ACCEPT AGREE AGREE SUSPEND WITHDRAW',
    'SUBMIT ACCEPT AGREE WITHDRAW',
    'SUBMIT ACCEPT AGREE SUSPEND WITHDRAW',
    'SUBMIT ACCEPT WITHDRAW',
    'SUBMIT ACCEPT SUSPEND WITHDRAW',
    'SUBMIT WITHDRAW',
  ]);
});

it('takes the first ones when there are too many', () => {
  const few = simplePaths(space, 4);
  expect(few.all).toBe(false);
  expect(few.paths.map(words)).toEqual(simplePaths(space, 100).paths.slice(0, 4).map(words));
});
