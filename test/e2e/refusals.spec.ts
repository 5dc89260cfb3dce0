import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import type { Problem } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import { demoPassword } from '../support/people.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

describe('an event that is refused', () => {
  let driver: CaseDriver;
  beforeAll(async () => {
    driver = await upTo.townReview(world.people);
  });

  it('comes from the wrong territory: 404, as if there were no such case', async () => {
    const foreign = await driver.send('town-cangqian', 'RECOMMEND', { exactly: { opinion: '同意推荐' } });
    const invented = await world.people.post(
      'town-cangqian',
      `/cases/${randomUUID()}/events`,
      { type: 'RECOMMEND' },
      { 'If-Match': '"1"' },
    );
    expect([foreign.status, invented.status]).toEqual([404, 404]);
    expect((foreign.body as unknown as Problem).code).toBe(invented.body.code);
  });

  it('comes from the wrong role: 403', async () => {
    for (const username of ['operator-a', 'federation', 'bureau', 'bureau-head', 'auditor']) {
      const answer = await driver.send(username, 'RECOMMEND', { exactly: { opinion: '同意推荐' } });
      expect({ username, status: answer.status }).toEqual({ username, status: 403 });
      expect(answer.body).toMatchObject({ code: 'CASE.NOT_YOUR_DUTY' });
    }
  });

  it('comes too early: 409 with what would be possible', async () => {
    const answer = await driver.send('bureau', 'ACCEPT');
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'CASE.NOT_IN_STATE',
      availableEvents: expect.any(Array),
      reasons: [expect.anything()],
    });
  });

  it('comes twice: 409', async () => {
    const answer = await driver.send('federation', 'FORWARD');
    expect(answer.status).toBe(409);
  });

  it('is based on an old version: 412', async () => {
    const answer = await driver.send('town-wuchang', 'RECOMMEND', { ifMatch: '"1"' });
    expect(answer.status).toBe(412);
    expect(answer.body).toMatchObject({ code: 'CASE.STALE_VERSION' });
  });

  it('says no version: 428', async () => {
    const answer = await driver.send('town-wuchang', 'RECOMMEND', { ifMatch: null });
    expect(answer.status).toBe(428);
    expect(answer.body).toMatchObject({ code: 'REQUEST.PRECONDITION_REQUIRED' });
  });

  it('is unknown, or carries what it should not: 422', async () => {
    expect((await driver.send('town-wuchang', 'ABOLISH')).status).toBe(422);
    const extra = await driver.send('town-wuchang', 'RECOMMEND', { payload: { status: 'approved' } });
    expect(extra.status).toBe(422);
    expect(extra.body).toMatchObject({
      code: 'CASE.PAYLOAD_INVALID',
      errors: [expect.objectContaining({ pointer: expect.any(String) })],
    });
  });

  it('is problem+json with a correlation id in the reader’s language', async () => {
    const agent = await world.people.as('town-wuchang');
    const send = (language: string) =>
      agent
        .post(`/api/v1/cases/${driver.id}/events`)
        .set({ 'If-Match': '"1"', 'Accept-Language': language, 'X-Correlation-Id': 'e2e-4711' })
        .send({ type: 'RECOMMEND', payload: { opinion: '同意推荐' } });
    const [chinese, english] = [await send('zh-CN'), await send('en')];
    expect(chinese.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(chinese.body).toMatchObject({ status: 412, correlationId: 'e2e-4711', title: expect.any(String) });
    expect(chinese.body.detail).not.toBe(english.body.detail);
  });

  it('leaves the case untouched', async () => {
    expect((await driver.view()).state[0]).toBe('townReview');
    expect((await driver.must('town-wuchang', 'RECOMMEND')).state[0]).toBe('acceptance');
  });
});

describe('a request that is refused', () => {
  it('without a session: 401', async () => {
    for (const path of ['/cases', '/tasks?box=todo', '/notifications', '/auth/me', '/case-types', '/parks']) {
      const answer = await supertest(world.server.url).get(`/api/v1${path}`);
      expect({ path, status: answer.status }).toEqual({ path, status: 401 });
    }
  });

  it('that is not JSON: 400', async () => {
    const agent = await world.people.as('operator-a');
    const answer = await agent.post('/api/v1/cases').set('Content-Type', 'application/json').send('{"type":');
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('REQUEST.MALFORMED');
  });

  it('with properties nobody asked for: 422', async () => {
    const answer = await world.people.post('operator-a', '/cases', { type: 'park-recognition', status: 'approved' });
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('REQUEST.INVALID');
  });

  it('from another origin: 403, whatever it asks', async () => {
    const agent = await world.people.as('operator-a');
    const answer = await agent
      .post('/api/v1/cases')
      .set('Origin', 'https://evil.example')
      .send({ type: 'park-recognition' });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('REQUEST.ORIGIN_REFUSED');
  });

  it('with a wrong password: 401, the same for known and unknown names', async () => {
    const login = (username: string) =>
      supertest(world.server.url).post('/api/v1/auth/login').send({ username, password: 'Wrong-password-2026' });
    const [known, unknown] = [await login('expert-c'), await login('nobody-here')];
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect({ ...known.body, correlationId: '' }).toEqual({ ...unknown.body, correlationId: '' });
  });

  it('after five wrong passwords: locked, also for the right one', async () => {
    const login = (password: string) =>
      supertest(world.server.url).post('/api/v1/auth/login').send({ username: 'expert-b', password });
    for (let attempt = 0; attempt < 5; attempt += 1) await login('Wrong-password-2026');
    const answer = await login(demoPassword);
    expect(answer.status).toBe(429);
    expect(answer.body.code).toBe('AUTH.LOCKED');
  });

  it('for a type or a subject that is not there: 404 and 422', async () => {
    expect((await world.people.post('operator-a', '/cases', { type: 'no-such-type' })).status).toBe(404);
    const subjectId = randomUUID();
    expect((await world.people.post('operator-a', '/cases', { type: 'park-recognition', subjectId })).status).toBe(422);
  });

  it('from a role that may not apply: 403', async () => {
    for (const username of ['town-wuchang', 'bureau', 'auditor']) {
      const answer = await world.people.post(username, '/cases', { type: 'park-recognition' });
      expect({ username, status: answer.status }).toEqual({ username, status: 403 });
    }
  });
});
