import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseDriver } from '../support/case-driver.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { NpmStart } from '../support/npm-start.js';
import { People } from '../support/people.js';

const folder = mkdtempSync(join(tmpdir(), 'qiangwei-start-'));
let running: NpmStart | undefined;

async function start(settings: Record<string, string> = {}): Promise<NpmStart> {
  running = new NpmStart(await freePort(), folder, settings);
  return running;
}

afterEach(async () => {
  await running?.stop('SIGTERM');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('starts on an empty folder, says where and with which accounts, and stops cleanly', async () => {
  const server = await start();
  await server.ready();
  await eventually('it introduces itself', async () => server.output.includes(`http://localhost:${server.port}`));
  expect(server.output).toContain('operator-a');
  expect(server.output).toContain('Qiangwei-demo-2026');
  const people = new People(`http://localhost:${server.port}`);
  expect((await people.get('operator-a', '/auth/me')).body).toMatchObject({ username: 'operator-a', demo: true });
  expect(await server.stop('SIGTERM')).toBe(0);
});

it('keeps its data over a restart', async () => {
  const first = await start();
  await first.ready();
  const driver = await CaseDriver.draft(new People(`http://localhost:${first.port}`));
  await first.stop('SIGINT');
  const second = await start();
  await second.ready(30_000);
  const answer = await new People(`http://localhost:${second.port}`).get('operator-a', `/cases/${driver.id}`);
  expect(answer.body).toMatchObject({ id: driver.id, status: 'draft' });
});

it('starts again after it was killed', async () => {
  const first = await start();
  await first.ready();
  process.kill(Number(readFileSync(join(folder, 'qiangwei.pid'), 'utf8')), 'SIGKILL');
  await first.ended();
  const second = await start();
  await second.ready();
});

it('refuses to run twice on the same data', async () => {
  const first = await start();
  await first.ready();
  const second = new NpmStart(await freePort(), folder);
  expect(await second.ended()).not.toBe(0);
  expect(second.output).toContain(folder);
});

it('refuses a port that is taken', async () => {
  const first = await start();
  await first.ready();
  const other = mkdtempSync(join(tmpdir(), 'qiangwei-start-'));
  const second = new NpmStart(first.port, other);
  expect(await second.ended()).not.toBe(0);
  expect(second.output).toContain(String(first.port));
  rmSync(other, { recursive: true, force: true });
});

it.each([
  ['PORT', { PORT: 'eighty' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/qiangwei' }],
  ['QUEUE_URL', { QUEUE_URL: 'amqp://localhost' }],
  ['NODE_ENV', { NODE_ENV: 'production', QIANGWEI_DEMO: '1' }],
])('names %s when it is not usable', async (name, settings) => {
  const server = await start(settings);
  expect(await server.ended()).not.toBe(0);
  expect(server.output).toContain(name);
});
