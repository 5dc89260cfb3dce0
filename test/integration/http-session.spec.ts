import fastifyCookie from '@fastify/cookie';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import { AdminApiModule } from '../../apps/api/admin/admin.module.js';
import { AuthApiModule } from '../../apps/api/auth/auth.module.js';
import { HttpModule } from '../../apps/api/http/http.module.js';
import { demoPassword } from '../../libs/identity/demo-accounts.js';
import { IdentityModule } from '../../libs/identity/identity.module.js';
import { Public } from '../../libs/identity/route-rules.js';
import { Config } from '../../libs/platform/config/config.js';
import { readConfig } from '../../libs/platform/config/environment.js';
import { PlatformModule } from '../../libs/platform/platform.module.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
const opened: NestFastifyApplication[] = [];

beforeAll(async () => {
  database = await createTestDatabase('seeded');
});

afterAll(async () => {
  for (const app of opened) await app.close();
  await database.drop();
});

async function openApi(settings: Record<string, string> = {}, more: Type[] = []): Promise<NestFastifyApplication> {
  const testing = await Test.createTestingModule({
    imports: [PlatformModule, HttpModule, IdentityModule, AuthApiModule, AdminApiModule, ...more],
  })
    .overrideProvider(Config)
    .useValue(readConfig({ DATABASE_URL: database.url, QIANGWEI_DEMO: '1', ...settings }))
    .compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await app.register(fastifyCookie);
  opened.push(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

const credentials = (username: string) => ({ username, password: demoPassword });

async function signedIn(app: NestFastifyApplication, username: string) {
  const agent = supertest.agent(app.getHttpServer());
  expect((await agent.post('/auth/login').send(credentials(username))).status).toBe(200);
  return agent;
}

describe('the session cookie', () => {
  it('is out of reach for scripts and other sites, and says nothing about its holder', async () => {
    const app = await openApi();
    const answer = await supertest(app.getHttpServer()).post('/auth/login').send(credentials('operator-a'));
    const [cookie] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^qiangwei_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toMatchObject({ username: 'operator-a', grants: [{ role: 'park-operator' }] });
    expect(JSON.stringify(answer.body)).not.toMatch(/password|hash|token/i);
  });

  it('is bound to the host and to HTTPS where people come by HTTPS', async () => {
    const app = await openApi({ PUBLIC_URL: 'https://qiangwei.example.org' });
    const answer = await supertest(app.getHttpServer()).post('/auth/login').send(credentials('operator-a'));
    const [cookie] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^__Host-qiangwei_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('is a new one at every login, whatever the browser came with', async () => {
    const app = await openApi();
    const chosen = 'A'.repeat(43);
    const answer = await supertest(app.getHttpServer())
      .post('/auth/login')
      .set('Cookie', `qiangwei_session=${chosen}`)
      .send(credentials('operator-a'));
    expect(answer.headers['set-cookie']![0]).not.toContain(chosen);
    const forged = await supertest(app.getHttpServer()).get('/auth/me').set('Cookie', `qiangwei_session=${chosen}`);
    expect(forged.status).toBe(401);
  });

  it('is worth nothing after logout', async () => {
    const app = await openApi();
    const login = await supertest(app.getHttpServer()).post('/auth/login').send(credentials('operator-a'));
    const cookie = login.headers['set-cookie']![0]!.split(';')[0]!;
    const logout = await supertest(app.getHttpServer()).post('/auth/logout').set('Cookie', cookie);
    expect(logout.status).toBe(204);
    expect(logout.headers['set-cookie']![0]).toMatch(/^qiangwei_session=;.*Expires=Thu, 01 Jan 1970/);
    expect((await supertest(app.getHttpServer()).get('/auth/me').set('Cookie', cookie)).status).toBe(401);
  });
});

describe('a request that changes something', () => {
  it('is refused from another site before anything else is looked at, the login too', async () => {
    const app = await openApi();
    for (const origin of ['https://evil.example', 'null']) {
      const answer = await supertest(app.getHttpServer())
        .post('/auth/login')
        .set('Origin', origin)
        .send(credentials('operator-a'));
      expect([answer.status, answer.body.code]).toEqual([403, 'REQUEST.ORIGIN_REFUSED']);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('is refused as a form or as text', async () => {
    const app = await openApi();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await supertest(app.getHttpServer())
        .post('/auth/login')
        .set('Content-Type', type)
        .send(JSON.stringify(credentials('operator-a')));
      expect([answer.status, answer.body.code]).toEqual([415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE']);
    }
  });
});

describe('a failed login', () => {
  it('answers the same for a name that nobody has, and says when to come back once it is locked', async () => {
    const app = await openApi();
    const fail = async (username: string) =>
      supertest(app.getHttpServer()).post('/auth/login').send({ username, password: 'not-the-password' });
    const bodies = [(await fail('bureau')).body, (await fail('nobody-here')).body] as { correlationId: string }[];
    expect({ ...bodies[0], correlationId: '' }).toEqual({ ...bodies[1], correlationId: '' });
    for (let index = 0; index < 4; index += 1) expect((await fail('bureau')).status).toBe(401);
    const locked = await supertest(app.getHttpServer()).post('/auth/login').send(credentials('bureau'));
    expect([locked.status, locked.body.code]).toEqual([429, 'AUTH.LOCKED']);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(29 * 60);

    const administrator = await signedIn(app, 'security-admin');
    const people = await administrator.get('/admin/people?limit=100');
    const { id } = people.body.items.find((person: { username: string }) => person.username === 'bureau');
    expect((await administrator.post(`/admin/people/${id}/unlock`)).status).toBe(204);
    await signedIn(app, 'bureau');
  });

  it.each([
    {},
    { username: 'operator-a' },
    { username: 1, password: 2 },
    { ...credentials('a'), remember: true },
    credentials('operator\u0000a'),
  ])('is no login at all with the body %j', async (body) => {
    const app = opened[0]!;
    const answer = await supertest(app.getHttpServer()).post('/auth/login').send(body);
    expect([answer.status, answer.body.code]).toEqual([422, 'REQUEST.INVALID']);
  });
});

describe('sessions of a person', () => {
  it('are listed to their owner, who can end the others', async () => {
    const app = await openApi();
    const phone = await signedIn(app, 'federation');
    const desk = await signedIn(app, 'federation');
    const listed = (await desk.get('/auth/sessions')).body.items as { id: string; current: boolean }[];
    expect(listed.map(({ current }) => current).sort()).toEqual([false, true]);
    const other = listed.find(({ current }) => !current)!;
    const stranger = await signedIn(app, 'operator-a');
    expect((await stranger.delete(`/auth/sessions/${other.id}`)).status).toBe(404);
    expect((await desk.delete(`/auth/sessions/${other.id}`)).status).toBe(204);
    expect((await phone.get('/auth/me')).status).toBe(401);
    expect((await desk.get('/auth/me')).status).toBe(200);
  });
});

describe('a change of password', () => {
  const next = '蔷薇行动计划规范特色数字化';
  const change = (currentPassword: string, newPassword = next) => ({ currentPassword, newPassword });

  it('keeps the session that asks and ends the others; only the new password opens another', async () => {
    await database.query(`update person set demo = false where username = 'dept-reform'`);
    const app = await openApi();
    const desk = await signedIn(app, 'dept-reform');
    const phone = await signedIn(app, 'dept-reform');
    expect((await desk.post('/auth/password').send(change(demoPassword))).status).toBe(204);
    const told = await database.query<{ kind: string }>(
      `select payload ->> 'kind' as kind from outbox where topic = 'notification.send'`,
    );
    expect(told.map(({ kind }) => kind)).toContain('passwordChanged');
    expect((await desk.get('/auth/me')).status).toBe(200);
    expect((await phone.get('/auth/me')).status).toBe(401);
    const login = (password: string) =>
      supertest(app.getHttpServer()).post('/auth/login').send({ username: 'dept-reform', password });
    expect((await login(demoPassword)).status).toBe(401);
    expect((await login(next)).status).toBe(200);
  });

  it('needs the current password, five wrong ones lock the account', async () => {
    const agent = await signedIn(opened[0]!, 'dept-finance');
    await database.query(`update person set demo = false where username = 'dept-finance'`);
    for (let index = 0; index < 5; index += 1) {
      expect((await agent.post('/auth/password').send(change('not-the-password'))).status).toBe(401);
    }
    expect((await agent.post('/auth/password').send(change(demoPassword))).status).toBe(429);
  });

  it('says what is wrong with the new one', async () => {
    const agent = await signedIn(opened[0]!, 'dept-science');
    await database.query(`update person set demo = false where username = 'dept-science'`);
    const answer = await agent.post('/auth/password').send(change(demoPassword, 'Password1'));
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code])).toEqual([
      ['/newPassword', 'tooShort'],
      ['/newPassword', 'common'],
    ]);
  });

  it('is not for demo accounts', async () => {
    const agent = await signedIn(opened[0]!, 'dept-tax');
    expect((await agent.post('/auth/password').send(change(demoPassword))).status).toBe(403);
  });
});

describe('administration', () => {
  const routes = {
    '/admin/people': ['security-admin', 'system-admin'],
    '/admin/org-units': ['security-admin', 'system-admin'],
    '/admin/security-events': ['auditor'],
  };

  it.each(['auditor', 'security-admin', 'system-admin', 'bureau-head', 'operator-a'])(
    'is open to %s only as far as the three overseers divide it',
    async (username) => {
      const agent = await signedIn(opened[0]!, username);
      for (const [route, allowed] of Object.entries(routes)) {
        expect([route, (await agent.get(route)).status]).toEqual([route, allowed.includes(username) ? 200 : 403]);
      }
    },
  );

  it('asks for a login first', async () => {
    for (const route of Object.keys(routes)) {
      expect((await supertest(opened[0]!.getHttpServer()).get(route)).status).toBe(401);
    }
  });

  it('never shows a password hash', async () => {
    const agent = await signedIn(opened[0]!, 'security-admin');
    expect((await agent.get('/admin/people?limit=100')).text).not.toMatch(/argon2|passwordHash/);
  });

  it('lets only the security administrator unlock', async () => {
    for (const username of ['system-admin', 'auditor', 'bureau-head']) {
      const agent = await signedIn(opened[0]!, username);
      const answer = await agent.post('/admin/people/00000000-0000-7000-8000-000000000000/unlock');
      expect(answer.status).toBe(403);
    }
  });
});

describe('a route that does not say who may call it', () => {
  it('stops the start', async () => {
    await expect(openApi({}, [CarelessModule])).rejects.toThrow('CarelessController.forgotten (GET)');
  });
});

@Controller('careless')
class CarelessController {
  @Get('declared')
  @Public()
  declared(): string {
    return 'fine';
  }

  @Get('forgotten')
  forgotten(): string {
    return 'open to everybody';
  }
}

@Module({ controllers: [CarelessController] })
class CarelessModule {}
