import { DataSource } from 'typeorm';
import { person, personEntities } from '../../apps/cli/person.js';
import { seedOffices } from '../../apps/cli/seed.js';
import { passwordMatches } from '../../libs/identity/password-hash.js';
import { readConfig } from '../../libs/platform/config/environment.js';
import { applicationDataSourceOptions } from '../../libs/platform/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** A migrated database that is no demo: nobody can sign in yet. */
let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase('migrated');
  const options = applicationDataSourceOptions(readConfig({ DATABASE_URL: database.url }));
  dataSource = await new DataSource({ ...options, entities: personEntities }).initialize();
  await seedOffices(dataSource);
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const good = 'Rosa-rugosa-im-Mai';

const add = (changes: Record<string, string | string[]> = {}, password: string | undefined = good) =>
  person(dataSource, ['add', ...words({ ...first, ...changes })], password);

const first = {
  username: 'li.na',
  name: '李娜',
  email: 'li.na@example.org',
  role: 'security-admin',
  unit: 'district',
};

function words(options: Record<string, string | string[]>): string[] {
  return Object.entries(options).flatMap(([name, value]) => [value].flat().flatMap((one) => [`--${name}`, one]));
}

const people = () => database.query<{ username: string }>('select username from person order by username');

it('the offices of the district are there without anything of the demo', async () => {
  const [{ offices, parks } = {}] = await database.query<{ offices: number; parks: number }>(
    `select (select count(*)::int from org_unit where kind <> 'company') as offices,
            (select count(*)::int from park) as parks`,
  );
  expect([offices, parks]).toEqual([30, 0]);
  expect(await seedOffices(dataSource)).toBe(0);
  expect(await people()).toEqual([]);
});

describe('adding a person', () => {
  it.each([
    ['an unknown role', { role: 'king' }, /--role: No role "king"/],
    ['an unknown office', { unit: 'moon' }, /--unit: No office with the code "moon"/],
    ['a role of another office', { role: 'town-reviewer' }, /--unit: Town reviewer is held in another office/],
    ['a bureau role in another department', { role: 'bureau-reviewer', unit: 'dept-fire' }, /--unit: Bureau reviewer/],
    ['two overseers in one person', { role: ['auditor', 'security-admin'] }, /--role: One person may not be Auditor/],
    ['an overseer who decides', { role: ['auditor', 'district-leader'] }, /--role: One person may not be/],
    ['a user name with a space', { username: 'li na' }, /--username: 2 to 40 letters/],
    ['an address that is none', { email: 'li.na' }, /--email: Must be a mail address/],
  ])('refuses %s', async (_, changes, message) => {
    await expect(add(changes)).rejects.toThrow(message);
    expect(await people()).toEqual([]);
  });

  it('refuses a password that breaks a rule, and names all faults at once', async () => {
    const refusal = add({ email: 'x', unit: 'moon' }, 'short');
    await expect(refusal).rejects.toThrow(/--email[^]*QIANGWEI_PASSWORD: At least 12 characters[^]*--unit/);
  });

  it('makes somebody who can sign in, and writes it to the security log', async () => {
    expect(await add()).toBe('li.na can sign in now.\n');
    const [row] = await database.query(
      `select p.name, p.demo, p.active, g.role, g.unit, m.unit as member, p.password_hash, e.kind, e.address, e.actor_id
       from person p join role_grant g on g.person_id = p.id join membership m on m.person_id = p.id
         join security_event e on e.person_id = p.id`,
    );
    expect(row).toMatchObject({ name: '李娜', demo: false, active: true, role: 'security-admin', unit: 'district' });
    expect(row).toMatchObject({ member: 'district', kind: 'personCreated', address: 'command line', actor_id: null });
    expect(await passwordMatches(good, String(row?.password_hash))).toBe(true);
  });

  it('refuses a name that somebody has, whatever case it is typed in', async () => {
    await expect(add({ username: 'Li.Na' })).rejects.toThrow(/--username: This user name is taken/);
    expect(await people()).toHaveLength(1);
  });

  it('makes up a password where none is given, and tells it once', async () => {
    const told = await person(dataSource, ['add', ...words({ ...first, username: 'wang', role: 'auditor' })]);
    const password = /^Password \(shown this once\): (\S+)$/m.exec(told)?.[1] ?? '';
    const [row] = await database.query<{ password_hash: string }>(
      `select password_hash from person where username = 'wang'`,
    );
    expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    expect(await passwordMatches(password, row?.password_hash)).toBe(true);
  });

  it('lists who is there', async () => {
    const lines = (await person(dataSource, ['list'])).trimEnd().split('\n');
    expect(lines).toEqual([
      'li.na\t李娜\tli.na@example.org\tsecurity-admin@district',
      'wang\t李娜\tli.na@example.org\tauditor@district',
    ]);
  });
});

it.each([[[]], [['remove']], [['add', '--username', 'x']], [['add', '--age', '7']]])(
  'says how it is used after %j',
  async (typed) => {
    await expect(person(dataSource, typed)).rejects.toThrow(/npm run person -- add --username/);
  },
);
