import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/eventually.js';
import { RedisServer } from '../support/redis-server.js';
import { seeded } from '../support/seeded.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { KillableProcess } from './killable-process.js';
import { MessageLoad, readers } from './message-load.js';
import { UnreliableMailServer } from './unreliable-mail-server.js';

/** 100 in the long form (CHAOS_KILLS=100). */
const kills = Number(process.env.CHAOS_KILLS ?? 8);

const queues = process.env.QIANGWEI_TEST_WITHOUT_REDIS ? ['PostgreSQL'] : ['PostgreSQL', 'Redis'];

describe.each(queues)('the worker is killed again and again, queue in %s', (queue) => {
  let database: TestDatabase;
  let redis: RedisServer | undefined;
  let mail: UnreliableMailServer;
  let workers: KillableProcess[];
  let load: MessageLoad;
  let lastKill: number;

  beforeAll(
    async () => {
      database = await createTestDatabase('seeded');
      if (queue === 'Redis') redis = await RedisServer.start();
      mail = new UnreliableMailServer(0.3, 7);
      const settings = {
        DATABASE_URL: database.url,
        QUEUE_URL: redis?.url ?? database.url,
        SMTP_URL: await mail.listen(),
      };
      workers = [new KillableProcess('worker/main', settings), new KillableProcess('worker/main', settings)];
      load = new MessageLoad(database);
      for (const worker of workers) worker.start();

      const flow = load.flow(40);
      const chance = seeded(kills);
      for (let kill = 0; kill < kills; kill += 1) {
        await pause(1_000 + chance() * 1_500);
        const victim = workers[kill % workers.length];
        await victim?.kill();
        victim?.start();
      }
      lastKill = performance.now();
      load.stop();
      await flow;
    },
    60_000 + kills * 4_000,
  );

  afterAll(async () => {
    for (const worker of workers) await worker.kill();
    await mail.close();
    await redis?.kill();
    await database.drop();
  });

  test('within a minute everybody has been told, each once', async () => {
    await eventually(
      'all lines are there',
      async () => (await load.tally()).lines === load.acknowledged * readers,
      60_000,
    );
    process.stdout.write(
      `${queue}: ${load.acknowledged} messages, ${kills} kills, all lines ${Math.round(performance.now() - lastKill)} ms after the last one\n`,
    );
    const doubled = await database.query(
      'select outbox_id, person_id from notification group by 1, 2 having count(*) > 1',
    );
    expect(doubled).toEqual([]);
  }, 90_000);

  test('no message and no mail is lost or stuck', async () => {
    await eventually(
      'all messages are worked off',
      async () => (await load.tally()).handled === load.acknowledged,
      240_000,
    );
    expect(await load.tally()).toEqual({
      messages: load.acknowledged,
      handled: load.acknowledged,
      givenUp: 0,
      lines: load.acknowledged * readers,
      mailSent: load.acknowledged * readers,
      mailOther: 0,
    });
    process.stdout.write(
      `${queue}: all handled ${Math.round(performance.now() - lastKill)} ms after the last kill, ` +
        `${mail.taken.length - load.acknowledged * readers} mails went out twice\n`,
    );
  }, 260_000);

  test('each mail arrived, doubles under the same Message-ID', async () => {
    const deliveries = await database.query<{ id: string }>(
      `select message_id as id from delivery where channel = 'mail'`,
    );
    expect(new Set(mail.taken.map(({ messageId }) => messageId))).toEqual(new Set(deliveries.map(({ id }) => id)));
  });
});
