import { CaseDriver } from '../support/case-driver.js';
import { Console, overflow, seriousFindings, type Width } from '../support/console.js';
import { useWorld } from '../support/world.js';

/** 批量办理 on the console: choose, check, decide, read what came of each. */

const world = useWorld();
let desk: Console;

beforeAll(async () => {
  desk = await Console.open(world.server.url);
}, 120_000);
afterAll(() => desk.close());

it.each<Width>(['desk', 'phone'])('decides several on the %s, and says which could not be', async (width) => {
  const drivers: CaseDriver[] = [];
  for (const applicant of ['operator-a', 'operator-b', 'operator-a']) {
    drivers.push(await CaseDriver.submitted(world.people, applicant));
  }
  const [withdrawn] = drivers;
  const page = await desk.page('federation', '/tasks', width);
  await page.getByRole('link', { name: '批量办理' }).click();
  await page.getByRole('checkbox', { name: /全选 3 件/ }).waitFor();
  await page.getByRole('button', { name: '逐件检查' }).click();
  await page.getByText('请至少选择一件。').waitFor();
  await page.getByText('请选择办理方式。').waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('checkbox', { name: /全选 3 件/ }).check();
  await page.getByRole('radio', { name: '预审通过，转属地' }).check();
  await withdrawn!.must('operator-a', 'WITHDRAW');
  await page.getByRole('button', { name: '逐件检查' }).click();
  await page.locator('main').getByText('2 件可以办理，1 件不能办理。还没有办理任何一件。').waitFor();
  expect(await overflow(page)).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: '办理这 2 件' }).click();
  await page.locator('main').getByText('已办理 2 件，未办理 1 件。').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  const states = await Promise.all(drivers.map(async (driver) => (await driver.view()).state));
  expect(states).toEqual([['withdrawn'], ['townReview'], ['townReview']]);
  await page.close();
});
