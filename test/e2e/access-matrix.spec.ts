import { CaseDriver } from '../support/case-driver.js';
import { everybody, type DemoAccount } from '../support/demo-accounts.js';
import { joint, upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/**
 * Who may see and do what (属地, 平台, department, applicant, federation): every demo account against every stage.
 * authority-matrix holds every operation against them; here are lists, what is offered, and the public's view.
 */
const world = useWorld();

const wholeDistrict: DemoAccount[] = [
  'bureau',
  'bureau-2',
  'bureau-head',
  'meeting-office',
  'district-head',
  'auditor',
];
const federation: DemoAccount[] = ['federation', 'federation-head'];
const asked = joint.map((department) => `dept-${department}` as const);

type Able = Partial<Record<DemoAccount, string[]>>;

const inPreReview: Able = { federation: ['FORWARD', 'REQUEST_CORRECTION'] };
const inJointReview: Able = {
  bureau: ['RECORD_INSPECTION', 'SUSPEND'],
  'bureau-2': ['RECORD_INSPECTION', 'SUSPEND'],
  'bureau-head': ['EXTEND'],
  ...Object.fromEntries(asked.map((username) => [username, ['CONCUR', 'OBJECT']])),
};

/** Park a lies in 五常街道 and 未来科技城, park b in 仓前街道 and on no platform. */
const stages: { stage: string; reach: () => Promise<CaseDriver>; seenBy: DemoAccount[]; able: Able }[] = [
  {
    stage: 'a draft of park a',
    reach: () => CaseDriver.draft(world.people),
    seenBy: ['operator-a'],
    able: { 'operator-a': ['DISCARD'] },
  },
  {
    stage: 'a case of park a in pre-review',
    reach: () => CaseDriver.submitted(world.people),
    seenBy: ['operator-a', 'town-wuchang', 'platform-future', ...federation, ...wholeDistrict],
    able: { 'operator-a': ['WITHDRAW'], ...inPreReview },
  },
  {
    stage: 'a case of park a in joint review',
    reach: () => upTo.jointReview(world.people),
    seenBy: ['operator-a', 'town-wuchang', 'platform-future', ...federation, ...wholeDistrict, ...asked],
    able: { 'operator-a': ['WITHDRAW'], ...inJointReview },
  },
  {
    stage: 'a case of park b in pre-review',
    reach: () => CaseDriver.submitted(world.people, 'operator-b'),
    seenBy: ['operator-b', 'town-cangqian', ...federation, ...wholeDistrict],
    able: { 'operator-b': ['WITHDRAW'], ...inPreReview },
  },
  {
    stage: 'a case of park b in joint review',
    reach: () => upTo.jointReview(world.people, 'operator-b'),
    seenBy: ['operator-b', 'town-cangqian', ...federation, ...wholeDistrict, ...asked],
    able: { 'operator-b': ['WITHDRAW'], ...inJointReview },
  },
];

describe.each(stages)('$stage', ({ reach, seenBy, able }) => {
  let driver: CaseDriver;
  beforeAll(async () => {
    driver = await reach();
  });

  it('is seen by the right people and unknown to all others', async () => {
    const seen = await withStatus(200, (username) => world.people.get(username, `/cases/${driver.id}`));
    expect(seen).toEqual(inOrder(seenBy));
  });

  it('is in the lists of the same people', async () => {
    const listed: string[] = [];
    for (const username of everybody) {
      const answer = await world.people.get(username, '/cases?limit=100');
      expect({ username, status: answer.status }).toEqual({ username, status: 200 });
      if ((answer.body.items as { id: string }[]).some(({ id }) => id === driver.id)) listed.push(username);
    }
    expect(listed).toEqual(inOrder(seenBy));
  });

  it('offers an action only to those who hold its duty now', async () => {
    for (const username of seenBy) {
      const view = await driver.view(username);
      for (const action of view.actions) {
        expect({ username, event: action.event, why: action.allowed || action.reasons.length > 0 }).toEqual({
          username,
          event: action.event,
          why: true,
        });
      }
    }
    expect(await allowed(driver, seenBy)).toEqual(able);
  });
});

describe('during the public notice', () => {
  it('everybody with a say may see the published part, and only that', async () => {
    const driver = await upTo.publicNotice(world.people);
    const inside: DemoAccount[] = [
      'operator-a',
      'town-wuchang',
      'platform-future',
      ...federation,
      ...wholeDistrict,
      ...asked,
    ];
    for (const username of everybody) {
      const { status, body } = await world.people.get(username, `/cases/${driver.id}`);
      if (inside.includes(username)) expect({ username, detail: body.detail }).toEqual({ username, detail: 'full' });
      else if (status === 200)
        expect({ username, detail: body.detail, form: body.form }).toEqual({ username, detail: 'public', form: {} });
      else expect({ username, status }).toEqual({ username, status: 404 });
    }
  });
});

/** The accounts whose answer has the status, in the order of the demo accounts. */
async function withStatus(
  status: number,
  ask: (username: DemoAccount) => Promise<{ status: number }>,
): Promise<DemoAccount[]> {
  const answers = await Promise.all(everybody.map((username) => ask(username)));
  for (const answer of answers) expect([200, 403, 404]).toContain(answer.status);
  return everybody.filter((_username, index) => answers[index]?.status === status);
}

/** What each of them may do now; who may do nothing is left out. */
async function allowed(driver: CaseDriver, usernames: DemoAccount[]): Promise<Able> {
  const able: Able = {};
  for (const username of usernames) {
    const events = (await driver.view(username)).actions.filter((action) => action.allowed).map(({ event }) => event);
    if (events.length > 0) able[username] = [...new Set(events)].sort();
  }
  return able;
}

function inOrder(usernames: readonly DemoAccount[]): DemoAccount[] {
  return everybody.filter((username) => usernames.includes(username));
}
