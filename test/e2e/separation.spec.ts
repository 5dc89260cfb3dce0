import type { Role } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { concurAll, inspect, upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

/** A second hat for a demo account, as a small authority would give it. */
async function alsoHolds(username: string, role: Role, unit: string): Promise<void> {
  await world.server.database.query(
    `insert into role_grant (person_id, role, unit) select id, $2, $3 from person where username = $1
     on conflict do nothing`,
    [username, role, unit],
  );
}

async function expectSeparated(driver: CaseDriver, username: string, event: string): Promise<void> {
  const before = await driver.view(username);
  const action = before.actions.find((each) => each.event === event);
  expect(action).toMatchObject({ allowed: false, reasons: [expect.objectContaining({ code: 'CASE.SEPARATION' })] });
  const answer = await driver.send(username, event);
  expect(answer.status).toBe(403);
  expect(answer.body).toMatchObject({ code: 'CASE.SEPARATION' });
  expect((await driver.view(username)).version).toBe(before.version);
}

it('who recommended for the town does not accept for the bureau', async () => {
  await alsoHolds('town-wuchang', 'bureau-reviewer', 'bureau');
  const driver = await upTo.acceptance(world.people);
  await expectSeparated(driver, 'town-wuchang', 'ACCEPT');
  await driver.must('bureau', 'ACCEPT');
});

it('who only asked for a correction as the town has not held the town review, and may accept', async () => {
  await alsoHolds('town-wuchang', 'bureau-reviewer', 'bureau');
  await alsoHolds('bureau-2', 'town-reviewer', '330110005');
  const driver = await upTo.townReview(world.people);
  await driver.through(['town-wuchang', 'REQUEST_CORRECTION'], ['operator-a', 'RESUBMIT'], ['bureau-2', 'RECOMMEND']);
  await expectSeparated(driver, 'bureau-2', 'ACCEPT');
  await driver.must('town-wuchang', 'ACCEPT');
});

it('who accepted does not record the committee', async () => {
  await alsoHolds('bureau', 'joint-meeting-secretary', 'joint-meeting-office');
  const driver = await upTo.committee(world.people);
  await expectSeparated(driver, 'bureau', 'APPROVE');
  await driver.must('meeting-office', 'APPROVE');
});

it('who recommended does not record the committee', async () => {
  await alsoHolds('town-wuchang', 'joint-meeting-secretary', 'joint-meeting-office');
  const driver = await upTo.committee(world.people);
  for (const event of ['APPROVE', 'REJECT', 'RETURN', 'REQUIRE_RECTIFICATION']) {
    await expectSeparated(driver, 'town-wuchang', event);
  }
});

it('who accepted does not judge an objection', async () => {
  const driver = await upTo.publicNotice(world.people);
  await driver.must('operator-b', 'RAISE_OBJECTION');
  await expectSeparated(driver, 'bureau', 'DISMISS');
  await expectSeparated(driver, 'bureau', 'UPHOLD');
  await driver.must('bureau-2', 'DISMISS');
});

it('holds on a way back: after RETURN the earlier parts still count', async () => {
  await alsoHolds('town-wuchang', 'bureau-reviewer', 'bureau');
  const driver = await upTo.committee(world.people);
  await driver.through(['meeting-office', 'RETURN', { to: 'townReview' }], ['town-wuchang', 'RECOMMEND']);
  await expectSeparated(driver, 'town-wuchang', 'ACCEPT');
  await driver.must('bureau-2', 'ACCEPT');
  await concurAll(driver);
  await inspect(driver);
});

describe('nobody acts on a case of an organisation that they belong to', () => {
  it('not even with the office’s role', async () => {
    await alsoHolds('operator-a', 'federation-officer', 'federation');
    const driver = await CaseDriver.submitted(world.people);
    const answer = await driver.send('operator-a', 'FORWARD');
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'CASE.OWN_CASE' });
    expect((await driver.view()).state[0]).toBe('preReview');
  });

  it('and not by membership without a role there', async () => {
    await world.server.database.query(
      `insert into membership (person_id, unit)
       select official.id, company.unit from person official, membership company join person operator on operator.id = company.person_id
       where official.username = 'dept-housing' and operator.username = 'operator-a' on conflict do nothing`,
    );
    const driver = await upTo.jointReview(world.people);
    const answer = await driver.send('dept-housing', 'CONCUR');
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'CASE.OWN_CASE' });
  });
});
