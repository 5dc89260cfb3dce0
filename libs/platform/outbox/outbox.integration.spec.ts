import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { Config } from '../config/config.js';
import { readConfig } from '../config/environment.js';
import { applicationDataSourceOptions } from '../database/data-source.js';
import { PgListener } from '../database/pg-listener.js';
import { outboxQueue, queueConnection } from '../queue/queue-connection.js';
import { OutboxHandler } from './outbox-handler.js';
import { OutboxHandlers } from './outbox-handlers.js';
import { OutboxMessages } from './outbox-messages.js';
import { OutboxRelay } from './outbox-relay.js';
import { Outbox } from './outbox.js';

@Injectable()
@OutboxHandler('letter.render')
class Letters {
  readonly handled: string[] = [];
  failWith: Error | undefined;

  async handle(outboxId: string): Promise<void> {
    if (this.failWith) throw this.failWith;
    this.handled.push(outboxId);
  }
}

/** The topics need a handler each; this spec sends none of these. */
@Injectable()
@OutboxHandler('notification.send')
class Notifications {
  async handle(): Promise<void> {
    // Not reached.
  }
}

@Injectable()
@OutboxHandler('audit.verify')
class Verifications {
  async handle(): Promise<void> {
    // Not reached.
  }
}

let database: TestDatabase;
let module: TestingModule;
let dataSource: DataSource;
let queue: Queue;
let relay: OutboxRelay;

beforeAll(async () => {
  database = await createTestDatabase();
  const config = readConfig({ DATABASE_URL: database.url });
  dataSource = await new DataSource(applicationDataSourceOptions(config)).initialize();
  module = await Test.createTestingModule({
    imports: [
      DiscoveryModule,
      BullModule.forRoot({ connection: queueConnection(config) }),
      BullModule.registerQueue({ name: outboxQueue }),
    ],
    providers: [
      { provide: Config, useValue: config },
      { provide: DataSource, useValue: dataSource },
      PgListener,
      Outbox,
      OutboxRelay,
      OutboxHandlers,
      OutboxMessages,
      Letters,
      Notifications,
      Verifications,
    ],
  }).compile();
  // Not initialised: no loop runs, the spec relays by hand.
  module.get(OutboxHandlers).onModuleInit();
  queue = module.get(getQueueToken(outboxQueue));
  relay = module.get(OutboxRelay);
});

afterAll(async () => {
  await queue.close();
  await module.get(PgListener).onApplicationShutdown();
  await dataSource.destroy();
  await database.drop();
});

afterEach(async () => {
  await queue.drain();
  await database.query('delete from outbox');
  module.get(Letters).failWith = undefined;
});

const append = (): Promise<string> =>
  dataSource.transaction((manager) => module.get(Outbox).append(manager, 'letter.render', { documentId: 'd' }));

async function rowOf(
  id: string,
): Promise<{ sent: boolean; handled: boolean; failed: boolean; failure: string | null }> {
  const [row] = await database.query<{ sent: boolean; handled: boolean; failed: boolean; failure: string | null }>(
    `select sent_at is not null as sent, handled_at is not null as handled, failed_at is not null as failed, failure
     from outbox where id = $1`,
    [id],
  );
  if (!row) throw new Error(`No outbox row ${id}`);
  return row;
}

describe('the outbox', () => {
  it('keeps nothing of a transaction that is rolled back', async () => {
    const failed = dataSource.transaction(async (manager) => {
      await module.get(Outbox).append(manager, 'letter.render', { documentId: 'd' });
      throw new Error('the command failed');
    });
    await expect(failed).rejects.toThrow('the command failed');
    expect(await database.query('select id from outbox')).toEqual([]);
  });

  it('tells the relay when, and only when, the transaction commits', async () => {
    const heard: (string | null)[] = [];
    await module.get(PgListener).on('outbox', (payload) => void heard.push(payload));
    await dataSource
      .transaction(async (manager) => {
        await module.get(Outbox).append(manager, 'letter.render', { documentId: 'd' });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    const told = new Promise<void>((resolve) => void module.get(PgListener).on('outbox', () => resolve()));
    await new Promise(setImmediate);
    await append();
    await told;
    expect(heard).toEqual(['']);
  });
});

describe('the relay', () => {
  it('hands a message over once, with nothing but its id', async () => {
    const id = await append();
    await relay.relay();
    await relay.relay();
    const jobs = await queue.getJobs(['waiting', 'prioritized', 'delayed']);
    expect(jobs.map(({ id: jobId, name, data }) => ({ jobId, name, data: data as unknown }))).toEqual([
      { jobId: id, name: 'letter.render', data: { outboxId: id } },
    ]);
    expect(await rowOf(id)).toMatchObject({ sent: true, handled: false });
  });

  it('sends again what the queue has lost, and makes no second job of what it has not', async () => {
    const id = await append();
    await relay.relay();
    await database.query(`update outbox set sent_at = now() - interval '1 minute'`);
    await relay.relay();
    expect(await queue.getJobCountByTypes('waiting', 'prioritized')).toBe(1);
    await queue.drain();
    await database.query(`update outbox set sent_at = now() - interval '1 minute'`);
    await relay.relay();
    expect((await queue.getJobs(['waiting', 'prioritized'])).map((job) => job.id)).toEqual([id]);
  });

  it('works beside another relay without handing over twice', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, append));
    await Promise.all([relay.relay(), relay.relay().catch(() => false)]);
    await relay.relay();
    const jobs = await queue.getJobs(['waiting', 'prioritized'], 0, 100);
    expect(jobs.map((job) => job.id).sort()).toEqual(ids.sort());
  });
});

describe('a message', () => {
  it('is handled once, however often it is delivered after that', async () => {
    const id = await append();
    const messages = module.get(OutboxMessages);
    await messages.handle(id, false);
    await messages.handle(id, false);
    expect(module.get(Letters).handled.filter((each) => each === id)).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ handled: true, failed: false });
  });

  it('that fails stays for another attempt, and is given up with its reason after the last', async () => {
    const id = await append();
    module.get(Letters).failWith = new Error('no font');
    await expect(module.get(OutboxMessages).handle(id, false)).rejects.toThrow('no font');
    expect(await rowOf(id)).toMatchObject({ handled: false, failed: false });
    await expect(module.get(OutboxMessages).handle(id, true)).rejects.toThrow('no font');
    const row = await rowOf(id);
    expect(row).toMatchObject({ handled: false, failed: true });
    expect(row.failure).toContain('no font');
    await relay.relay();
    expect(await queue.getJobCountByTypes('waiting', 'prioritized')).toBe(0);
  });
});
