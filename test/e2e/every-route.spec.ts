import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { demoAccounts, everybody } from '../support/demo-accounts.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
}

/** Routes as the OpenAPI document names them, with invented ids in their places. */
async function routes(): Promise<Route[]> {
  const { body } = await supertest(world.server.url).get('/api/openapi.json');
  return Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method as Route['method'],
      path: path.replace(/\{key\}/, 'no-such-key').replace(/\{[^}]+\}/g, randomUUID()),
    })),
  );
}

const withoutLogin =
  /^\/(public\/|health\/|metrics$|api\/openapi|api\/docs|api\/v1\/auth\/login$|api\/v1\/demo\/accounts$)/;
const endless = '/api/v1/stream';

const adminRoutes: [path: string, roles: string[]][] = [
  ['/admin/org-units', ['security-admin', 'system-admin']],
  ['/admin/people', ['security-admin', 'system-admin']],
  ['/admin/security-events', ['auditor']],
  ['/admin/version-changes', ['auditor', 'bureau-director', 'joint-meeting-secretary', 'system-admin']],
  ['/audit/verification', ['auditor']],
  ['/audit/roots', ['auditor']],
];

it('is described by an OpenAPI 3.1 document', async () => {
  const { body } = await supertest(world.server.url).get('/api/openapi.json');
  expect(body.openapi).toMatch(/^3\.1/);
  const paths = Object.keys(body.paths as object);
  for (const path of [
    '/api/v1/auth/login',
    '/api/v1/auth/logout',
    '/api/v1/auth/me',
    '/api/v1/case-types',
    '/api/v1/case-types/{key}',
    '/api/v1/case-types/{key}/versions',
    '/api/v1/admin/version-changes',
    '/api/v1/admin/version-changes/{id}/approve',
    '/api/v1/cases',
    '/api/v1/cases/{id}',
    '/api/v1/cases/{id}/events',
    '/api/v1/cases/{id}/timeline',
    '/api/v1/cases/{id}/as-of',
    '/api/v1/cases/{id}/audit',
    '/api/v1/cases/{id}/diagram',
    '/api/v1/cases/{id}/letters',
    '/api/v1/cases/{id}/export',
    '/api/v1/cases/{id}/attachments/{slot}',
    '/api/v1/documents',
    '/api/v1/documents/{id}/content',
    '/api/v1/tasks',
    '/api/v1/notifications',
    '/api/v1/notifications/{id}/read',
    '/api/v1/stream',
    '/api/v1/parks',
    '/api/v1/enterprises',
    '/api/v1/parcels',
    '/api/v1/blocks',
    '/api/v1/programmes/{key}/progress',
    '/api/v1/demo/clock',
    '/api/v1/demo/accounts',
    '/public/notices',
    '/public/verify/{code}',
  ]) {
    expect(paths).toContain(path);
  }
});

it('asks for a session everywhere but at the public doors', async () => {
  const open: string[] = [];
  for (const { method, path } of await routes()) {
    const answer = await supertest(world.server.url)[method](path);
    if (answer.status !== 401) open.push(path);
  }
  expect(open.filter((path) => !withoutLogin.test(path))).toEqual([]);
});

it('never fails, whoever asks for something that is not there', async () => {
  const failures: object[] = [];
  const all = (await routes()).filter(({ path }) => path !== endless && !/logout|login/.test(path));
  for (const username of everybody) {
    const agent = await world.people.as(username);
    for (const { method, path } of all) {
      const answer = await agent[method](path);
      if (answer.status >= 500) failures.push({ username, method, path, status: answer.status });
    }
  }
  expect(failures).toEqual([]);
}, 180_000);

it.each(adminRoutes)('%s is for %j', async (path, roles) => {
  for (const username of everybody) {
    const answer = await world.people.get(username, path);
    const allowed = roles.includes(demoAccounts[username]);
    expect({ username, status: answer.status }).toEqual({ username, status: allowed ? 200 : 403 });
  }
});

it('answers every page with the headers that protect it', async () => {
  for (const path of ['/', '/api/v1/auth/me', '/public/notices', '/api/openapi.json']) {
    const { headers } = await supertest(world.server.url).get(path);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/frame-ancestors/);
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe-inline/);
  }
  const me = await world.people.get('operator-a', '/auth/me');
  expect(me.headers['cache-control']).toMatch(/no-store/);
});

it('limits pages to a hundred and refuses a made-up cursor', async () => {
  for (const path of ['/cases', '/tasks?box=todo', '/notifications', '/parks']) {
    const join = path.includes('?') ? '&' : '?';
    expect((await world.people.get('bureau', `${path}${join}limit=101`)).status).toBe(422);
    expect([400, 422]).toContain((await world.people.get('bureau', `${path}${join}cursor=nonsense`)).status);
    const { body } = await world.people.get('bureau', `${path}${join}limit=1`);
    expect(body).toEqual({ items: expect.any(Array), nextCursor: body.nextCursor });
  }
});

it('gives out a session cookie that scripts cannot read', async () => {
  const answer = await supertest(world.server.url)
    .post('/api/v1/auth/login')
    .send({ username: 'operator-a', password: 'Qiangwei-demo-2026' });
  const [cookie] = answer.headers['set-cookie'] as unknown as string[];
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
});
