import type { CaseDriver } from '../support/case-driver.js';
import { Console, overflow, seriousFindings, type Width } from '../support/console.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();
let desk: Console;
let driver: CaseDriver;
let draft: string;

beforeAll(async () => {
  desk = await Console.open(world.server.url);
  driver = await upTo.jointReview(world.people);
  draft = (await world.people.post('operator-a', '/cases', { type: 'park-recognition' })).body.id as string;
  // Something in every list: an objection in the making and a correction asked for.
  const other = await upTo.townReview(world.people, 'operator-b');
  await other.must('town-cangqian', 'REQUEST_CORRECTION');
}, 120_000);
afterAll(() => desk.close());

const pages: [who: string, path: () => string][] = [
  ['operator-a', () => '/'],
  ['operator-a', () => '/apply'],
  ['operator-a', () => '/apply/park-recognition'],
  ['operator-a', () => `/cases/${draft}/edit`],
  ['operator-a', () => `/cases/${draft}/edit?step=attachments`],
  ['operator-a', () => `/cases/${draft}/check`],
  ['operator-a', () => `/cases/${driver.id}`],
  ['operator-a', () => `/cases/${driver.id}/done`],
  ['operator-a', () => `/cases/${driver.id}?tab=deadline`],
  ['operator-b', () => '/'],
  ['dept-fire', () => `/cases/${driver.id}`],
  ['federation', () => '/tasks/batch'],
  ['bureau', () => '/'],
  ['bureau', () => '/tasks?box=todo'],
  ['bureau', () => '/tasks?box=done'],
  ['bureau', () => '/cases'],
  ['bureau', () => `/cases/${driver.id}`],
  ['bureau', () => `/cases/${driver.id}?tab=timeline`],
  ['bureau', () => `/cases/${driver.id}/as-of?seq=4`],
  ['operator-a', () => `/cases/${driver.id}/as-of?seq=0`],
  ['bureau', () => '/notifications'],
  ['bureau', () => '/parks'],
  ['bureau', () => '/blocks'],
  ['bureau', () => '/case-types'],
  ['bureau', () => '/case-types/park-recognition'],
  ['bureau-head', () => '/admin/versions'],
  ['bureau', () => '/mailbox'],
  ['bureau', () => '/profile'],
  ['security-admin', () => '/admin/people'],
  ['auditor', () => '/admin/security-events'],
  ['auditor', () => '/audit'],
  ['auditor', () => `/cases/${driver.id}?tab=audit`],
  ['auditor', () => `/cases/${driver.id}`],
  ['bureau', () => '/no-such-page'],
];

describe.each<Width>(['desk', 'phone'])('on the %s', (width) => {
  it.each(pages)('%s at page %#', async (who, path) => {
    const page = await desk.page(who, path(), width);
    try {
      expect({ path: path(), serious: await seriousFindings(page) }).toEqual({ path: path(), serious: [] });
      expect({ path: path(), overflow: await overflow(page) }).toEqual({ path: path(), overflow: 0 });
    } finally {
      await page.close();
    }
  });

  it.each(['/login', '/public/notices', '/public/verify'])('a stranger at %s', async (path) => {
    const page = await desk.stranger(path, width);
    await page.locator('h1').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });
});
