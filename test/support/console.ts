import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { demoPassword } from './people.js';

const executable = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path): path is string => path !== undefined && existsSync(path),
);

/** Nothing that phones home, and no GPU or sandbox that a container lacks. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const widths = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } };
export type Width = keyof typeof widths;

/** One browser for a spec file; every person gets a context, and so a session, of their own. */
export class Console {
  private readonly contexts = new Map<string, Promise<BrowserContext>>();

  private constructor(
    private readonly browser: Browser,
    readonly url: string,
  ) {}

  static async open(url: string): Promise<Console> {
    if (!executable) throw new Error('No Chromium found; set CHROMIUM_PATH or install the package chromium.');
    return new Console(await chromium.launch({ executablePath: executable, args: flags }), url);
  }

  /** A new page of a person who is signed in, at a path. */
  async page(username: string, path: string, width: Width = 'desk'): Promise<Page> {
    const key = `${username} ${width}`;
    const known = this.contexts.get(key) ?? this.signIn(username, width);
    this.contexts.set(key, known);
    const page = await (await known).newPage();
    await page.goto(this.url + path);
    await settled(page);
    return page;
  }

  /** A page of somebody who has no session. */
  async stranger(path: string, width: Width = 'desk'): Promise<Page> {
    const context = await this.browser.newContext({ viewport: widths[width], locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(this.url + path);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  private async signIn(username: string, width: Width): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport: widths[width],
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    const answer = await context.request.post(`${this.url}/api/v1/auth/login`, {
      data: { username, password: demoPassword },
    });
    if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`);
    return context;
  }
}

/** The page has its heading, and no skeleton is left. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 20_000 });
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, undefined, {
    timeout: 20_000,
  });
}

export interface Finding {
  rule: string;
  impact: string;
  where: string[];
}

/** What axe calls serious or critical on the page as it stands. */
export async function seriousFindings(page: Page): Promise<Finding[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? '',
      where: nodes.map((node) => node.target.join(' ')).slice(0, 5),
    }));
}

/** By how many pixels the page is wider than the window; 0 where nothing has to be scrolled sideways. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
