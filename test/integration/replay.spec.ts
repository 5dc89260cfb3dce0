import { DataSource } from 'typeorm';
import { CaseEvent } from '../../libs/casework/case-event.entity.js';
import { CaseFile } from '../../libs/casework/case-file.entity.js';
import { rebuild, type ReplaySources } from '../../libs/casework/replay.js';
import { recordedCalendars } from '../../libs/casework/calendars.js';
import { CaseTypes } from '../../libs/casework/case-types.js';
import { caseTypes } from '../../libs/case-types/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { concurAll, inspect, upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/** What is stored of a case is what its log gives when every step is taken again. */

const world = useWorld();
let dataSource: DataSource;
let sources: ReplaySources;

beforeAll(async () => {
  dataSource = new DataSource({
    type: 'postgres',
    url: world.server.database.url,
    entities: [CaseFile, CaseEvent],
  });
  await dataSource.initialize();
  sources = { caseTypes: new CaseTypes(caseTypes), calendarOf: await recordedCalendars(dataSource.manager) };
});

afterAll(() => dataSource.destroy());

async function storedAndRebuilt({ id }: CaseDriver) {
  const file = await dataSource.manager.findOneByOrFail(CaseFile, { id });
  const events = await dataSource.manager.find(CaseEvent, { where: { caseId: id }, order: { seq: 'ASC' } });
  const rebuilt = rebuild(sources, file, events);
  // As it would be stored: what is undefined in memory is absent in JSON.
  return { stored: file.engineState, rebuilt: JSON.parse(JSON.stringify(rebuilt)) as unknown };
}

const journeys: [string, () => Promise<CaseDriver>][] = [
  ['a draft', () => CaseDriver.draft(world.people)],
  ['the main path to the certificate', recognised],
  ['correction, suspension, extension and a task handed around', detours],
  ['veto, rectification, re-inspection and two objections', contested],
];

it.each(journeys)('%s', async (_name, travel) => {
  const { stored, rebuilt } = await storedAndRebuilt(await travel());
  expect(rebuilt).toEqual(stored);
});

async function recognised(): Promise<CaseDriver> {
  const driver = await upTo.upward(world.people);
  await driver.must('bureau-2', 'RECORD_UPPER_DECISION');
  return driver;
}

async function detours(): Promise<CaseDriver> {
  const driver = await upTo.townReview(world.people);
  await driver.must('town-wuchang', 'REQUEST_CORRECTION');
  await driver.must('operator-a', 'RESUBMIT');
  await driver.must('town-wuchang', 'RECOMMEND');
  const [task] = (await driver.view('bureau')).tasks.filter((each) => each.duty === 'acceptance');
  await world.people.post('bureau', `/tasks/${task?.id}/claim`, {});
  await world.people.post('bureau', `/tasks/${task?.id}/release`, {});
  await driver.must('bureau-2', 'ACCEPT');
  await driver.must('bureau', 'SUSPEND');
  await driver.advance('P20D');
  await driver.must('bureau', 'RESUME');
  await driver.must('bureau-head', 'EXTEND');
  await driver.advance('P30D');
  return driver;
}

async function contested(): Promise<CaseDriver> {
  const driver = await upTo.jointReview(world.people, 'operator-b');
  await driver.must('dept-fire', 'OBJECT');
  for (const department of ['planning', 'ecology', 'emergency', 'housing']) {
    await driver.must(`dept-${department}`, 'CONCUR');
  }
  await inspect(driver);
  await driver.must('meeting-office', 'REQUIRE_RECTIFICATION');
  await driver.must('operator-b', 'REPORT_RECTIFIED');
  await inspect(driver);
  await driver.must('meeting-office', 'APPROVE');
  for (const objector of ['firm-a', 'firm-b']) {
    await driver.advance('P2D');
    await driver.must(objector, 'RAISE_OBJECTION');
    await driver.must('bureau-2', 'DISMISS');
  }
  await driver.must('firm-a', 'RAISE_OBJECTION');
  await driver.must('bureau-2', 'UPHOLD');
  await driver.must('meeting-office', 'RETURN', { to: 'jointReview' });
  await concurAll(driver);
  return driver;
}
