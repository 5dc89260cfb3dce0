import type { TimelineItem } from '../../libs/contracts/index.js';
import type { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/** Several sign at the same moment, on a real database: the case goes on once, whoever comes first. */

const world = useWorld();
const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).sort();

async function times(driver: CaseDriver, event: string): Promise<number> {
  const { body } = await world.people.get('bureau', `/cases/${driver.id}/timeline?limit=100`);
  return (body.items as TimelineItem[]).filter(({ type }) => type === event).length;
}

it('both of two signers at once: one is asked to look again, and each signs once', async () => {
  const driver = await upTo.jointReview(world.people);
  const both = ['bureau', 'bureau-2'];
  // The version that both have seen.
  const seen = await Promise.all(both.map((username) => driver.view(username)));
  const ifMatch = `"${seen[0]?.version}"`;
  const answers = await Promise.all(both.map((username) => driver.send(username, 'RECORD_INSPECTION', { ifMatch })));
  expect(statuses(answers)).toEqual([200, 412]);
  const again = answers.findIndex(({ status }) => status === 412);
  await driver.must(both[again] ?? '', 'RECORD_INSPECTION');
  const task = (await driver.view('bureau')).tasks.find(({ duty }) => duty === 'inspection');
  expect(task).toMatchObject({ state: 'done', signing: { missing: [], others: 0 } });
  expect(task?.signing?.signed.map(({ person }) => person.id)).toHaveLength(2);
  expect(await times(driver, 'RECORD_INSPECTION')).toBe(2);
});

it('one signer several times at once: signs once, and does not stand in for the others', async () => {
  const driver = await upTo.jointReview(world.people);
  const { version } = await driver.view('bureau');
  const ifMatch = `"${version}"`;
  const answers = await Promise.all([1, 2, 3, 4].map(() => driver.send('bureau', 'RECORD_INSPECTION', { ifMatch })));
  expect(statuses(answers)).toEqual([200, 412, 412, 412]);
  expect((await driver.send('bureau', 'RECORD_INSPECTION')).body).toMatchObject({ code: 'CASE.ALREADY_SIGNED' });
  const task = (await driver.view('bureau')).tasks.find(({ duty }) => duty === 'inspection');
  expect(task).toMatchObject({ state: 'open', signing: { others: 1 } });
  expect(await times(driver, 'RECORD_INSPECTION')).toBe(1);
});
