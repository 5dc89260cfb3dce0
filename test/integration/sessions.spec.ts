import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import type { Actor } from '../../libs/identity/actor.js';
import { ActorOf } from '../../libs/identity/actor.query.js';
import { IdentityModule } from '../../libs/identity/identity.module.js';
import { Logout } from '../../libs/identity/logout.command.js';
import { People } from '../../libs/identity/people.query.js';
import { Sessions } from '../../libs/identity/sessions.js';
import { SystemClock } from '../../libs/platform/clock/system-clock.js';
import { Config } from '../../libs/platform/config/config.js';
import { readConfig } from '../../libs/platform/config/environment.js';
import { PlatformModule } from '../../libs/platform/platform.module.js';
import { MovableClock } from '../support/movable-clock.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const here = { address: '127.0.0.1', userAgent: 'spec' };
const minute = 60_000;

let database: TestDatabase;
let app: TestingModule;
let clock: MovableClock;
let sessions: Sessions;
let actor: Actor;

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
  sessions = app.get(Sessions);
  actor = await app.get(ActorOf).byUsername('operator-a');
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const open = (personId = actor.personId) => sessions.open(app.get(DataSource).manager, personId, here);
const isGood = async (token: string) => (await sessions.resume(token)) !== undefined;

describe('a session', () => {
  it('ends after 30 minutes without a request', async () => {
    const token = await open();
    clock.advance(30 * minute - 1000);
    expect(await isGood(token)).toBe(true);
    clock.advance(30 * minute);
    expect(await isGood(token)).toBe(false);
  });

  it('goes on with every request, for 12 hours at most', async () => {
    const token = await open();
    for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
      clock.advance(20 * minute);
      expect(await isGood(token)).toBe(true);
    }
    clock.advance(20 * minute);
    expect(await isGood(token)).toBe(false);
  });

  it('ends at once for whoever else uses it', async () => {
    const token = await open();
    const { sessionId } = (await sessions.resume(token))!;
    expect(await sessions.isLive(sessionId)).toBe(true);
    await app.get(Logout).thisOne(actor, sessionId, here);
    expect(await isGood(token)).toBe(false);
    expect(await sessions.isLive(sessionId)).toBe(false);
  });

  it('ends at once when the account is closed', async () => {
    const other = await app.get(ActorOf).byUsername('firm-b');
    const token = await open(other.personId);
    await database.query(`update person set active = false where id = $1`, [other.personId]);
    expect(await isGood(token)).toBe(false);
    await expect(app.get(ActorOf).byUsername('firm-b')).rejects.toThrow('firm-b');
  });

  it('shows a new or lost role in the very next request', async () => {
    const token = await open();
    await database.query(`insert into role_grant (person_id, role, unit) values ($1, 'expert', 'expert-panel')`, [
      actor.personId,
    ]);
    expect((await sessions.resume(token))?.actor.grants).toContainEqual({ role: 'expert', unit: 'expert-panel' });
    await database.query(`delete from role_grant where person_id = $1 and role = 'expert'`, [actor.personId]);
    expect((await sessions.resume(token))?.actor).toEqual(actor);
  });

  it.each(['', 'x', 'A'.repeat(43), "' or true --", '\u0000'.repeat(43)])(
    'is not opened by the token %j',
    async (token) => {
      expect(await isGood(token)).toBe(false);
    },
  );
});

describe('the list of sessions', () => {
  it('shows those of the person that are still good, and only those', async () => {
    const person = await app.get(ActorOf).byUsername('firm-a');
    await open(person.personId);
    clock.advance(31 * minute);
    const live = [await open(person.personId), await open(person.personId)];
    await open();
    const listed = await sessions.listOf(person.personId);
    const expected = await Promise.all(live.map(async (token) => (await sessions.resume(token))?.sessionId));
    expect(listed.map(({ id }) => id).sort()).toEqual(expected.sort());
    expect(JSON.stringify(listed)).not.toMatch(/token/i);
  });

  it('ends one that was left open elsewhere, but never somebody else’s', async () => {
    const mine = (await sessions.resume(await open()))!.sessionId;
    const theirsToken = await open((await app.get(ActorOf).byUsername('federation')).personId);
    const theirs = (await sessions.resume(theirsToken))!.sessionId;
    const logout = app.get(Logout);
    await logout.another(actor, mine, here);
    for (const id of [mine, theirs, 'not-an-id']) {
      await expect(logout.another(actor, id, here)).rejects.toThrow('REQUEST.NOT_FOUND');
    }
    expect(await isGood(theirsToken)).toBe(true);
  });

  it('is tidied when the person signs in again', async () => {
    const person = await app.get(ActorOf).byUsername('expert-c');
    await open(person.personId);
    clock.advance(13 * 60 * minute);
    await open(person.personId);
    const [row] = await database.query<{ count: number }>(
      'select count(*)::int as count from session where person_id = $1',
      [person.personId],
    );
    expect(row?.count).toBe(1);
  });
});

describe('people', () => {
  it('are found by role and office, by office, and by id', async () => {
    const people = app.get(People);
    const names = async (found: Promise<{ username: string }[]>) => (await found).map(({ username }) => username);
    expect(await names(people.findByGrant('bureau-reviewer', 'bureau'))).toEqual(['bureau', 'bureau-2']);
    expect(await names(people.findByGrant('bureau-reviewer', '330110005'))).toEqual([]);
    expect(await names(people.findByUnit('bureau'))).toEqual(['bureau', 'bureau-2', 'bureau-head']);
    expect(await people.find(actor.personId)).toEqual({
      id: actor.personId,
      username: 'operator-a',
      name: actor.name,
      email: 'operator-a@demo.qiangwei.invalid',
    });
    expect(await people.find('00000000-0000-7000-8000-000000000000')).toBeUndefined();
  });
});
