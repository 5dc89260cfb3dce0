import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { WorkerModule } from '../../apps/worker/worker.module.js';
import type { NotificationPayload } from '../../libs/notifications/notification-payload.js';
import { MailRetries } from '../../libs/notifications/mail-retries.js';
import { SendNotificationHandler } from '../../libs/notifications/send-notification.handler.js';
import { Config } from '../../libs/platform/config/config.js';
import { readConfig } from '../../libs/platform/config/environment.js';
import { newId } from '../../libs/platform/ids.js';
import { Outbox } from '../../libs/platform/outbox/outbox.js';
import { OutboxMessages } from '../../libs/platform/outbox/outbox-messages.js';
import { UnreliableMailServer } from '../chaos/unreliable-mail-server.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** A worker in this process, over a database of its own. */
interface Post {
  database: TestDatabase;
  worker: TestingModule;
  /** Writes a message the way casework does. @returns its id */
  append: (payload: NotificationPayload) => Promise<string>;
  close: () => Promise<void>;
}

async function openPost(settings: Record<string, string> = {}): Promise<Post> {
  const database = await createTestDatabase('migrated');
  await settle(database);
  const config = readConfig({ DATABASE_URL: database.url, MAIL_FROM: '蔷薇 <no-reply@qiangwei.test>', ...settings });
  const worker = await Test.createTestingModule({ imports: [WorkerModule] })
    .overrideProvider(Config)
    .useValue(config)
    .compile();
  worker.useLogger(false);
  await worker.init();
  return {
    database,
    worker,
    append: (payload) =>
      worker.get(DataSource).transaction((manager) => worker.get(Outbox).append(manager, 'notification.send', payload)),
    close: async () => {
      await worker.close();
      await database.drop();
    },
  };
}

const townReviewers = ['town-1', 'town-2'];
const bureau = ['bureau-1', 'bureau-2', 'bureau-3'];

/** Five people in two offices, one of whom has left, and one who holds two roles. */
async function settle({ query }: TestDatabase): Promise<void> {
  await query(`insert into org_unit (code, kind, name_zh, name_en)
    values ('330110005', 'town', '五常街道', 'Wuchang'), ('bureau', 'department', '区经信局', 'Bureau')`);
  for (const username of [...townReviewers, ...bureau, 'gone']) {
    const unit = username.startsWith('town') ? '330110005' : 'bureau';
    const role = unit === 'bureau' ? 'bureau-reviewer' : 'town-reviewer';
    await query(
      `with added as (
         insert into person (id, username, name, email, password_hash, active)
         values ($1, $2, $2, $2 || '@demo.invalid', '-', $2 <> 'gone') returning id
       )
       insert into role_grant (person_id, role, unit) select id, $3, $4 from added`,
      [newId(), username, role, unit],
    );
  }
  await query(`insert into role_grant (person_id, role, unit)
    select id, 'bureau-director', 'bureau' from person where username = 'bureau-1'`);
}

const payload = (number: number, audience: NotificationPayload['audience']): NotificationPayload => ({
  kind: 'handover',
  caseId: newId(),
  caseNumber: `YH-2026-${number}`,
  caseTitle: { zh: '小微企业园认定推荐', en: 'Park recognition' },
  subjectName: `示范园 ${number}`,
  audience,
  params: { dueDate: '2026-11-27' },
  at: '2026-11-23T05:00:00.000Z',
});

const everybody: NotificationPayload['audience'] = [
  { role: 'town-reviewer', unit: '330110005' },
  { unit: 'bureau' },
  { role: 'bureau-director', unit: 'bureau' },
];

const counts = (database: TestDatabase) =>
  database.query<{ channel: string; status: string; number: number }>(
    'select channel, status, count(*)::int as number from delivery group by channel, status order by channel, status',
  );

const unfinished = async (database: TestDatabase): Promise<number> => {
  const [row] = await database.query<{ number: number }>(
    'select count(*)::int as number from outbox where handled_at is null and failed_at is null',
  );
  return row?.number ?? -1;
};

describe('with a mail server that fails three of ten transactions', () => {
  const messages = 12;
  let mail: UnreliableMailServer;
  let post: Post;

  beforeAll(async () => {
    mail = new UnreliableMailServer(0.3, 20261123);
    post = await openPost({ SMTP_URL: await mail.listen() });
    for (let number = 1; number <= messages; number += 1) await post.append(payload(number, everybody));
    await eventually('every message is worked off', async () => (await unfinished(post.database)) === 0, 55_000);
  });
  afterAll(async () => {
    await post.close();
    await mail.close();
  });

  test('the server did fail', () => {
    expect(mail.failures / mail.attempts).toBeGreaterThan(0.2);
  });

  test('every mail arrives at least once, none is stuck', async () => {
    const expected = messages * (townReviewers.length + bureau.length);
    expect(await counts(post.database)).toEqual([
      { channel: 'inApp', status: 'sent', number: expected },
      { channel: 'mail', status: 'sent', number: expected },
    ]);
    const deliveries = await post.database.query<{ messageId: string }>(
      `select message_id as "messageId" from delivery where channel = 'mail'`,
    );
    const taken = new Set(mail.taken.map(({ messageId }) => messageId));
    expect(deliveries.filter(({ messageId }) => !taken.has(messageId))).toEqual([]);
  });

  test('a mail that arrives twice carries the same Message-ID, so that its reader sees one', () => {
    const readersAndCases = new Set(mail.taken.map(({ to, subject }) => `${to} ${subject}`));
    expect(readersAndCases.size).toBe(messages * (townReviewers.length + bureau.length));
    expect(mail.taken.length).toBeGreaterThan(readersAndCases.size);
    expect(new Set(mail.taken.map(({ messageId }) => messageId)).size).toBe(readersAndCases.size);
  });

  test('each person has one line per message in the notification centre', async () => {
    const rows = await post.database.query<{ username: string; number: number }>(
      `select username, count(*)::int as number from notification join person on person.id = person_id
       group by username order by username`,
    );
    expect(rows).toEqual([...bureau, ...townReviewers].map((username) => ({ username, number: messages })));
  });

  test('the mail says what happened and links to the case', () => {
    const [first] = mail.taken;
    expect(first?.subject).toMatch(/^【蔷薇】新待办：小微企业园认定推荐 · 示范园 \d+$/);
    expect(first?.text).toMatch(/查看办件：http:\/\/localhost:3000\/cases\/[0-9a-f-]{36}/);
  });
});

describe('without a mail server', () => {
  let post: Post;

  beforeAll(async () => {
    post = await openPost();
  });
  afterAll(() => post.close());

  test('however often the handler runs, each person is told once', async () => {
    const outboxId = newId();
    const handler = post.worker.get(SendNotificationHandler, { strict: false });
    const again = () => handler.handle(outboxId, { ...payload(1, everybody) });
    await Promise.all([again(), again(), again()]);
    await again();

    const people = townReviewers.length + bureau.length;
    for (const table of ['notification', 'mail']) {
      const [row] = await post.database.query<{ number: number }>(`select count(*)::int as number from ${table}`);
      expect(row).toEqual({ number: people });
    }
    expect(await counts(post.database)).toEqual([
      { channel: 'inApp', status: 'sent', number: people },
      { channel: 'mail', status: 'sent', number: people },
    ]);
  });

  test('an audience that is empty is told nothing, and the message is done', async () => {
    const id = await post.append(payload(2, [{ role: 'expert', unit: 'bureau' }, { personId: newId() }]));
    await eventually('the message is worked off', async () => (await unfinished(post.database)) === 0);
    const rows = await post.database.query('select id from delivery where outbox_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  test('a message of the wrong shape is given up with its reason, and the next one goes through', async () => {
    const broken = await post.append({ ...payload(3, everybody), at: 'yesterday' });
    await expect(post.worker.get(OutboxMessages, { strict: false }).handle(broken, true)).rejects.toThrow('yesterday');
    const [row] = await post.database.query<{ failure: string }>('select failure from outbox where id = $1', [broken]);
    expect(row?.failure).toContain('at is not a time');
    await post.append(payload(4, everybody));
    await eventually('the next message is worked off', async () => (await unfinished(post.database)) === 0);
  });
});

describe('an address that the mail server does not know', () => {
  test('is noted, not tried again, and keeps nobody else waiting', async () => {
    const mail = new UnreliableMailServer(0, 1, ['bureau-2@demo.invalid']);
    const post = await openPost({ SMTP_URL: await mail.listen() });
    await post.append(payload(1, everybody));
    await eventually('the message is worked off', async () => (await unfinished(post.database)) === 0);
    const refused = await post.database.query(
      `select username, status, attempts, last_error from delivery join person on person.id = person_id
       where channel = 'mail' and status <> 'sent'`,
    );
    expect(refused).toEqual([
      { username: 'bureau-2', status: 'refused', attempts: 1, last_error: expect.stringContaining('no such mailbox') },
    ]);
    expect(mail.taken).toHaveLength(4);
    await post.close();
    await mail.close();
  });
});

describe('a mail server that is away for longer than the queue waits', () => {
  let mail: UnreliableMailServer;
  let post: Post;
  const status = () =>
    post.database.query<{ status: string; number: number }>(
      `select status, count(*)::int as number from delivery where channel = 'mail' group by status order by status`,
    );

  /** A message as it is after its last attempt: given up, its mails still pending. */
  const giveUp = async (age: string): Promise<void> => {
    const id = newId();
    await post.database.query(`insert into outbox (id, topic, payload, sent_at) values ($1, $2, $3, now())`, [
      id,
      'notification.send',
      JSON.stringify(payload(1, [{ role: 'town-reviewer', unit: '330110005' }])),
    ]);
    await expect(post.worker.get(OutboxMessages, { strict: false }).handle(id, true)).rejects.toThrow(
      'still to be sent',
    );
    await post.database.query(
      `update delivery set created_at = now() - $2::interval, updated_at = now() - interval '6 minutes' where outbox_id = $1`,
      [id, age],
    );
  };

  beforeAll(async () => {
    mail = new UnreliableMailServer(1);
    post = await openPost({ SMTP_URL: await mail.listen() });
  });
  afterAll(async () => {
    await post.close();
    await mail.close();
  });

  test('gets the mail when it is back', async () => {
    await giveUp('1 hour');
    expect(await status()).toEqual([{ status: 'pending', number: 2 }]);
    mail.failing = 0;
    await post.worker.get(MailRetries, { strict: false }).sweep();
    await eventually('the mails are sent', async () => (await status())[0]?.status === 'sent');
    await eventually('the message is worked off', async () => (await unfinished(post.database)) === 0);
  });

  test('is not waited for longer than three days', async () => {
    mail.failing = 1;
    await giveUp('73 hours');
    await post.worker.get(MailRetries, { strict: false }).sweep();
    expect(await status()).toEqual([
      { status: 'abandoned', number: 2 },
      { status: 'sent', number: 2 },
    ]);
  });
});

describe('a mail server that cannot be reached at all', () => {
  test('keeps nobody from being told in the notification centre', async () => {
    const messages = 40;
    const post = await openPost({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
    for (let number = 1; number <= messages; number += 1) await post.append(payload(number, everybody));
    const expected = messages * (townReviewers.length + bureau.length);
    await eventually('everybody is told', async () => {
      const [row] = await post.database.query<{ number: number }>('select count(*)::int as number from notification');
      return row?.number === expected;
    });
    const [waiting] = await post.database.query<{ number: number }>(
      `select count(*)::int as number from delivery where channel = 'mail' and status = 'pending'`,
    );
    expect(waiting).toEqual({ number: expected });
    await post.close();
  });
});
