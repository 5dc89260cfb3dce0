import type { RouteView, WaitingView } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

async function waiting(driver: CaseDriver, username: string, lang = 'zh'): Promise<WaitingView> {
  const agent = await world.people.as(username);
  const answer = await agent.get(`/api/v1/cases/${driver.id}/waiting`).set('Accept-Language', lang);
  expect(answer.status).toBe(200);
  return answer.body as WaitingView;
}

async function route(username: string, path: string, lang = 'zh'): Promise<RouteView> {
  const answer = await (await world.people.as(username)).get(`/api/v1${path}`).set('Accept-Language', lang);
  expect(answer.status).toBe(200);
  return answer.body as RouteView;
}

describe('why a case stands where it stands', () => {
  it('one office: who, since when, until when; staffing only for the offices', async () => {
    const driver = await upTo.townReview(world.people);
    const seen = await waiting(driver, 'bureau');
    expect(seen).toMatchObject({
      holdUp: 'duties',
      suspension: null,
      waitsFor: [
        {
          duty: 'townReview',
          office: { id: '330110005', name: '五常街道' },
          role: 'town-reviewer',
          person: expect.any(String),
          people: { holders: 1, eligible: 1 },
          daysLeft: 5,
          overdueBy: null,
          stuck: null,
        },
      ],
    });
    expect(seen.sentences[0]).toMatch(/^等待五常街道（镇街经办人）.+办理「属地初审」：.+还有 5 个工作日。$/);
    const applicant = await waiting(driver, 'operator-a', 'en');
    expect(applicant.waitsFor[0]?.people).toBeNull();
    expect(applicant.sentences[0]).toMatch(/^Waits for .+ Town review, since .+ 5 working days left\.$/);
  });

  it('overdue: by how many working days, who was told, who was urged', async () => {
    const driver = await upTo.townReview(world.people, 'operator-b');
    const [task] = (await driver.view()).tasks.filter(({ state }) => state === 'open');
    await world.people.post('operator-b', `/tasks/${task!.id}/urge`, { message: '请尽快' });
    await driver.advance('P12D');
    const seen = await waiting(driver, 'operator-b');
    expect(seen.waitsFor[0]).toMatchObject({
      daysLeft: null,
      overdueBy: expect.any(Number),
      told: [{ what: 'urged' }, { what: 'escalated', who: expect.stringContaining('负责人') }],
    });
    expect(seen.sentences.join()).toContain('已逾期');
    expect(seen.sentences.join()).toContain('上报');
  });

  it('joint review: every open duty, and the signatures that are missing', async () => {
    const driver = await upTo.jointReview(world.people);
    await driver.must('dept-fire', 'CONCUR');
    await driver.must('bureau', 'RECORD_INSPECTION');
    const { waitsFor, sentences } = await waiting(driver, 'operator-a');
    expect(waitsFor.map(({ duty }) => duty).sort()).toEqual([
      'ecology',
      'emergency',
      'housing',
      'inspection',
      'planning',
    ]);
    const inspection = waitsFor.find(({ duty }) => duty === 'inspection')!;
    expect(inspection.signatures).toMatchObject({ required: 2, missing: 1, signed: [expect.anything()] });
    expect(inspection.person).not.toBe(inspection.signatures!.signed[0]!.name);
    expect(sentences[0]).toContain('同时等待 5 项');

    const reasons = (await driver.action('meeting-office', 'APPROVE'))?.reasons ?? [];
    expect(reasons[0]?.holders?.map(({ duty }) => duty).sort()).toEqual(waitsFor.map(({ duty }) => duty).sort());
    const refused = await driver.send('meeting-office', 'APPROVE');
    expect(refused.status).toBe(409);
    expect((refused.body as unknown as { reasons: unknown }).reasons).toEqual(reasons);
  });

  it('suspended: which procedure, and who ends it; public notice: a limit; closed: nobody', async () => {
    const driver = await upTo.publicNotice(world.people);
    expect(await waiting(driver, 'operator-a')).toMatchObject({ holdUp: 'limit', waitsFor: [{ role: 'system' }] });
    await driver.must('bureau', 'SUSPEND');
    const suspended = await waiting(driver, 'operator-a');
    expect(suspended).toMatchObject({
      holdUp: 'suspended',
      suspension: { resumedBy: expect.stringContaining('经信局') },
    });
    await driver.must('operator-a', 'WITHDRAW');
    expect(await waiting(driver, 'operator-a')).toMatchObject({ holdUp: 'closed', waitsFor: [] });
  });

  it('nobody can act: says so, why to the offices only, and who can mend it', async () => {
    const driver = await upTo.acceptance(world.people);
    const { database } = world.server;
    await database.query(`update person set active = false where username in ('bureau', 'bureau-2')`);
    try {
      const seen = await waiting(driver, 'bureau-head');
      expect(seen.waitsFor[0]).toMatchObject({
        people: { holders: 0, eligible: 0 },
        stuck: { message: '该单位没有人持有这一岗位。', unblockedBy: expect.stringContaining('安全管理员') },
      });
      expect((await waiting(driver, 'operator-a')).waitsFor[0]?.stuck?.message).toContain('目前没有可以办理');
    } finally {
      await database.query(`update person set active = true where username in ('bureau', 'bureau-2')`);
    }
  });

  it('is for those who follow the case', async () => {
    const driver = await upTo.publicNotice(world.people);
    for (const path of ['waiting', 'route']) {
      for (const stranger of ['town-cangqian', 'firm-b', 'operator-b', 'security-admin']) {
        expect((await world.people.get(stranger, `/cases/${driver.id}/${path}`)).status).toBe(404);
      }
    }
  });
});

describe('the route before anything is filed', () => {
  it('names the offices of the reader’s own park, with dates and the promise', async () => {
    const [a, b] = [
      await route('operator-a', '/case-types/park-recognition/route'),
      await route('operator-b', '/case-types/park-recognition/route'),
    ];
    const town = (view: RouteView) => view.stages.find(({ state }) => state === 'townReview')?.steps[0]?.office;
    expect([town(a)?.id, town(b)?.id]).toEqual(['330110005', '330110012']);
    expect(a.outcome).toMatchObject({ state: 'approved' });
    expect(a.promise).toMatchObject({ days: 45, kind: 'wd', date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(a.stages.find(({ state }) => state === 'jointReview')?.steps).toHaveLength(6);
    expect(a.sentences.join('')).toContain(a.ends);
  });

  it('is the one that a draft of it has', async () => {
    const driver = await CaseDriver.draft(world.people);
    const before = await route('operator-a', '/case-types/park-recognition/route', 'en');
    expect(await route('operator-a', `/cases/${driver.id}/route`, 'en')).toEqual(before);
  });

  it('is for those who may apply, and for what is theirs', async () => {
    const foreign = (await world.people.get('operator-b', '/parks')).body.items as { id: string }[];
    const ask = async (username: string, query = '') =>
      (await world.people.get(username, `/case-types/park-recognition/route${query}`)).body as Record<string, unknown>;
    expect(await ask('bureau')).toMatchObject({
      code: 'AUTH.FORBIDDEN',
      reasons: [{ unblockedBy: '园区运营机构经办人' }],
    });
    expect(await ask('operator-a', `?subjectId=${foreign[0]!.id}`)).toMatchObject({ code: 'CASE.SUBJECT_NOT_FOUND' });
    expect(await ask('operator-a', '?subjectId=x')).toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it('does not tell the applicant of a veto by the detour that it forces', async () => {
    const driver = await upTo.jointReview(world.people);
    for (const department of ['planning', 'ecology', 'emergency', 'housing'])
      await driver.must(`dept-${department}`, 'CONCUR');
    await driver.must('dept-fire', 'OBJECT');
    await driver.must('bureau', 'RECORD_INSPECTION');
    await driver.must('bureau-2', 'RECORD_INSPECTION');
    const first = async (username: string) =>
      (await route(username, `/cases/${driver.id}/route`)).stages[0]?.steps[0]?.event;
    expect([await first('bureau'), await first('operator-a')]).toEqual(['RETURN', 'APPROVE']);
  });
});

describe('the deadline explained', () => {
  it('tells the setting with the day from which it holds, the calendar and the law, for tasks and for the promise', async () => {
    const { database } = world.server;
    await database.query(
      `insert into case_setting (case_type, version, key, value, effective_from)
       values ('park-recognition', 1, 'townReviewDays', 7, '2020-01-01')`,
    );
    const driver = await upTo.townReview(world.people);
    const task = (await driver.view()).tasks.find(({ duty }) => duty === 'townReview');
    expect(task?.basis).toMatchObject({
      days: 7,
      kind: 'wd',
      setting: { key: 'townReviewDays', title: '属地初审时限', value: 7, effectiveFrom: '2020-01-01' },
      calendar: { version: expect.stringContaining('2026:'), years: [{ year: 2026, provisional: false }] },
    });
    expect(task?.explanation[0]).toMatchObject({ effect: 'start', basis: '《民法典》第二百零一条' });
    await database.query(`delete from case_setting where key = 'townReviewDays' and effective_from = '2020-01-01'`);
    await driver.must('town-wuchang', 'RECOMMEND');
    const { due } = await driver.must('bureau', 'ACCEPT');
    expect(due.basis).toMatchObject({ days: 45, setting: { key: 'promiseDays', effectiveFrom: null } });
    expect(due.basis?.rules.length).toBeGreaterThan(1);
    expect(due.explanation.filter(({ effect, basis }) => effect !== 'due' && !basis)).toEqual([]);
  });
});
