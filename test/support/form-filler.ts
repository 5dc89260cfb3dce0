import type { Page } from 'playwright-core';

type Values = Record<string, unknown>;

/** Fills the controls of the form on the page, by hand as it were: text, numbers, dates, choices, rows. */
export async function fillForm(page: Page, values: Values, prefix: string): Promise<void> {
  for (const [name, value] of Object.entries(values)) await fillField(page, `${prefix}-${name}`, value);
}

async function fillField(page: Page, id: string, value: unknown): Promise<void> {
  const control = page.locator(`#${cssId(id)}`);
  if (Array.isArray(value)) return fillList(page, id, value);
  if ((await control.count()) === 0 && !(await hasRadios(page, id))) return;
  if (await hasRadios(page, id)) {
    await page.locator(`input[type=radio][name="${id}"][value="${String(value)}"]`).check({ force: true });
    return;
  }
  const kind = await control.evaluate((element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`);
  if (kind.startsWith('SELECT')) await control.selectOption(String(value));
  else if (kind.includes('checkbox')) await control.setChecked(value === true);
  else await control.fill(String(value));
  await control.blur();
}

async function fillList(page: Page, id: string, values: readonly unknown[]): Promise<void> {
  for (const [index, value] of values.entries()) {
    if (typeof value === 'object' && value !== null) {
      if ((await page.locator(`#${cssId(`${id}-${index}`)}`).count()) === 0)
        await page.locator(`#${cssId(`${id}-add`)}`).click();
      await fillForm(page, value as Values, `${id}-${index}`);
      continue;
    }
    const add = page.locator(`#${cssId(`${id}-add`)}`);
    const box = page.locator(`#${cssId(id)} input[type=checkbox][value="${String(value)}"]`);
    if ((await box.count()) > 0) await box.check({ force: true });
    else if ((await add.count()) > 0 && (await add.evaluate((element) => element.tagName)) === 'SELECT')
      await pick(add, String(value));
    else if ((await add.count()) > 0) {
      await add.click();
      await page.locator(`#${cssId(`${id}-${index}`)}`).fill(String(value));
    }
  }
}

/** Chosen already when the register has prefilled it: then it is no longer among the options. */
async function pick(select: ReturnType<Page['locator']>, value: string): Promise<void> {
  const offered = await select
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  if (offered.includes(value)) await select.selectOption(value);
}

async function hasRadios(page: Page, id: string): Promise<boolean> {
  return (await page.locator(`input[type=radio][name="${id}"]`).count()) > 0;
}

function cssId(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]/g, (character) => `\\${character}`);
}
