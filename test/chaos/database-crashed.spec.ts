import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { People } from '../support/people.js';
import { CrashingPostgres } from './crashing-postgres.js';
import { EventReader } from './event-reader.js';
import { KillableProcess } from './killable-process.js';
import { MessageLoad, readers } from './message-load.js';

/** 50 in the long form (CHAOS_CRASHES=50). */
const crashes = Number(process.env.CHAOS_CRASHES ?? 4);

describe('PostgreSQL crashes and comes back, again and again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qiangwei-chaos-'));
  let postgres: CrashingPostgres;
  let server: KillableProcess;
  let load: MessageLoad;
  let url: string;
  let people: People;
  let lastStart: number;

  beforeAll(
    async () => {
      postgres = await CrashingPostgres.start();
      const port = await freePort();
      url = `http://localhost:${port}`;
      server = new KillableProcess('cli/serve', {
        DATABASE_URL: postgres.url,
        PORT: String(port),
        QIANGWEI_DATA_DIR: folder,
        QIANGWEI_DEMO: '1',
      });
      server.start();
      await eventually('the server is ready', async () => (await fetch(`${url}/health/ready`)).ok, 30_000);
      people = new People(url);
      await people.as('bureau');

      load = new MessageLoad(postgres);
      const flow = load.flow(20);
      for (let crash = 0; crash < crashes; crash += 1) {
        await pause(1_500);
        await postgres.crash();
        await pause(crash * 400);
        await postgres.again();
      }
      lastStart = performance.now();
      await pause(500);
      load.stop();
      await flow;
    },
    60_000 + crashes * 10_000,
  );

  afterAll(async () => {
    await server.kill();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the process lives and serves, without anybody starting it again', async () => {
    await eventually('the server is ready', async () => (await fetch(`${url}/health/ready`)).ok, 20_000);
    expect(server.alive).toBe(true);
    expect((await people.get('bureau', '/notifications')).status).toBe(200);
  });

  test('within a minute every message is worked off, each person told once', async () => {
    const settled = await eventually(
      'everything is worked off',
      async () => {
        const tally = await load.tally();
        return tally.handled === tally.messages && tally;
      },
      60_000,
    );
    process.stdout.write(
      `${settled.messages} messages (${load.acknowledged} confirmed), ${crashes} crashes, ` +
        `all handled ${Math.round(performance.now() - lastStart)} ms after the last start\n`,
    );
    expect(settled.messages).toBeGreaterThanOrEqual(load.acknowledged);
    expect(settled).toMatchObject({ givenUp: 0, lines: settled.messages * readers, mailOther: 0 });
    expect(settled.mailSent).toBe(settled.lines);
  }, 90_000);

  test('a stream that comes back is told everything it missed', async () => {
    const agent = await people.as('bureau');
    const cookie = agent.jar
      .getCookies({ domain: 'localhost', path: '/', secure: false, script: false })
      .toValueString();
    const stream = await EventReader.open(`${url}/api/v1/stream`, cookie, '00000000-0000-0000-0000-000000000000');
    const told = new Set<string>();
    for (let event = await stream.next(); event.event === 'notification'; event = await stream.next()) {
      if (event.data.id) told.add(event.data.id);
    }
    stream.close();
    expect(told.size).toBe((await load.tally()).lines / readers);
  });
});
