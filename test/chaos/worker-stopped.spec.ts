import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { KillableProcess } from './killable-process.js';
import { MessageLoad, readers } from './message-load.js';
import { UnreliableMailServer } from './unreliable-mail-server.js';

/** 20 in the long form (CHAOS_STOPS=20). */
const stops = Number(process.env.CHAOS_STOPS ?? 4);

describe('the worker is stopped by SIGTERM under load, again and again', () => {
  const took: number[] = [];
  const codes: (number | null)[] = [];
  let database: TestDatabase;
  let mail: UnreliableMailServer;
  let worker: KillableProcess;
  let load: MessageLoad;

  beforeAll(
    async () => {
      database = await createTestDatabase('seeded');
      mail = new UnreliableMailServer(0);
      worker = new KillableProcess('worker/main', { DATABASE_URL: database.url, SMTP_URL: await mail.listen() });
      load = new MessageLoad(database);
      const flow = load.flow(30);
      for (let stop = 0; stop < stops; stop += 1) {
        const { handled } = await load.tally();
        worker.start();
        await eventually('the worker works', async () => (await load.tally()).handled > handled + 5, 30_000);
        await pause(300);
        const begun = performance.now();
        codes.push(await worker.terminate());
        took.push(performance.now() - begun);
      }
      load.stop();
      await flow;
      worker.start();
    },
    60_000 + stops * 60_000,
  );

  afterAll(async () => {
    await worker.kill();
    await mail.close();
    await database.drop();
  });

  test('each stop ends well and in time', () => {
    expect(codes).toEqual(codes.map(() => 0));
    expect(Math.max(...took)).toBeLessThan(30_000);
    process.stdout.write(`${stops} stops, the longest took ${Math.round(Math.max(...took))} ms\n`);
  });

  test('what was begun was finished: nothing is lost, and no mail goes out twice', async () => {
    await eventually(
      'all messages are worked off',
      async () => (await load.tally()).handled === load.acknowledged,
      60_000,
    );
    expect(await load.tally()).toMatchObject({ givenUp: 0, lines: load.acknowledged * readers, mailOther: 0 });
    expect(mail.taken).toHaveLength(load.acknowledged * readers);
  }, 70_000);
});
