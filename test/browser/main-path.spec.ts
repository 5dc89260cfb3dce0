import type { Page } from 'playwright-core';
import type { CaseTypeView } from '../../libs/contracts/index.js';
import { Console, settled } from '../support/console.js';
import { fillForm } from '../support/form-filler.js';
import { joint } from '../support/park-recognition-path.js';
import { pdf } from '../support/pdf.js';
import { useWorld } from '../support/world.js';

const world = useWorld();
let desk: Console;
let caseType: CaseTypeView;

beforeAll(async () => {
  desk = await Console.open(world.server.url);
  caseType = (await world.people.get('operator-a', '/case-types/park-recognition')).body as CaseTypeView;
});
afterAll(() => desk.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

const decisions = (page: Page) => page.getByRole('complementary', { name: '办理' });

/** Chooses an action in the decision panel, fills its form, confirms where it is asked again, and sees it accepted. */
async function decide(page: Page, title: string, payload: Record<string, unknown> = {}): Promise<void> {
  const panel = decisions(page);
  const form = panel.locator('form');
  const choice = panel.getByRole('group').getByRole('button', { name: title, exact: true });
  await form.or(choice).first().waitFor();
  if ((await form.count()) === 0) await choice.click();
  await fillForm(page, payload, 'decision');
  const answered = page.waitForResponse(
    (answer) => /\/events$/.test(answer.url()) && answer.request().method() === 'POST',
  );
  await form.getByRole('button', { name: title, exact: true }).click();
  const answer = await answered;
  expect({ title, status: answer.status(), body: answer.ok() ? '' : await answer.text() }).toEqual({
    title,
    status: 200,
    body: '',
  });
  await page.close();
}

/** The case from the person's own list of tasks, as they would find it. */
async function openFromTasks(username: string, number: string): Promise<Page> {
  const page = await desk.page(username, '/tasks?box=todo');
  await page
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .click();
  await decisions(page).waitFor();
  await settled(page);
  return page;
}

it('a case goes from the first click to the certificate, each in their own browser', async () => {
  const applicant = await desk.stranger('/login');
  await button(applicant, /operator-a/).click();
  await settled(applicant);
  await applicant.goto(`${world.server.url}/apply`);
  await applicant.getByRole('link', { name: caseType.title }).first().click();
  await button(applicant, '开始填写').click();

  for (const step of caseType.form.steps) {
    await applicant.getByRole('heading', { level: 1, name: step.title }).waitFor();
    const values = Object.fromEntries(step.properties.map((name) => [name, caseType.form.example[name]]));
    await fillForm(applicant, values, 'field');
    await button(applicant, /^(下一步|去核对)$/).click();
  }
  await applicant.getByRole('heading', { level: 1, name: '上传材料' }).waitFor();
  for (const { slot, title } of caseType.attachments.filter(({ required }) => required)) {
    const section = applicant.locator(`section[aria-labelledby="slot-${slot}-title"]`);
    await section
      .locator('input[type=file]')
      .setInputFiles({ name: `${slot}.pdf`, mimeType: 'application/pdf', buffer: pdf(slot) });
    await section.getByText('更换').waitFor();
    expect(title).toBeTruthy();
  }
  await button(applicant, '去核对').click();
  await applicant.getByRole('heading', { level: 1, name: '核对并提交' }).waitFor();
  await button(applicant, '提交申请').click();
  await applicant.getByRole('heading', { level: 1, name: '已提交' }).waitFor();
  const number = (await applicant.locator('.done-number').innerText()).trim();
  expect(number).toMatch(/\d{4,}/);

  await decide(await openFromTasks('federation', number), '预审通过，转属地');
  await decide(await openFromTasks('town-wuchang', number), '同意推荐', { opinion: '园区产业特色鲜明，同意推荐。' });
  await decide(await openFromTasks('bureau', number), '受理');
  for (const department of joint) {
    await decide(await openFromTasks(`dept-${department}`, number), '无异议', { opinion: '经核查，无不良记录。' });
  }
  for (const inspector of ['bureau', 'bureau-2']) {
    await decide(await openFromTasks(inspector, number), '登记核查结果', {
      result: 'pass',
      findings: '与申报材料一致。',
    });
  }
  await decide(await openFromTasks('meeting-office', number), '审议通过', { minutes: '会议同意推荐，按程序公示。' });

  const clock = await desk.page('meeting-office', '/');
  await clock.locator('.clock-button').click();
  await clock.locator('.clock-advances').getByRole('button').last().click();
  await clock
    .getByText(/公示期满|8/)
    .first()
    .waitFor();

  await decide(await openFromTasks('bureau', number), '登记上级决定', {
    level: 'province',
    recognised: true,
    document: '浙小微园认〔2026〕示例 1 号',
  });

  await applicant.getByRole('link', { name: '查看办件进度' }).click();
  await decisions(applicant).waitFor();
  await applicant.getByText('已认定').first().waitFor();
  await applicant
    .getByRole('link', { name: '文书' })
    .or(applicant.getByRole('tab', { name: '文书' }))
    .first()
    .click();
  const verify = applicant.getByRole('link', { name: /核验证书/ }).first();
  await verify.waitFor();
  const certificate = await desk.stranger(
    new URL((await verify.getAttribute('href')) ?? '', world.server.url).pathname,
  );
  await certificate.locator('h1').waitFor();
  expect(await certificate.locator('body').innerText()).toContain('园');
}, 300_000);
