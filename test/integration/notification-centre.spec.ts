import { randomUUID } from 'node:crypto';
import type { MailView, NotificationView, Page } from '../../libs/contracts/index.js';
import { eventually } from '../support/eventually.js';
import { useWorld } from '../support/world.js';
import { EventReader } from '../chaos/event-reader.js';

const world = useWorld();

/** Tells the two bureau reviewers of the demo world about a case, the way casework does. */
async function tellBureau(caseId: string = randomUUID()): Promise<string> {
  const payload = {
    kind: 'handover',
    caseId,
    caseNumber: 'YH-2026-000001',
    caseTitle: { zh: '小微企业园认定推荐', en: 'Park recognition' },
    subjectName: '示范园',
    audience: [{ role: 'bureau-reviewer', unit: 'bureau' }],
    params: {},
    at: new Date().toISOString(),
  };
  await world.server.database.query(
    `with message as (insert into outbox (id, topic, payload) values ($1, 'notification.send', $2))
     select pg_notify('outbox', '')`,
    [randomUUID(), JSON.stringify(payload)],
  );
  return caseId;
}

async function list(username: string, query = ''): Promise<Page<NotificationView>> {
  const answer = await world.people.get(username, `/notifications${query}`);
  expect(answer.status).toBe(200);
  return answer.body as Page<NotificationView>;
}

/** The reader's line about a case, once it has come. */
const lineAbout = (username: string, caseId: string): Promise<NotificationView> =>
  eventually('the line is there', async () => (await list(username)).items.find((line) => line.caseId === caseId));

const unread = async (username: string): Promise<number> =>
  (await world.people.get(username, '/auth/me')).body.unreadNotifications as number;

async function streamOf(username: string, lastEventId?: string): Promise<EventReader> {
  const cookie = await cookieOf(username);
  return EventReader.open(`${world.server.url}/api/v1/stream`, cookie, lastEventId);
}

/** A session of its own, so that ending it ends nobody else's. */
async function cookieOf(username: string): Promise<string> {
  const answer = await fetch(`${world.server.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'Qiangwei-demo-2026' }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

describe('the notification centre', () => {
  test('shows a person their own lines, newest first, in their language', async () => {
    const caseId = await tellBureau();
    const line = await lineAbout('bureau', caseId);
    expect(line).toMatchObject({ kind: 'handover', title: '新待办：小微企业园认定推荐 · 示范园', readAt: null });
    await lineAbout('bureau-2', caseId);
    expect((await list('bureau-head')).items).toEqual([]);

    const english = await (await world.people.as('bureau')).get('/api/v1/notifications').set('Accept-Language', 'en');
    expect((english.body as Page<NotificationView>).items[0]?.title).toBe('New task: Park recognition · 示范园');
  });

  test('is read page by page without a gap', async () => {
    for (let more = 0; more < 4; more += 1) await lineAbout('bureau', await tellBureau());
    const whole = await list('bureau', '?limit=100');
    const found: NotificationView[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await list('bureau', `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(found).toEqual(whole.items);
  });

  test('marks a line as read once, and only for its reader', async () => {
    const line = await lineAbout('bureau', await tellBureau());
    const before = await unread('bureau');
    expect((await world.people.post('bureau-2', `/notifications/${line.id}/read`)).status).toBe(404);
    expect((await world.people.post('bureau', `/notifications/${randomUUID()}/read`)).status).toBe(404);
    expect((await world.people.post('bureau', '/notifications/nothing/read')).status).toBe(404);
    expect(await unread('bureau')).toBe(before);

    expect((await world.people.post('bureau', `/notifications/${line.id}/read`)).status).toBe(204);
    const read = (await list('bureau')).items.find(({ id }) => id === line.id);
    expect(read?.readAt).not.toBeNull();
    expect((await world.people.post('bureau', `/notifications/${line.id}/read`)).status).toBe(204);
    expect((await list('bureau')).items.find(({ id }) => id === line.id)).toEqual(read);
    expect((await list('bureau', '?unread=1&limit=100')).items.map(({ id }) => id)).not.toContain(line.id);
  });

  test('marks all lines as read', async () => {
    await lineAbout('bureau', await tellBureau());
    expect((await world.people.post('bureau', '/notifications/read-all')).status).toBe(204);
    expect(await unread('bureau')).toBe(0);
    expect((await list('bureau', '?unread=1')).items).toEqual([]);
  });

  test.each(['?cursor=abc', '?limit=0', '?limit=101', '?unread=maybe', '?other=1'])('refuses %s', async (query) => {
    const answer = await world.people.get('bureau', `/notifications${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'REQUEST.INVALID' });
  });

  test('is closed to nobody in particular', async () => {
    for (const path of ['notifications', 'stream', 'mailbox']) {
      expect((await fetch(`${world.server.url}/api/v1/${path}`)).status).toBe(401);
    }
  });
});

describe('the development mailbox', () => {
  test('keeps the mail that no server took', async () => {
    const caseId = await tellBureau();
    await lineAbout('bureau', caseId);
    const mails = await eventually('the mails are there', async () => {
      const answer = await world.people.get('bureau', '/mailbox?limit=100');
      const found = (answer.body as Page<MailView>).items.filter(({ text }) => text.includes(caseId));
      return found.length === 2 && found;
    });
    expect(mails.map(({ to }) => to.split('@')[0]).sort()).toEqual(['bureau', 'bureau-2']);
  });
});

describe('the stream', () => {
  test('tells the unread at the start, each new line, and what was read elsewhere', async () => {
    await world.people.post('bureau', '/notifications/read-all');
    const stream = await streamOf('bureau');
    expect(await stream.next()).toMatchObject({ event: 'unread', data: { unread: 0 } });
    const line = await lineAbout('bureau', await tellBureau());
    expect(await stream.next()).toEqual({ id: line.id, event: 'notification', data: { id: line.id, unread: 1 } });
    await world.people.post('bureau', `/notifications/${line.id}/read`);
    expect(await stream.next()).toMatchObject({ event: 'unread', data: { unread: 0 } });
    stream.close();
  });

  test('goes on where the reader stopped', async () => {
    const stream = await streamOf('bureau');
    const { id: mark } = await stream.next();
    stream.close();
    const missed = [await lineAbout('bureau', await tellBureau()), await lineAbout('bureau', await tellBureau())];
    const again = await streamOf('bureau', mark);
    expect((await again.next()).data.id).toBe(missed[0]?.id);
    expect((await again.next()).data.id).toBe(missed[1]?.id);
    expect((await again.next()).event).toBe('unread');
    again.close();
  });

  test('ends with its session, before anything more is told', async () => {
    const cookie = await cookieOf('bureau');
    const stream = await EventReader.open(`${world.server.url}/api/v1/stream`, cookie);
    await stream.next();
    const out = await fetch(`${world.server.url}/api/v1/auth/logout`, { method: 'POST', headers: { cookie } });
    expect(out.ok).toBe(true);
    await lineAbout('bureau-2', await tellBureau());
    await expect(stream.next()).rejects.toThrow('ended');
  });

  test('does not hold the server up when it stops', async () => {
    const stream = await streamOf('bureau');
    await stream.next();
    const begun = performance.now();
    expect(await world.server.terminate()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
    await expect(stream.next()).rejects.toThrow('ended');
  });
});
