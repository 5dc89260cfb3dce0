import type { NotificationView } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { eventually } from '../support/eventually.js';
import { People } from '../support/people.js';
import { RedisServer } from '../support/redis-server.js';
import { RunningServer } from '../support/running-server.js';

describe('with the queue on Redis', () => {
  let redis: RedisServer;
  let server: RunningServer;
  let people: People;

  beforeAll(async () => {
    redis = await RedisServer.start();
    server = await RunningServer.start({ QUEUE_URL: redis.url });
    people = new People(server.url);
  });
  afterAll(async () => {
    await server.stop();
    await redis.kill();
  });

  async function federationHearsOf(driver: CaseDriver): Promise<NotificationView[]> {
    return eventually(
      `the federation hears of ${driver.number}`,
      async () => {
        const { body } = await people.get('federation', '/notifications?limit=100');
        const found = (body.items as NotificationView[]).filter((each) => each.caseId === driver.id);
        return found.length > 0 && found;
      },
      60_000,
    );
  }

  it('delivers once', async () => {
    const driver = await CaseDriver.submitted(people);
    expect(await federationHearsOf(driver)).toHaveLength(1);
  });

  it('loses nothing when Redis is emptied', async () => {
    const drivers = [await CaseDriver.ready(people), await CaseDriver.ready(people)];
    for (const driver of drivers) {
      await driver.must('operator-a', 'SUBMIT');
      await redis.flush();
    }
    for (const driver of drivers) expect(await federationHearsOf(driver)).toHaveLength(1);
  });

  it('still takes decisions while Redis is away, and delivers when it is back', async () => {
    const driver = await CaseDriver.ready(people);
    await redis.kill();
    expect((await driver.must('operator-a', 'SUBMIT')).status).toBe('received');
    await redis.boot();
    expect(await federationHearsOf(driver)).toHaveLength(1);
  });
});
