import type { Page } from 'playwright-core';
import type { CaseDriver } from '../support/case-driver.js';
import { Console, overflow, seriousFindings, settled, type Width } from '../support/console.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/** From the timeline into the past of a case, along it, and back. */

const world = useWorld();
let desk: Console;
let driver: CaseDriver;

beforeAll(async () => {
  desk = await Console.open(world.server.url);
  driver = await upTo.townReview(world.people);
  await driver.advance('P2D');
  await driver.must('town-wuchang', 'RECOMMEND');
}, 120_000);
afterAll(() => desk.close());

const text = (page: Page) => page.locator('main').innerText();

async function isPast(page: Page): Promise<void> {
  await page.getByText('这是过去的办件，不是现在的样子').waitFor();
  expect(await page.getByRole('complementary', { name: '办理' }).count()).toBe(0);
}

describe.each<Width>(['desk', 'phone'])('on the %s', (width) => {
  it('is opened from the timeline, gone through line by line, and left again', async () => {
    const page = await desk.page('bureau', `/cases/${driver.id}?tab=timeline`, width);
    await page.getByRole('link', { name: /当时的办件.*提交申请/ }).click();
    await isPast(page);
    await page.getByText('第 1 条，共 3 条').waitFor();
    expect(await text(page)).toMatch(/职责：填报申请[^]*只凭流转记录再判一次：准许/);
    expect(await overflow(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('link', { name: /下一条/ }).click();
    await page.getByText('第 2 条，共 3 条').waitFor();
    expect(await text(page)).toContain('五常街道');

    await page.getByRole('link', { name: /上一条/ }).click();
    await page.getByText('第 1 条，共 3 条').waitFor();
    await page.getByRole('link', { name: /上一条/ }).click();
    await page.getByText('草稿（第 0 条），共 3 条').waitFor();
    expect(await text(page)).toContain('当时还没有提交过');

    await page.getByRole('link', { name: '回到现在的办件' }).click();
    await page.getByRole('complementary', { name: '办理' }).waitFor();
    await page.close();
  });

  it('is opened on a day', async () => {
    const [submitted] = await driver.timeline('bureau');
    const page = await desk.page('bureau', `/cases/${driver.id}?tab=timeline`, width);
    await page.getByLabel('查看某一天结束时的办件').fill(submitted?.at.slice(0, 10) ?? '');
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await isPast(page);
    await page.getByText('第 2 条，共 3 条').waitFor();
    await page.close();
  });

  it.each([
    ['a day on which there was no such case', 'at=2020-01-01', '此前没有记录'],
    ['a line that the log does not have', 'seq=99', '流转记录共 3 条'],
  ])('says what is wrong with %s, and leads back to the case', async (_, moment, wrong) => {
    const page = await desk.page('bureau', '/', width);
    await page.goto(`${world.server.url}/cases/${driver.id}/as-of?${moment}`);
    await page.getByRole('heading', { name: '没有这个时点的办件' }).waitFor();
    expect(await text(page)).toContain(wrong);
    expect(await text(page)).not.toContain('没有读到');
    await page.getByRole('link', { name: '回到现在的办件' }).click();
    await page.getByRole('complementary', { name: '办理' }).waitFor();
    await page.close();
  });

  it('has the chain of the case in words, with the whole checksum when it is asked for', async () => {
    const page = await desk.page('auditor', `/cases/${driver.id}?tab=audit`, width);
    await page.getByText('记录完整：3 条').waitFor();
    await page.getByText('提交申请').first().waitFor();
    expect(await text(page)).not.toMatch(/SUBMIT|RECOMMEND/);
    await page
      .getByText(/^[0-9a-f]{12}…$/)
      .first()
      .click();
    await page
      .getByText(/^[0-9a-f]{64}$/)
      .first()
      .waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.close();
  });

  it('speaks English too', async () => {
    const page = await desk.page('auditor', `/cases/${driver.id}/as-of?seq=3`, width);
    await page.getByRole('button', { name: 'English' }).first().click();
    await page.getByText('This is the case as it was, not as it is').waitFor();
    await settled(page);
    expect(await text(page)).toMatch(/Why that step was permitted[^]*By the log alone: permitted/);
    expect(await overflow(page)).toBe(0);
    await page.close();
  });
});

it('warns where the record that the past is replayed from was changed', async () => {
  const page = await desk.page('bureau', `/cases/${driver.id}/as-of?seq=2`);
  await isPast(page);
  expect(await text(page)).not.toContain('核验未通过');
  await world.server.database.query(`update case_event set comment = '改' where case_id = $1 and seq = 1`, [driver.id]);
  await page.reload();
  await page.getByText('核验未通过：这件申请的记录被改动过').waitFor();
  await page.getByRole('link', { name: '查看核验结果' }).click();
  await page.getByText(/发现 \d+ 处改动/).waitFor();
  await page.close();
});
