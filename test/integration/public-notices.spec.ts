import { DataSource } from 'typeorm';
import { readConfig } from '#libs/platform/config/environment.js';
import { applicationDataSourceOptions } from '#libs/platform/database/data-source.js';
import { newId } from '#libs/platform/ids.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { PublicNotice } from '#libs/documents/public-notice/public-notice.entity.js';
import { type NewPublicNotice, PublicNotices } from '#libs/documents/public-notice/public-notices.service.js';

let database: TestDatabase;
let dataSource: DataSource;
let notices: PublicNotices;

beforeAll(async () => {
  database = await createTestDatabase();
  const config = readConfig({ DATABASE_URL: database.url });
  dataSource = await new DataSource({ ...applicationDataSourceOptions(config), entities: [PublicNotice] }).initialize();
  notices = new PublicNotices(dataSource);
});

afterEach(() => database.query('truncate public_notice'));

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

function notice(caseId: string, change: Partial<NewPublicNotice> = {}): NewPublicNotice {
  return {
    caseId,
    caseNumber: 'RD-2026-0007',
    title: { zh: '关于拟认定小微企业园的公示', en: 'Intended recognition of a park' },
    subject: '云谷小微企业园',
    applicant: '云谷园区运营有限公司',
    territory: '五常街道',
    basis: '区联席会议纪要',
    receivingOffice: '余杭区经济和信息化局',
    publishedAt: new Date('2026-11-23T02:00:00Z'),
    lastDay: '2026-11-30',
    ...change,
  };
}

async function statuses(caseId: string): Promise<[string, string][]> {
  const { items } = await notices.list({ limit: 100 });
  return items.filter((item) => item.caseId === caseId).map(({ status, lastDay }) => [status, lastDay]);
}

describe('the notice board', () => {
  it('follows a notice from publication over an objection to its end', async () => {
    const caseId = newId();
    await notices.publish(dataSource.manager, notice(caseId));
    expect(await statuses(caseId)).toEqual([['open', '2026-11-30']]);
    await notices.pause(dataSource.manager, caseId);
    expect(await statuses(caseId)).toEqual([['paused', '2026-11-30']]);
    await notices.resume(dataSource.manager, caseId, '2026-12-09');
    expect(await statuses(caseId)).toEqual([['open', '2026-12-09']]);
    await notices.end(dataSource.manager, caseId);
    expect(await statuses(caseId)).toEqual([['ended', '2026-12-09']]);
  });

  it('shows one current notice of a case; what ended stays as it was', async () => {
    const caseId = newId();
    await notices.publish(dataSource.manager, notice(caseId));
    await notices.publish(
      dataSource.manager,
      notice(caseId, { publishedAt: new Date('2027-01-04T02:00:00Z'), lastDay: '2027-01-11' }),
    );
    await notices.pause(dataSource.manager, caseId);
    expect(await statuses(caseId)).toEqual([
      ['paused', '2027-01-11'],
      ['ended', '2026-11-30'],
    ]);
  });

  it('is changed only when the transaction commits', async () => {
    const caseId = newId();
    await dataSource
      .transaction(async (manager) => {
        await notices.publish(manager, notice(caseId));
        throw new Error('refused after all');
      })
      .catch(() => undefined);
    expect(await statuses(caseId)).toEqual([]);
  });

  it('is turned page by page, newest first, without gap or repeat', async () => {
    const published = Array.from({ length: 7 }, (_, index) => new Date(Date.UTC(2026, 10, 1 + Math.floor(index / 2))));
    for (const publishedAt of published) await notices.publish(dataSource.manager, notice(newId(), { publishedAt }));
    const seen: Date[] = [];
    const ids = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await notices.list({ limit: 3, cursor });
      page.items.forEach((item) => ids.add(item.id));
      seen.push(...page.items.map((item) => item.publishedAt));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(ids.size).toBe(7);
    expect(seen).toEqual([...published].reverse());
  });

  it('lists one status when asked, and refuses a cursor that it did not make', async () => {
    const [open, ended] = [newId(), newId()];
    await notices.publish(dataSource.manager, notice(open));
    await notices.publish(dataSource.manager, notice(ended));
    await notices.end(dataSource.manager, ended);
    const { items } = await notices.list({ status: 'ended', limit: 10 });
    expect(items.map(({ caseId }) => caseId)).toEqual([ended]);
    await expect(notices.list({ limit: 10, cursor: 'bm90aGluZw' })).rejects.toThrow('REQUEST.INVALID');
  });

  it('finds the notices of one case by its number', async () => {
    const caseId = newId();
    await notices.publish(dataSource.manager, notice(caseId, { caseNumber: 'RD-2026-0042' }));
    const { items } = await notices.list({ caseNumber: 'RD-2026-0042', limit: 10 });
    expect(items.map((item) => item.caseId)).toEqual([caseId]);
    expect((await notices.list({ caseNumber: 'RD-2026-004', limit: 10 })).items).toEqual([]);
  });
});
