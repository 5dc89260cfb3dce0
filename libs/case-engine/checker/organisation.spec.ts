import type { Role } from '#libs/contracts/index.js';
import type { Person } from '../authority.js';
import type { CaseType } from '../contract.js';
import { shortagesOf, type Organisation } from './organisation.js';
import { ProcedureSpace } from './procedure-space.js';
import { stallPermit } from '../stall-permit/case-type.fixture.js';

/** Whether an office has enough people, for a stall permit in the territory 330110005. */

const person = (personId: string, ...grants: [Role, string][]): Person => ({
  personId,
  grants: grants.map(([role, unit]) => ({ role, unit })),
  memberOf: grants.map(([, unit]) => unit),
});
const inspectors = (count: number) =>
  Array.from({ length: count }, (_, index) => person(`inspector-${index}`, ['bureau-reviewer', 'bureau']));
const others = [
  person('town', ['town-reviewer', '330110005']),
  person('director', ['bureau-director', 'bureau']),
  person('fire', ['department-reviewer', 'dept-fire']),
  person('housing', ['department-reviewer', 'dept-housing']),
];
const organisation = (...people: Person[]): Organisation => ({
  people: [...others, ...people],
  territories: ['330110005'],
  platforms: [],
});
const space = new ProcedureSpace(stallPermit);
const found = (those: Organisation, caseType: CaseType = stallPermit) =>
  shortagesOf(caseType, caseType === stallPermit ? space : new ProcedureSpace(caseType), those).map(
    ({ carrier, kind, office, there, needed, unavoidable }) =>
      `${carrier} ${kind} ${office} ${there}/${needed}${unavoidable ? '' : ' if colleagues take turns'}`,
  );

it('finds nothing where there are enough', () => {
  expect(found(organisation(...inspectors(5)))).toEqual([]);
});

it('names the office where nobody could do a duty or use a power, and whom nobody could tell', () => {
  const { people, ...rest } = organisation(...inspectors(5));
  expect(found({ people: people.filter(({ personId }) => personId !== 'fire'), ...rest })).toEqual([
    'fire duty dept-fire 0/1',
  ]);
  expect(found({ people, ...rest, territories: ['330110005', '330110012'] })).toEqual(['review duty 330110012 0/1']);
  const headless = found({ people: people.filter(({ personId }) => personId !== 'director'), ...rest });
  expect(headless).toContain('review superior bureau 0/1');
  expect(headless).toContain('extending duty bureau 0/1');
});

it('counts those who must sign', () => {
  expect(found(organisation(...inspectors(1)))).toContain('visit duty bureau 1/2');
});

it('finds that separation takes all inspectors for the visit, and leaves nobody for the objection', () => {
  const [short, ...none] = shortagesOf(stallPermit, space, organisation(...inspectors(2)));
  expect(none).toEqual([]);
  expect(short).toMatchObject({
    carrier: 'objection',
    kind: 'separation',
    office: 'bureau',
    there: 2,
    unavoidable: true,
  });
  expect(short?.path.map(({ event }) => event)).toEqual(['SUBMIT', 'ACCEPT', 'AGREE', 'AGREE', 'SIGN', 'OBJECT']);
  expect(short?.path.find(({ event }) => event === 'SIGN')?.who?.en).toBe('signed by several');
  expect(found(organisation(...inspectors(3)))).toEqual([]);
  expect(short?.needed).toBe(3);
});

it('looks at people of two offices, wherever they may hold both', () => {
  const both = person('both', ['town-reviewer', '330110005'], ['bureau-reviewer', 'bureau']);
  const alone = { ...organisation(both, ...inspectors(1)), territories: ['330110005'] };
  const people = alone.people.filter(({ personId }) => personId !== 'town');
  expect(found({ ...alone, people })).toContain('visit separation bureau 2/3');
});

describe('a duty that comes again', () => {
  const again: CaseType = { ...stallPermit, separate: [['review', 'objection']] };
  const reviewers = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      person(`reviewer-${index}`, ['town-reviewer', '330110005'], ['bureau-reviewer', 'bureau']),
    );

  it('takes one and a delegate at most where the case never comes back', () => {
    const { people, ...rest } = organisation(...reviewers(1), ...inspectors(0));
    const alone = people.filter(({ personId }) => personId !== 'town');
    expect(found({ ...rest, people: [...alone, ...inspectors(0)] }, again)).toContain('visit duty bureau 1/2');
    expect(found({ ...rest, people: [...alone, ...reviewers(2)] }, again)).toEqual([]);
  });
});
