import type { ConsultationsView, TimelineItem } from '../../libs/contracts/index.js';
import type { CaseDriver } from '../support/case-driver.js';
import { eventually } from '../support/eventually.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/** 征求意见: asked by whoever decides, answered once by whoever was asked, unseen by the applicant. */

const world = useWorld();
let driver: CaseDriver;
let path: string;

beforeEach(async () => {
  driver = await upTo.acceptance(world.people);
  path = `/cases/${driver.id}/consultations`;
});

async function idOf(username: string): Promise<string> {
  const [person] = await world.server.database.query<{ id: string }>('select id from person where username = $1', [
    username,
  ]);
  return person?.id ?? '';
}

async function ask(asker: string, whom: string, lastDay = '2099-12-31') {
  const personId = await idOf(whom);
  return world.people.post(asker, path, { personId, question: '该园区是否符合产业规划？', lastDay });
}

async function asked(whom: string): Promise<string> {
  const answer = await ask('bureau', whom);
  expect(answer.status).toBe(201);
  return (answer.body as ConsultationsView).items[0]?.id ?? '';
}

const timelineOf = async (username: string) =>
  (await world.people.get(username, `/cases/${driver.id}/timeline`)).body.items as TimelineItem[];

it('lets somebody outside the procedure read the case and answer once, and leaves the case where it is', async () => {
  const before = await driver.view('bureau');
  expect((await world.people.get('dept-science', `/cases/${driver.id}`)).status).toBe(404);
  const id = await asked('dept-science');
  await eventually('dept-science is told', async () => {
    const { body } = await world.people.get('dept-science', '/notifications');
    return (body.items as { caseId: string }[]).find(({ caseId }) => caseId === driver.id);
  });
  expect((await world.people.get('dept-science', `/cases/${driver.id}`)).status).toBe(200);
  const answered = await world.people.post('dept-science', `${path}/${id}/answer`, { opinion: '符合。' });
  expect(answered.body.items).toMatchObject([{ state: 'answered', answer: '符合。', mayAnswer: false }]);
  const again = await world.people.post('dept-science', `${path}/${id}/answer`, { opinion: '不符合。' });
  expect(again.body).toMatchObject({ code: 'CONSULTATION.CLOSED' });
  const after = await driver.view('bureau');
  expect([after.state, after.version]).toEqual([before.state, before.version]);
  expect((await driver.send('bureau', 'ACCEPT')).status).toBe(200);
  const audit = await world.people.get('bureau', `/cases/${driver.id}/audit`);
  expect(audit.body).toMatchObject({ verdict: 'intact', findings: [] });
});

it('shows officials who asked whom what, and the applicant only that the chain has a line', async () => {
  await asked('dept-science');
  const officials = (await timelineOf('bureau')).at(-1);
  expect(officials).toMatchObject({ type: 'OPINION_ASKED', payload: { question: '该园区是否符合产业规划？' } });
  const applicant = (await timelineOf('operator-a')).at(-1);
  expect(applicant).toMatchObject({ type: 'INTERNAL', payload: null, actor: { id: null, name: '办理单位' } });
  const { body } = await world.people.get('operator-a', path);
  expect(body).toEqual({ items: [], mayAsk: false });
  const audit = await world.people.get('operator-a', `/cases/${driver.id}/audit`);
  expect(JSON.stringify(audit.body)).not.toContain('OPINION');
});

it('takes the right to read away with the question', async () => {
  const id = await asked('expert-a');
  expect((await world.people.get('expert-a', `/cases/${driver.id}`)).status).toBe(200);
  const withdraw = (username: string) => world.people.post(username, `${path}/${id}/withdraw`, { reason: '已有结论' });
  expect((await withdraw('bureau-2')).status).toBe(403);
  expect((await withdraw('bureau')).status).toBe(200);
  expect((await world.people.get('expert-a', `/cases/${driver.id}`)).status).toBe(404);
});

describe('refuses', () => {
  it.each([
    ['the applicant', 'operator-a', 403],
    ['an office whose turn it is not', 'town-wuchang', 403],
    ['a foreign territory, which knows of no case', 'town-cangqian', 404],
    ['the auditor, who watches', 'auditor', 403],
    ['an administrator', 'system-admin', 404],
  ])('a question by %s', async (_, asker, status) => {
    expect((await ask(asker, 'dept-science')).status).toBe(status);
  });

  it.each(['operator-b', 'operator-a', 'bureau', 'auditor'])('a question to %s', async (whom) => {
    expect((await ask('bureau', whom)).body).toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it('a last day that has passed or that no month has, a second question before the answer, and an answer by another', async () => {
    expect((await ask('bureau', 'dept-science', '2020-01-01')).status).toBe(422);
    expect((await ask('bureau', 'dept-science', '2099-02-31')).status).toBe(422);
    const id = await asked('dept-science');
    expect((await ask('bureau', 'dept-science')).body).toMatchObject({ code: 'CONSULTATION.ASKED_ALREADY' });
    expect((await world.people.post('bureau-2', `${path}/${id}/answer`, { opinion: '好' })).status).toBe(403);
  });
});

it('reminds whoever was asked, once, on the day before the last day', async () => {
  const id = await asked('expert-b');
  const { database } = world.server;
  await database.query('update consultation set last_day = current_date where id = $1', [id]);
  const reminded = async () => {
    await world.people.post('bureau', '/demo/clock', { advance: 'PT0S' });
    const { body } = await world.people.get('expert-b', '/notifications');
    return (body.items as { kind: string; caseId: string }[]).filter(
      ({ kind, caseId }) => kind === 'opinionDue' && caseId === driver.id,
    );
  };
  await eventually('the reminder', async () => ((await reminded()).length > 0 ? true : undefined));
  expect(await reminded()).toHaveLength(1);
});
