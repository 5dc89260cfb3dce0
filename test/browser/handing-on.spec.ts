import { Console, overflow, seriousFindings, type Width } from '../support/console.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/** 转办 and 加签 from the case page; the API's own rules are tried in test/e2e/handling-tasks.spec.ts. */

const world = useWorld();
let desk: Console;

beforeAll(async () => {
  desk = await Console.open(world.server.url);
}, 120_000);
afterAll(() => desk.close());

describe.each<Width>(['desk', 'phone'])('on the %s', (width) => {
  it('a task is transferred to a colleague, who then holds it alone', async () => {
    const driver = await upTo.acceptance(world.people);
    const page = await desk.page('bureau', `/cases/${driver.id}`, width);
    await page.getByRole('button', { name: /转办、委派、加签/ }).click();
    const form = page.locator('form.hand-on');
    await form.getByRole('button', { name: '转办' }).click();
    await form.getByText('请选择同事。').waitFor();
    await form.getByText('请说明原因。').waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    await form.getByRole('group', { name: '交给谁' }).getByRole('radio').first().check();
    await form.getByLabel('说明原因').fill('下周外出');
    await form.getByRole('button', { name: '转办' }).click();
    await form.waitFor({ state: 'detached' });
    const [task] = (await driver.view('bureau-2')).tasks.filter(({ state }) => state === 'open');
    const me = (await world.people.get('bureau-2', '/auth/me')).body as { id: string };
    expect(task?.assignee?.id).toBe(me.id);
    await page.getByRole('button', { name: /转办、委派、加签/ }).waitFor({ state: 'detached' });
    await page.close();
  });

  it('says why more signatures cannot be asked for where there are several outcomes', async () => {
    const driver = await upTo.acceptance(world.people, 'operator-b');
    const page = await desk.page('bureau', `/cases/${driver.id}`, width);
    await page.getByRole('button', { name: /转办、委派、加签/ }).click();
    const form = page.locator('form.hand-on');
    await form.getByRole('radio', { name: '加签' }).check();
    await form
      .getByRole('group', { name: /请谁加签/ })
      .getByRole('checkbox')
      .first()
      .check();
    await form.getByLabel('说明原因').fill('请一并把关');
    await form.getByRole('button', { name: '加签' }).click();
    await form.getByRole('alert').getByText('该环节有多种办理结果，不能加签。').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.close();
  });
});
