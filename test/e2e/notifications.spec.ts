import type { MailView, NotificationView } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { eventually } from '../support/eventually.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

/** What a person was told about a case, once there is something. */
async function told(username: string, driver: CaseDriver, kind: string): Promise<NotificationView[]> {
  return eventually(`${username} hears of ${kind}`, async () => {
    const { body } = await world.people.get(username, '/notifications?limit=100');
    const found = (body.items as NotificationView[]).filter((each) => each.caseId === driver.id && each.kind === kind);
    return found.length > 0 && found;
  });
}

it('tells the next office in the app and by mail, once each', async () => {
  const driver = await CaseDriver.submitted(world.people);
  expect(await told('federation', driver, 'handover')).toHaveLength(1);
  await driver.must('federation', 'FORWARD');
  const [notification] = await told('town-wuchang', driver, 'handover');
  expect(notification?.title).toBeTruthy();
  expect(notification?.body).toContain(driver.number);
  const mails = await eventually('the mail is kept', async () => {
    const { body } = await world.people.get('town-wuchang', '/mailbox');
    const found = (body.items as MailView[]).filter(
      (mail) => mail.text.includes(driver.number) && mail.to.includes('town-wuchang'),
    );
    return found.length > 0 && found;
  });
  expect(mails).toHaveLength(1);
  const elsewhere = (await world.people.get('town-cangqian', '/notifications')).body.items as NotificationView[];
  expect(elsewhere.filter((each) => each.caseId === driver.id)).toEqual([]);
});

it('tells the applicant what to correct', async () => {
  const driver = await CaseDriver.submitted(world.people);
  await driver.must('federation', 'REQUEST_CORRECTION');
  await told('operator-a', driver, 'correction');
});

it('warns and then tells the superior when a limit passes', async () => {
  const driver = await upTo.townReview(world.people);
  await driver.advance('P20D');
  await told('bureau-head', driver, 'deadlinePassed');
  await told('town-wuchang', driver, 'deadlinePassed');
});

it('tells the applicant the decision', async () => {
  const driver = await upTo.townReview(world.people);
  await driver.must('town-wuchang', 'DECLINE');
  await told('operator-a', driver, 'decision');
});

it('can be marked as read by its reader alone', async () => {
  const driver = await CaseDriver.submitted(world.people);
  const [notification] = await told('federation', driver, 'handover');
  const path = `/notifications/${notification?.id ?? ''}/read`;
  expect((await world.people.post('operator-b', path)).status).toBe(404);
  expect((await world.people.post('federation', path)).status).toBeLessThan(300);
  const read = await told('federation', driver, 'handover');
  expect(read[0]?.readAt).toEqual(expect.any(String));
});
