import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { type Actor, systemActor } from '../../libs/identity/actor.js';
import { ActorOf } from '../../libs/identity/actor.query.js';
import { IdentityModule } from '../../libs/identity/identity.module.js';
import { Config } from '../../libs/platform/config/config.js';
import { readConfig } from '../../libs/platform/config/environment.js';
import { newId } from '../../libs/platform/ids.js';
import { PlatformModule } from '../../libs/platform/platform.module.js';
import { Programmes } from '../../libs/registers/programme-progress.query.js';
import { RegisterLists } from '../../libs/registers/register-lists.query.js';
import { Registers } from '../../libs/registers/registers.js';
import { RegistersModule } from '../../libs/registers/registers.module.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let app: TestingModule;
let registers: Registers;
let lists: RegisterLists;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  app = await Test.createTestingModule({ imports: [PlatformModule, IdentityModule, RegistersModule] })
    .overrideProvider(Config)
    .useValue(readConfig({ DATABASE_URL: database.url, QIANGWEI_DEMO: '1' }))
    .compile();
  app.useLogger(false);
  await app.init();
  registers = app.get(Registers);
  lists = app.get(RegisterLists);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const as = (username: string) => app.get(ActorOf).byUsername(username);
const manager = () => app.get(DataSource).manager;
const subject = async (username: string, subjectId?: string) =>
  registers.findSubject(manager(), { actor: await as(username), ...(subjectId === undefined ? {} : { subjectId }) });
const everything = { lang: 'zh', limit: 100 } as const;

describe('the subject of a case', () => {
  it('is by default the park that the operator runs, with its two territories', async () => {
    expect(await subject('operator-a')).toMatchObject({
      kind: 'park',
      name: '木香智造小微企业园',
      applicantUnit: 'company-muxiang',
      territoryUnit: '330110005',
      platformUnit: 'platform-future',
      federationMember: true,
      prefill: {
        parkName: '木香智造小微企业园',
        parkKind: 'manufacturing',
        territory: '330110005',
        operatorName: '杭州木香园区运营管理有限公司',
        landArea: 63,
        floorArea: 88600,
        plotRatio: 2.11,
      },
    });
  });

  it('is by default the firm of an agent', async () => {
    expect(await subject('firm-b')).toMatchObject({
      kind: 'enterprise',
      applicantUnit: 'company-yanchuan',
      territoryUnit: '330110012',
      platformUnit: null,
    });
  });

  it('may be named by its id', async () => {
    const { id } = await subject('operator-a');
    expect(await subject('operator-a', id)).toMatchObject({ id });
  });

  it('is not found when another company runs it, when nobody does, and for those who run nothing', async () => {
    const parkB = (await subject('operator-b')).id;
    const firmA = (await subject('firm-a')).id;
    for (const [username, id] of [
      ['operator-a', parkB],
      ['operator-a', firmA],
      ['firm-a', (await subject('operator-a')).id],
      ['operator-a', newId()],
      ['operator-a', 'not-an-id'],
      ['bureau', parkB],
      ['bureau', undefined],
      ['federation', undefined],
    ] as const) {
      await expect(subject(username, id)).rejects.toMatchObject({ code: 'CASE.SUBJECT_NOT_FOUND' });
    }
    await expect(registers.findSubject(manager(), { actor: systemActor })).rejects.toMatchObject({
      code: 'CASE.SUBJECT_NOT_FOUND',
    });
  });

  it('has to be named when a company runs several parks', async () => {
    const [second] = await database.query<{ id: string }>(
      `insert into park (id, name, kind, operator_id, territory_unit, address, land_area, floor_area, federation_member)
       select gen_random_uuid(), '木香二期小微企业园', 'manufacturing', id, '330110011', '闲林街道', 20000, 40000, true
       from enterprise where unit = 'company-muxiang' returning id`,
    );
    await expect(subject('operator-a')).rejects.toMatchObject({ code: 'CASE.SUBJECT_NOT_FOUND' });
    expect(await subject('operator-a', second!.id)).toMatchObject({
      name: '木香二期小微企业园',
      territoryUnit: '330110011',
    });
    await database.query('delete from park where id = $1', [second!.id]);
  });
});

describe('a recognition', () => {
  const recognise = (parkId: string, recognition: { caseId: string; at: Date; certificateNumber: string }) =>
    app.get(DataSource).transaction((transaction) => registers.recognisePark(transaction, parkId, recognition));

  it('enters the park and its certificate once, however often the case says so', async () => {
    const park = await subject('operator-b');
    const recognition = { caseId: newId(), at: new Date('2026-12-01T02:00:00Z'), certificateNumber: 'QW-2026-000001' };
    await recognise(park.id, recognition);
    await Promise.all([recognise(park.id, recognition), recognise(park.id, recognition)]);
    const { items } = await lists.parks(await as('operator-b'), everything);
    expect(items).toEqual([
      expect.objectContaining({ recognisedAt: '2026-12-01T10:00:00+08:00', certificateNumber: 'QW-2026-000001' }),
    ]);
    expect(await database.query('select number, holder, case_id from certificate')).toEqual([
      { number: 'QW-2026-000001', holder: '杭州月季园区运营管理有限公司', case_id: recognition.caseId },
    ]);
  });

  it('refuses a number that another certificate has', async () => {
    const park = await subject('operator-a');
    const recognition = { caseId: newId(), at: new Date(), certificateNumber: 'QW-2026-000001' };
    await expect(recognise(park.id, recognition)).rejects.toThrow('certificate_number_key');
  });
});

describe('who sees what', () => {
  const names = async (username: string) => {
    const actor = await as(username);
    const [parks, enterprises, parcels, blocks] = await Promise.all([
      lists.parks(actor, everything),
      lists.enterprises(actor, everything),
      lists.parcels(actor, everything),
      lists.blocks(actor, everything),
    ]);
    return {
      parks: parks.items.map(({ name }) => name),
      enterprises: enterprises.items.map(({ name }) => name),
      parcels: parcels.items,
      blocks: blocks.items,
    };
  };

  it('an operator: the own park with its tenants', async () => {
    const seen = await names('operator-a');
    expect(seen.parks).toEqual(['木香智造小微企业园']);
    expect(seen.enterprises).toHaveLength(7);
    expect(seen.enterprises).toContain('杭州澄屿智能装备有限公司');
    expect(seen.parcels).toHaveLength(1);
  });

  it('a firm: its own entry and the park that it sits in', async () => {
    const seen = await names('firm-a');
    expect(seen.parks).toEqual(['木香智造小微企业园']);
    expect(seen.enterprises).toEqual(['杭州澄屿智能装备有限公司']);
    expect(seen.parcels).toEqual([]);
  });

  it('a town: its territory, a platform: its boundary, and both what lies in both', async () => {
    const [town, other, platform] = await Promise.all(['town-wuchang', 'town-cangqian', 'platform-future'].map(names));
    expect(town!.parks).toEqual(['木香智造小微企业园']);
    expect(other!.parks).toEqual(['月季数字小微企业园']);
    expect(platform!.parks.sort()).toEqual(['木香智造小微企业园', '海棠生物医药小微企业园'].sort());
    expect(platform!.enterprises).toEqual(
      expect.arrayContaining(['杭州澄屿智能装备有限公司', '杭州桉蘅生物技术有限公司']),
    );
    for (const { territory } of [...town!.parcels, ...town!.blocks]) expect(territory.id).toBe('330110005');
    for (const { platform: boundary } of platform!.parcels) expect(boundary?.id).toBe('platform-future');
  });

  it('the federation: its members; bureau, departments, leaders and auditor: the district', async () => {
    expect((await names('federation')).parks).toHaveLength(7);
    expect((await names('federation')).enterprises).not.toContain('杭州穗食坊食品有限公司');
    for (const username of ['bureau', 'dept-fire', 'district-head', 'meeting-office', 'auditor']) {
      const seen = await names(username);
      expect([seen.parks.length, seen.enterprises.length, seen.blocks.length]).toEqual([8, 43, 32]);
    }
  });

  it('experts and the two administrators: nothing', async () => {
    for (const username of ['expert-a', 'security-admin', 'system-admin']) {
      expect(await names(username)).toEqual({ parks: [], enterprises: [], parcels: [], blocks: [] });
    }
  });
});

describe('a list', () => {
  const walk = async (actor: Actor, limit: number) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await lists.enterprises(actor, { lang: 'zh', limit, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return seen;
  };

  it('comes in pages that together are the whole, each row once', async () => {
    const actor = await as('bureau');
    const whole = await walk(actor, 100);
    for (const limit of [1, 10, 43]) expect(await walk(actor, limit)).toEqual(whole);
    expect(new Set(whole).size).toBe(43);
  });

  it('is searched by part of a name or credit code, taken literally', async () => {
    const actor = await as('bureau');
    const search = async (text: string) => (await lists.enterprises(actor, { ...everything, q: text })).items;
    expect(await search('澄屿')).toHaveLength(1);
    expect(await search('gyx00201')).toHaveLength(1);
    expect(await search('%')).toEqual([]);
    expect(await search("' or true --")).toEqual([]);
  });

  it('names offices in the language asked for', async () => {
    const { items } = await lists.parks(await as('operator-a'), { lang: 'en', limit: 1 });
    expect(items[0]).toMatchObject({
      territory: { name: 'Wuchang Street' },
      platform: { name: 'Future Sci-Tech City' },
    });
  });
});

describe('a programme', () => {
  it('sums up what cases have contributed', async () => {
    const programmes = app.get(Programmes);
    const before = await programmes.progress('3655', 'zh');
    expect(before.targets.map(({ key, target, actual }) => [key, target, actual])).toEqual([
      ['plannedBlocks', 32, 0],
      ['renewedBlocks', 10, 0],
      ['vacatedLand', 3000, 0],
      ['newFloorSpace', 150, 0],
    ]);
    for (const amount of [12.5, 30]) {
      await database.query(
        `insert into programme_contribution (id, programme, target, case_id, amount, achieved_on)
         values (gen_random_uuid(), '3655', 'vacatedLand', gen_random_uuid(), $1, '2026-11-23')`,
        [amount],
      );
    }
    const after = await programmes.progress('3655', 'en');
    expect(after.targets[2]).toEqual({
      key: 'vacatedLand',
      title: 'Land freed',
      unit: 'mu',
      target: 3000,
      actual: 42.5,
    });
    await expect(programmes.progress('3656', 'zh')).rejects.toMatchObject({ code: 'REQUEST.NOT_FOUND' });
  });
});
