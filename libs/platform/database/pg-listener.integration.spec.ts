import { Logger } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { readConfig } from '../config/environment.js';
import { PgListener } from './pg-listener.js';

let database: TestDatabase;
let listener: PgListener;

// What is lost and what fails here is meant to.
beforeAll(() => Logger.overrideLogger(false));
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());
beforeEach(() => (listener = new PgListener(readConfig({ DATABASE_URL: database.url }))));
afterEach(() => listener.onApplicationShutdown());

/** Collects what a channel says, and waits for the next word. */
async function hearing(channel: string) {
  const words: (string | null)[] = [];
  let wake = (): void => undefined;
  const stop = await listener.on(channel, (payload) => {
    words.push(payload);
    wake();
  });
  const heard = async (count: number): Promise<void> => {
    while (words.length < count) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { words, heard, stop };
}

describe('the listener', () => {
  it('hears its channels and no others', async () => {
    const one = await hearing('one');
    const two = await hearing('two');
    await database.query(`select pg_notify('one', 'a'), pg_notify('three', 'b'), pg_notify('two', 'c')`);
    await Promise.all([one.heard(1), two.heard(1)]);
    expect([one.words, two.words]).toEqual([['a'], ['c']]);
  });

  it('comes back when its connection is lost, and says that something may have been missed', async () => {
    const { words, heard } = await hearing('one');
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'qiangwei listener'`,
    );
    await heard(1);
    expect(words).toEqual([null]);
    await database.query(`select pg_notify('one', 'after')`);
    await heard(2);
    expect(words).toEqual([null, 'after']);
  });

  it('leaves out a callback that was taken away', async () => {
    const gone = await hearing('one');
    const stays = await hearing('one');
    gone.stop();
    await database.query(`select pg_notify('one', 'a')`);
    await stays.heard(1);
    expect(gone.words).toEqual([]);
  });

  it('goes on after a callback that fails', async () => {
    await listener.on('one', () => Promise.reject(new Error('a bug')));
    const { words, heard } = await hearing('one');
    await database.query(`select pg_notify('one', 'a')`);
    await heard(1);
    expect(words).toEqual(['a']);
  });
});
