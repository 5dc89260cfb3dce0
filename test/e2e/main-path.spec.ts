import supertest from 'supertest';
import type { AuditView } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { concurAll, inspect } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

describe('park-recognition from draft to certificate', () => {
  let driver: CaseDriver;
  const seen: { status: string; state: string }[] = [];

  async function step(action: Promise<unknown>) {
    await action;
    const { status, state } = await driver.view();
    seen.push({ status, state: state[0] ?? '' });
  }

  beforeAll(async () => {
    driver = await CaseDriver.ready(world.people);
    await step(driver.must('operator-a', 'SUBMIT'));
    await step(driver.must('federation', 'FORWARD'));
    await step(driver.must('town-wuchang', 'RECOMMEND'));
    await step(driver.must('bureau', 'ACCEPT'));
    await concurAll(driver);
    await step(inspect(driver));
    await step(driver.must('meeting-office', 'APPROVE'));
    await step(driver.advance('P8D'));
    await step(driver.must('bureau', 'RECORD_UPPER_DECISION', { recognised: true }));
  });

  it('passes every stage of the procedure in order', () => {
    expect(seen).toEqual([
      { status: 'received', state: 'preReview' },
      { status: 'received', state: 'townReview' },
      { status: 'received', state: 'acceptance' },
      { status: 'underReview', state: 'jointReview' },
      { status: 'underReview', state: 'committee' },
      { status: 'publicNotice', state: 'publicNotice' },
      { status: 'underReview', state: 'upward' },
      { status: 'approved', state: 'approved' },
    ]);
  });

  it('has a final view without tasks and with a stopped clock', async () => {
    const view = await driver.view();
    expect(view.tasks.filter((task) => task.state === 'open')).toEqual([]);
    expect(view.due.clock).toBe('stopped');
    expect(view.actions.filter((action) => action.allowed)).toEqual([]);
  });

  it('tells the whole story in the timeline, with people and clock apart', async () => {
    const items = await driver.timeline('auditor');
    expect(items.map((item) => item.type).slice(-14)).toEqual([
      'SUBMIT',
      'FORWARD',
      'RECOMMEND',
      'ACCEPT',
      'CONCUR',
      'CONCUR',
      'CONCUR',
      'CONCUR',
      'CONCUR',
      'RECORD_INSPECTION',
      'RECORD_INSPECTION',
      'APPROVE',
      'NOTICE_ENDED',
      'RECORD_UPPER_DECISION',
    ]);
    expect(items.map((item) => item.seq)).toEqual([...items.keys()].map((index) => index + (items[0]?.seq ?? 0)));
    expect(items.find((item) => item.type === 'NOTICE_ENDED')?.actor.id).toBeNull();
    expect(items.find((item) => item.type === 'ACCEPT')?.actor.id).not.toBeNull();
    for (const item of items) expect(item.at).toMatch(/\+08:00$/);
  });

  it('keeps a hash chain that its verifier finds intact', async () => {
    const answer = await world.people.get('auditor', `/cases/${driver.id}/audit`);
    expect(answer.status).toBe(200);
    const audit = answer.body as AuditView;
    expect(audit).toMatchObject({ caseId: driver.id, verdict: 'intact', brokenAt: null });
    for (const [index, event] of audit.events.entries()) {
      if (index > 0) expect(event.previousHash).toBe(audit.events[index - 1]?.hash);
    }
  });

  it('issues acceptance notice, decision and certificate as PDF', async () => {
    const letters = await driver.letters();
    expect(letters.length).toBeGreaterThanOrEqual(3);
    expect(new Set(letters.map((letter) => letter.number)).size).toBe(letters.length);
    const agent = await world.people.as('operator-a');
    for (const letter of letters) {
      const content = await agent.get(`/api/v1/documents/${letter.documentId}/content`);
      expect(content.status).toBe(200);
      expect(content.headers['content-type']).toMatch(/^application\/pdf/);
      expect(content.headers['content-disposition']).toMatch(/^attachment/);
      expect((content.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
      expect((content.body as Buffer).length).toBeGreaterThan(2_000);
    }
  });

  it('lets anyone verify the certificate, as JSON and as a page', async () => {
    const certificate = (await driver.letters()).find((letter) => letter.verificationCode);
    const path = `/public/verify/${certificate?.verificationCode ?? ''}`;
    const json = await supertest(world.server.url).get(path).set('Accept', 'application/json');
    expect(json.status).toBe(200);
    expect(json.body).toMatchObject({
      code: certificate?.verificationCode,
      valid: true,
      number: certificate?.number,
      holder: (await driver.view()).subject.name,
    });
    const page = await supertest(world.server.url).get(path).set('Accept', 'text/html');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.text).toContain(certificate?.number);
  });

  it('answers that an invented certificate code is not valid', async () => {
    const answer = await supertest(world.server.url)
      .get('/public/verify/AAAA-BBBB-CCCC')
      .set('Accept', 'application/json');
    expect(answer.status).toBe(404);
  });

  it('registers the park as recognised', async () => {
    const { subject } = await driver.view();
    const parks = (await world.people.get('bureau', '/parks')).body.items as {
      id: string;
      recognisedAt: string | null;
    }[];
    expect(parks.find((park) => park.id === subject.id)?.recognisedAt).toEqual(expect.any(String));
  });

  it('cannot be decided a second time', async () => {
    const again = await driver.send('bureau', 'RECORD_UPPER_DECISION', { payload: { recognised: false } });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'CASE.NOT_IN_STATE', availableEvents: [] });
  });
});

it('ends in rejected when the upper level does not recognise the park', async () => {
  const driver = await CaseDriver.submitted(world.people, 'operator-b');
  await driver.through(['federation', 'FORWARD'], ['town-cangqian', 'RECOMMEND'], ['bureau', 'ACCEPT']);
  await concurAll(driver);
  await inspect(driver);
  await driver.must('meeting-office', 'APPROVE');
  await driver.advance('P8D');
  const view = await driver.must('bureau-2', 'RECORD_UPPER_DECISION', { recognised: false });
  expect(view.status).toBe('rejected');
  expect((await driver.letters()).some((letter) => letter.verificationCode)).toBe(false);
});
