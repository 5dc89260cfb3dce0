import supertest from 'supertest';
import { demoPassword } from '../support/people.js';
import { useWorld } from '../support/world.js';

/** The database of a former demo, started as the real thing. */
const world = useWorld({ QIANGWEI_DEMO: '0' });

const login = (username: string) =>
  supertest.agent(world.server.url).post('/api/v1/auth/login').send({ username, password: demoPassword });

it('lets no demo account in', async () => {
  for (const username of ['operator-a', 'system-admin']) {
    const answer = await login(username);
    expect([answer.status, answer.body.code]).toEqual([401, 'AUTH.FAILED']);
  }
});

it('has no demo accounts to show and no clock to move', async () => {
  expect((await supertest(world.server.url).get('/api/v1/demo/accounts')).status).toBe(404);
  await world.server.database.query(`update person set demo = false where username = 'bureau'`);
  const agent = supertest.agent(world.server.url);
  const { status, body } = await agent.post('/api/v1/auth/login').send({ username: 'bureau', password: demoPassword });
  expect([status, body.demo]).toEqual([200, false]);
  expect((await agent.get('/api/v1/demo/clock')).status).toBe(404);
  expect((await agent.post('/api/v1/demo/clock').send({ advance: 'P1D' })).status).toBe(404);
});
