import type { HandedInChanges, RelatedCase } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import { pdf } from '../support/pdf.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

async function related(driver: CaseDriver, username: string): Promise<RelatedCase[]> {
  const answer = await world.people.get(username, `/cases/${driver.id}/related`);
  expect(answer.status).toBe(200);
  return (answer.body as { items: RelatedCase[] }).items;
}

async function changes(driver: CaseDriver, username: string): Promise<HandedInChanges> {
  const answer = await world.people.get(username, `/cases/${driver.id}/changes`);
  expect(answer.status).toBe(200);
  return answer.body as HandedInChanges;
}

const about = (items: RelatedCase[], { id }: CaseDriver) => items.find((item) => item.case.id === id);

describe('cases that concern each other', () => {
  it('the same kind of application for the same park, while both are open', async () => {
    const first = await upTo.townReview(world.people);
    const second = await CaseDriver.submitted(world.people);
    expect(about(await related(second, 'bureau'), first)).toMatchObject({ sameSubject: true, duplicate: true });
    expect(about(await related(first, 'operator-a'), second)).toMatchObject({ duplicate: true });
    await second.must('operator-a', 'WITHDRAW');
    expect(about(await related(first, 'town-wuchang'), second)).toMatchObject({ sameSubject: true, duplicate: false });
  });

  it('another park’s case with a file of the same content, without what the reader may not see', async () => {
    const ours = await CaseDriver.ready(world.people);
    const theirs = await CaseDriver.ready(world.people, 'operator-b');
    for (const [driver, username, name] of [
      [ours, 'operator-a', 'licence.pdf'],
      [theirs, 'operator-b', 'scan.pdf'],
    ] as const) {
      const agent = await world.people.as(username);
      const uploaded = await agent
        .post('/api/v1/documents')
        .attach('file', pdf('the same licence'), { filename: name, contentType: 'application/pdf' });
      await driver.attach('licence', uploaded.body.id as string);
    }
    await ours.must('operator-a', 'SUBMIT');
    await theirs.must('operator-b', 'SUBMIT');
    expect(about(await related(ours, 'bureau'), theirs)).toMatchObject({
      sameSubject: false,
      duplicate: false,
      sameFiles: [{ slot: 'licence', title: '营业执照', name: 'licence.pdf' }],
    });
    expect(about(await related(ours, 'operator-a'), theirs)).toBeUndefined();
    expect(about(await related(ours, 'town-wuchang'), theirs)).toBeUndefined();
  });

  it('is nobody’s business who may not follow the case', async () => {
    const driver = await CaseDriver.submitted(world.people);
    for (const username of ['operator-b', 'town-cangqian', 'dept-tax', 'system-admin']) {
      for (const part of ['related', 'changes']) {
        expect((await world.people.get(username, `/cases/${driver.id}/${part}`)).status).toBe(404);
      }
    }
  });
});

describe('what was changed when the case was handed in again', () => {
  it('names answers and documents that differ, and keeps tax figures from the federation', async () => {
    const driver = await CaseDriver.submitted(world.people);
    expect(await changes(driver, 'federation')).toEqual({ since: null, fields: [], attachments: [] });
    const before = (await driver.view()).form;
    await driver.must('federation', 'REQUEST_CORRECTION');
    const operator = await world.people.as('operator-a');
    const form = { contactName: '沈若溪', tax: Number(before.tax) + 1 };
    expect((await operator.patch(`/api/v1/cases/${driver.id}`).send({ form })).status).toBe(200);
    await driver.attach('licence', await driver.upload('operator-a', 'new-roll.pdf'));
    expect((await changes(driver, 'federation')).since).toBeNull();
    await driver.must('operator-a', 'RESUBMIT');
    const seen = await changes(driver, 'bureau');
    expect(seen.since).toMatchObject({ seq: 1 });
    expect(seen.fields).toEqual(
      expect.arrayContaining([
        { name: 'contactName', before: before.contactName },
        { name: 'tax', before: before.tax },
      ]),
    );
    expect(seen.fields).toHaveLength(2);
    expect(seen.attachments).toEqual([{ slot: 'licence', how: 'replaced' }]);
    const withheld = await changes(driver, 'federation');
    expect(withheld.fields.map(({ name }) => name)).toEqual(['contactName']);
  });
});
