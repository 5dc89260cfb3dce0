import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { ActorOf } from '../../libs/identity/actor.query.js';
import { demoPassword } from '../../libs/identity/demo-accounts.js';
import { IdentityModule } from '../../libs/identity/identity.module.js';
import { Login } from '../../libs/identity/login.command.js';
import { LoginRate, loginsPerMinute } from '../../libs/identity/login-rate.js';
import { People } from '../../libs/identity/people.query.js';
import { PeopleDirectory } from '../../libs/identity/people-directory.query.js';
import { SecurityEvents } from '../../libs/identity/security-events.query.js';
import { Sessions } from '../../libs/identity/sessions.js';
import { UnlockAccount } from '../../libs/identity/unlock-account.command.js';
import { SystemClock } from '../../libs/platform/clock/system-clock.js';
import { Config } from '../../libs/platform/config/config.js';
import { readConfig } from '../../libs/platform/config/environment.js';
import { DomainError } from '../../libs/platform/errors.js';
import { PlatformModule } from '../../libs/platform/platform.module.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { MovableClock } from '../support/movable-clock.js';

const here = { address: '127.0.0.1', userAgent: 'spec' };
const minute = 60_000;
const wrong = 'not-the-password';

let database: TestDatabase;
let app: TestingModule;
let clock: MovableClock;
let login: Login;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  clock = new MovableClock();
  app = await Test.createTestingModule({ imports: [PlatformModule, IdentityModule] })
    .overrideProvider(Config)
    .useValue(readConfig({ DATABASE_URL: database.url, QIANGWEI_DEMO: '1' }))
    .overrideProvider(SystemClock)
    .useValue(clock)
    .compile();
  app.useLogger(false);
  await app.init();
  login = app.get(Login);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

/** `ok`, or the code of the refusal. */
async function attempt(username: string, password: string): Promise<string> {
  try {
    await login.execute(username, password, here);
    return 'ok';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

async function attempts(count: number, username: string, password: string): Promise<string[]> {
  const answers: string[] = [];
  for (let index = 0; index < count; index += 1) answers.push(await attempt(username, password));
  return answers;
}

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  return work.then(
    () => Promise.reject(new Error('was not refused')),
    (error: unknown) => error as DomainError,
  );
}

const logOf = (username: string) =>
  database
    .query<{ kind: string }>(
      `select e.kind from security_event e join person p on p.id = e.person_id where p.username = $1 order by e.id`,
      [username],
    )
    .then((rows) => rows.map(({ kind }) => kind));

describe('a login', () => {
  it('gives a token that leads back to the person, and keeps only its hash', async () => {
    const { token, personId } = await login.execute('town-wuchang', demoPassword, here);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const session = await app.get(Sessions).resume(token);
    expect(session?.actor).toEqual({
      personId,
      username: 'town-wuchang',
      name: expect.any(String),
      grants: [{ role: 'town-reviewer', unit: '330110005' }],
      memberOf: ['330110005'],
    });
    const stored = await database.query<{ row: string }>(`select to_jsonb(s)::text as row from session s`);
    expect(stored.some(({ row }) => row.includes(token))).toBe(false);
  });

  it('takes the name in any case and with blanks around it', async () => {
    expect(await attempt('  Town-Wuchang ', demoPassword)).toBe('ok');
  });

  it('is refused alike for a wrong password, a name that nobody has, and a closed account', async () => {
    await database.query(`update person set active = false where username = 'dept-reform'`);
    const refusals = await Promise.all(
      [
        ['bureau', wrong],
        ['nobody-here', demoPassword],
        ['dept-reform', demoPassword],
      ].map(([username, password]) => refusal(login.execute(username!, password!, here))),
    );
    for (const { code, options } of refusals) expect({ code, options }).toEqual({ code: 'AUTH.FAILED', options: {} });
  });

  it('is limited per address, whatever the names', async () => {
    const rate = app.get(LoginRate);
    for (let index = 0; index < loginsPerMinute; index += 1) await rate.take('198.51.100.7');
    const { code, options } = await refusal(rate.take('198.51.100.7'));
    expect(code).toBe('REQUEST.TOO_MANY');
    expect(options.retryAfter).toBeGreaterThan(0);
    expect(options.retryAfter).toBeLessThanOrEqual(60);
    await expect(rate.take('198.51.100.8')).resolves.toBeUndefined();
  });
});

describe('outside a demo', () => {
  it('nobody gets in with the published password, nor goes on with a session of the demo', async () => {
    const real = await Test.createTestingModule({ imports: [PlatformModule, IdentityModule] })
      .overrideProvider(Config)
      .useValue(readConfig({ DATABASE_URL: database.url }))
      .compile();
    real.useLogger(false);
    await real.init();
    const { token } = await login.execute('bureau-head', demoPassword, here);
    expect(await real.get(Sessions).resume(token)).toBeUndefined();
    const { code } = await refusal(real.get(Login).execute('bureau-head', demoPassword, here));
    expect(code).toBe('AUTH.FAILED');
    await expect(real.get(ActorOf).byUsername('bureau-head')).rejects.toThrow('bureau-head');
    expect(await real.get(People).findByGrant('bureau-director', 'bureau')).toEqual([]);
    expect(await real.get(People).findByUnit('bureau')).toEqual([]);
    await real.close();
  });
});

describe('five failures', () => {
  it.each(['dept-fire', 'nobody-at-all'])('lock %s for 30 minutes, also for the right password', async (username) => {
    expect(await attempts(5, username, wrong)).toEqual(Array(5).fill('AUTH.FAILED'));
    const { code, options } = await refusal(login.execute(username, demoPassword, here));
    expect({ code, options }).toEqual({ code: 'AUTH.LOCKED', options: { retryAfter: 30 * 60 } });
    clock.advance(30 * minute - 1000);
    expect(await attempt(username, demoPassword)).toBe('AUTH.LOCKED');
    clock.advance(1000);
    expect(await attempt(username, demoPassword)).toBe(username === 'dept-fire' ? 'ok' : 'AUTH.FAILED');
  });

  it('only lock when they lie within 30 minutes', async () => {
    expect(await attempts(4, 'dept-market', wrong)).toEqual(Array(4).fill('AUTH.FAILED'));
    clock.advance(30 * minute);
    expect(await attempts(4, 'dept-market', wrong)).toEqual(Array(4).fill('AUTH.FAILED'));
    expect(await attempt('dept-market', demoPassword)).toBe('ok');
  });

  it('are forgotten at a login', async () => {
    await attempts(4, 'dept-tax', wrong);
    expect(await attempt('dept-tax', demoPassword)).toBe('ok');
    expect(await attempts(4, 'dept-tax', wrong)).toEqual(Array(4).fill('AUTH.FAILED'));
    expect(await attempt('dept-tax', demoPassword)).toBe('ok');
  });

  it('are not outrun by guessing in parallel', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt('dept-ecology', wrong)));
    expect(answers.filter((answer) => answer === 'AUTH.FAILED')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'AUTH.LOCKED')).toHaveLength(15);
  });

  it('leave everybody else alone', async () => {
    await attempts(6, 'dept-housing', wrong);
    expect(await attempt('dept-planning', demoPassword)).toBe('ok');
  });
});

describe('the owner of a locked account', () => {
  it('is told once, with where it came from; for a name that nobody has nobody is', async () => {
    const messages = () =>
      database.query<{ payload: object }>(`select payload from outbox where topic = 'notification.send' order by id`);
    const before = (await messages()).length;
    await attempts(7, 'expert-c', wrong);
    await attempts(7, 'nobody-to-tell', wrong);
    const told = (await messages()).slice(before);
    const { personId } = await app.get(ActorOf).byUsername('expert-c');
    expect(told).toEqual([
      {
        payload: {
          kind: 'accountLocked',
          audience: [{ personId }],
          params: { failures: '5', minutes: '30', address: '127.0.0.1' },
          at: expect.any(String),
        },
      },
    ]);
  });
});

describe('the security administrator', () => {
  it('sees who is locked and lets them try again', async () => {
    await attempts(5, 'expert-a', wrong);
    const locked = await directoryEntry('expert-a');
    expect(locked.lockedUntil?.getTime()).toBe(clock.now().getTime() + 30 * minute);
    const administrator = await app.get(ActorOf).byUsername('security-admin');
    await app.get(UnlockAccount).execute(administrator, locked.id, here);
    expect((await directoryEntry('expert-a')).lockedUntil).toBeNull();
    expect(await attempt('expert-a', demoPassword)).toBe('ok');
    const { items } = await app.get(SecurityEvents).list(100);
    expect(items).toContainEqual(
      expect.objectContaining({
        kind: 'accountUnlocked',
        person: { id: locked.id, name: locked.name },
        actor: { id: administrator.personId, name: administrator.name },
      }),
    );
  });

  it('cannot unlock somebody who is not there', async () => {
    const administrator = await app.get(ActorOf).byUsername('security-admin');
    for (const id of ['not-an-id', '00000000-0000-7000-8000-000000000000']) {
      const { code } = await refusal(app.get(UnlockAccount).execute(administrator, id, here));
      expect(code).toBe('REQUEST.NOT_FOUND');
    }
  });

  async function directoryEntry(username: string) {
    const { items } = await app.get(PeopleDirectory).list(100);
    return items.find((entry) => entry.username === username)!;
  }
});

describe('the security log', () => {
  it('has one line for each try, and one for the lock', async () => {
    await attempts(6, 'expert-b', wrong);
    expect(await logOf('expert-b')).toEqual([...Array<string>(5).fill('loginFailed'), 'accountLocked', 'loginRefused']);
  });

  it('keeps no name that nobody has: it may be a password', async () => {
    await attempt('Secret-typed-into-the-wrong-field', wrong);
    const rows = await database.query<{ row: string }>(
      `select to_jsonb(e)::text as row from security_event e union all select to_jsonb(f)::text from login_failure f
       union all select to_jsonb(r)::text from login_rate r`,
    );
    expect(rows.some(({ row }) => /secret-typed/i.test(row))).toBe(false);
  });

  it.each(['update security_event set kind = kind', 'delete from security_event', 'truncate security_event'])(
    'can only be added to by the application: %s',
    async (statement) => {
      await expect(app.get(DataSource).query(statement)).rejects.toThrow('permission denied');
    },
  );

  it('reads in pages without gaps, the latest first', async () => {
    const events = app.get(SecurityEvents);
    const whole = (await events.list(100)).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await events.list(7, cursor);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && paged.length < whole.length);
    expect(paged.slice(0, whole.length)).toEqual(whole);
    expect(whole).toEqual([...whole].sort().reverse());
  });
});

describe('三员分立 in the database', () => {
  it.each([
    ['auditor', 'security-admin'],
    ['security-admin', 'system-admin'],
    ['system-admin', 'auditor'],
  ])('refuses %s the role of %s as well', async (username, role) => {
    await expect(
      database.query(
        `insert into role_grant (person_id, role, unit) select id, $2, 'district' from person where username = $1`,
        [username, role],
      ),
    ).rejects.toThrow('role_grant_one_overseer');
  });
});
