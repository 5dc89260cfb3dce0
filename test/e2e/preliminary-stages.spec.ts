import type { Problem } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import type { People } from '../support/people.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

describe('draft', () => {
  it('starts with the applicant’s own park and no promise date', async () => {
    const driver = await CaseDriver.draft(world.people);
    const view = await driver.view();
    expect(view).toMatchObject({ status: 'draft', version: expect.any(Number), type: 'park-recognition' });
    expect(view.subject.kind).toBe('park');
    expect(view.territory.id).toBe('330110005');
    expect(view.due.date).toBeNull();
  });

  it('refuses SUBMIT and names every required attachment that is missing', async () => {
    const driver = await CaseDriver.draft(world.people);
    const missing = (await driver.view()).missingAttachments;
    expect(missing.length).toBeGreaterThan(0);
    const answer = await driver.send('operator-a', 'SUBMIT');
    expect(answer.status).toBe(422);
    const { code, reasons } = answer.body as unknown as Problem;
    expect(code).toBe('CASE.GUARD_REFUSED');
    expect(reasons?.map((reason) => reason.code)).toEqual(missing.map(() => 'CASE.ATTACHMENT_MISSING'));
    expect((await driver.view()).status).toBe('draft');
  });

  it('refuses SUBMIT of an invalid credit code and points at the field', async () => {
    const driver = await CaseDriver.ready(world.people);
    const { form } = await driver.view();
    const field = Object.keys(form).find((key) => /credit/i.test(key)) ?? 'creditCode';
    await save(driver, { ...form, [field]: '91350100M000100Y4Z' });
    const answer = await driver.send('operator-a', 'SUBMIT');
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain(field);
    await save(driver, form);
    expect((await driver.must('operator-a', 'SUBMIT')).status).toBe('received');
  });

  it('saves a form that is not finished and says what SUBMIT would refuse', async () => {
    const driver = await CaseDriver.draft(world.people);
    const { form } = await driver.view();
    await save(driver, { ...form, rentedArea: null, firms: 'many' });
    const { formErrors } = await driver.view();
    expect(new Set(formErrors.map((error) => error.pointer))).toEqual(new Set(['/firms', '/rentedArea']));
    expect((await driver.send('operator-a', 'SUBMIT')).status).toBe(422);
  });

  it('can be discarded by its applicant', async () => {
    const driver = await CaseDriver.draft(world.people);
    expect((await driver.must('operator-a', 'DISCARD')).status).toBe('void');
  });

  it('is nobody else’s business', async () => {
    const driver = await CaseDriver.draft(world.people);
    for (const other of ['operator-b', 'firm-a', 'town-wuchang', 'bureau', 'federation', 'dept-fire', 'expert-a']) {
      expect((await world.people.get(other, `/cases/${driver.id}`)).status).toBe(404);
    }
  });

  it('cannot be edited any more once it is submitted', async () => {
    const driver = await CaseDriver.submitted(world.people);
    const { form, version } = await driver.view();
    const agent = await world.people.as('operator-a');
    const answer = await agent.patch(`/api/v1/cases/${driver.id}`).set('If-Match', `"${version}"`).send({ form });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('CASE.NOT_EDITABLE');
  });
});

describe('correction', () => {
  const askers = [
    { stage: 'preReview', asker: 'federation', reach: (p: People) => CaseDriver.submitted(p) },
    { stage: 'townReview', asker: 'town-wuchang', reach: upTo.townReview },
    { stage: 'acceptance', asker: 'bureau', reach: upTo.acceptance },
  ];

  it.each(askers)('asked in $stage pauses the case and returns there', async ({ stage, asker, reach }) => {
    const driver = await reach(world.people);
    const items = [{ about: 'business-licence', note: '请上传加盖公章的副本' }];
    const paused = await driver.must(asker, 'REQUEST_CORRECTION', { items });
    expect(paused.status).toBe('correction');
    const seen = await driver.view();
    expect(seen.requests).toMatchObject({ kind: 'correction', items });
    expect(seen.due.clock).not.toBe('running');
    const view = await driver.must('operator-a', 'RESUBMIT');
    expect(view.state[0]).toBe(stage);
    expect(view.requests).toBeNull();
  });

  it('lets the applicant change form and attachments meanwhile', async () => {
    const driver = await CaseDriver.submitted(world.people);
    await driver.must('federation', 'REQUEST_CORRECTION');
    const { form } = await driver.view();
    await save(driver, form);
    expect((await driver.must('operator-a', 'RESUBMIT')).state[0]).toBe('preReview');
  });

  it('needs at least one item', async () => {
    const driver = await CaseDriver.submitted(world.people);
    const answer = await driver.send('federation', 'REQUEST_CORRECTION', { exactly: { items: [] } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'CASE.PAYLOAD_INVALID' });
  });

  it('that is overdue returns the case by the clock, not by a person', async () => {
    const driver = await CaseDriver.submitted(world.people);
    await driver.must('federation', 'REQUEST_CORRECTION');
    await driver.advance('P30D');
    expect((await driver.view()).status).toBe('returned');
    expect((await driver.timeline()).at(-1)?.actor.id).toBeNull();
    expect((await driver.send('operator-a', 'RESUBMIT')).status).toBe(409);
  });
});

describe('town review and acceptance', () => {
  it('DECLINE by the town rejects', async () => {
    const driver = await upTo.townReview(world.people);
    expect((await driver.must('town-wuchang', 'DECLINE', { reason: '园区不符合属地产业规划' })).status).toBe(
      'rejected',
    );
  });

  it('DECLINE without a reason is refused', async () => {
    const driver = await upTo.townReview(world.people);
    const answer = await driver.send('town-wuchang', 'DECLINE', { exactly: {} });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'CASE.PAYLOAD_INVALID' });
  });

  it('REFUSE by the bureau ends in not accepted, with a letter', async () => {
    const driver = await upTo.acceptance(world.people);
    expect((await driver.must('bureau', 'REFUSE', { reason: '不属于本机关受理范围' })).status).toBe('notAccepted');
    expect((await driver.letters()).length).toBeGreaterThan(0);
  });

  it('ACCEPT starts the promise of 45 working days and explains it day by day', async () => {
    const driver = await upTo.acceptance(world.people);
    expect((await driver.view()).due.date).toBeNull();
    const { due } = await driver.must('bureau', 'ACCEPT');
    expect(due.clock).toBe('running');
    expect(due.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(due.explanation.filter((line) => line.effect === 'counted' || line.effect === 'due').at(-1)?.count).toBe(45);
    expect(due.explanation.at(-1)).toMatchObject({ date: due.date, effect: 'due' });
  });
});

async function save(driver: CaseDriver, form: Record<string, unknown>): Promise<void> {
  const { version } = await driver.view();
  const agent = await world.people.as(driver.applicant);
  const answer = await agent.patch(`/api/v1/cases/${driver.id}`).set('If-Match', `"${version}"`).send({ form });
  expect(answer.status).toBe(200);
}
