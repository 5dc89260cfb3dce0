import { TaskBoxes } from '#libs/casework/task-boxes.query.js';
import { VersionsHouse } from '../support/versions-house.js';

/** The desk says how far the limit of each task has gone. */

const patience = 120_000;
let house: VersionsHouse;
let caseId: string;

beforeAll(async () => {
  house = await VersionsHouse.open();
  caseId = await house.draft();
  await house.send(caseId, 'operator-a', 'SUBMIT');
}, patience);

afterAll(() => house.close());

async function rowOf(username: string) {
  const actor = await house.actor(username);
  const { items } = await house.app.get(TaskBoxes, { strict: false }).page(actor, 'todo', { limit: 50 }, 'zh');
  return items.find((each) => each.caseId === caseId);
}

describe('the light of a task on the desk', () => {
  it(
    'is green at first and red when the limit has passed',
    async () => {
      expect(await rowOf('federation')).toMatchObject({ light: 'green', overdue: false });
      await house.pass(30);
      expect(await rowOf('federation')).toMatchObject({ light: 'red', overdue: true });
    },
    patience,
  );
});
