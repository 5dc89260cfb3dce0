import { caseTypes } from '#libs/case-types/index.js';
import { recordedCalendars } from '#libs/casework/calendars.js';
import { CaseTypes } from '#libs/casework/case-types.js';
import { compare, isSame } from '#libs/casework/replay/compare.js';
import { replay, type ReplaySources } from '#libs/casework/replay/replay.js';
import { pagesOfCases, type StoredCase } from '#libs/casework/replay/stored-case.js';
import { CaseCrowd } from '../support/case-crowd.js';
import { keepStoredStates, statesOf } from '../support/stored-states.js';
import { seeded } from '../support/seeded.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Random people do random things to many cases at once; each case is then rebuilt at every line of its log. */

const cases = Number(process.env.REPLAY_CASES ?? 20);

let database: TestDatabase;
let crowd: CaseCrowd;
let sources: ReplaySources;
const all: StoredCase[] = [];

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  await keepStoredStates(database);
  crowd = await CaseCrowd.over(database, seeded(7));
  await crowd.live(cases, 16, 60 * 24);
  sources = { caseTypes: new CaseTypes(caseTypes), calendarOf: await recordedCalendars(crowd.dataSource.manager) };
  for await (const page of pagesOfCases(crowd.dataSource, 7)) all.push(...page);
}, 240_000);

afterAll(async () => {
  await crowd.close();
  await database.drop();
});

it('has lived a life worth replaying', () => {
  const types = new Set(all.flatMap(({ events }) => events.map((event) => event.type)));
  expect(all).toHaveLength(cases);
  expect(types.size).toBeGreaterThan(10);
});

it('is at every line what was stored then', async () => {
  for (const { file, events } of all) {
    const kept = await statesOf(database, file.id);
    const rebuilt = [...replay(sources, file, events)].map(({ seq, result }) => ({ seq, state: result.state }));
    expect({ number: file.number, lines: JSON.parse(JSON.stringify(rebuilt)) as unknown }).toEqual({
      number: file.number,
      lines: kept,
    });
  }
});

it('is at its end what is stored of it, row by row', () => {
  const found = all.map((stored) => compare(sources, stored, crowd.now)).filter((comparison) => !isSame(comparison));
  expect(found).toEqual([]);
});
