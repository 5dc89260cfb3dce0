import type { CaseAsOf, CaseView } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import type { DemoAccount } from '../support/demo-accounts.js';
import { pdf } from '../support/pdf.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/** A case as it was, at every line and on any date, and why each step was permitted. */

const world = useWorld();

async function asOf(driver: CaseDriver, username: string, query: string): Promise<CaseAsOf> {
  const answer = await world.people.get(username, `/cases/${driver.id}/as-of?${query}`);
  if (answer.status !== 200) throw new Error(`${username} ${query}: ${answer.status} ${answer.text}`);
  return answer.body as CaseAsOf;
}

/** What a view of today and one of a line have in common. */
function common({ state, status, stateTitle, due, suspension, requests, vetoes }: CaseView | CaseAsOf) {
  return { state, status, stateTitle, due, suspension, requests, vetoes };
}

function openTasks(view: CaseView) {
  return view.tasks
    .filter((task) => task.state === 'open')
    .map(({ duty, role, orgUnit, dueDate, explanation, assignee, signers }) => {
      const { required, signed } = signers;
      return {
        duty,
        role,
        orgUnit,
        dueDate: dueDate ?? null,
        explanation,
        assignee: assignee ?? null,
        required,
        signed,
      };
    });
}

function tasksThen(then: CaseAsOf) {
  return then.tasks.map(({ duty, role, orgUnit, dueDate, explanation, assignee, signers }) => {
    const { required, signed } = signers;
    return { duty, role, orgUnit, dueDate, explanation, assignee, required, signed };
  });
}

describe('the past of a case', () => {
  let driver: CaseDriver;
  /** The case as the auditor saw it right after each line. */
  const seen: CaseView[] = [];

  beforeAll(async () => {
    driver = await CaseDriver.ready(world.people);
    const steps: [DemoAccount, string][] = [
      ['operator-a', 'SUBMIT'],
      ['federation', 'FORWARD'],
      ['town-wuchang', 'REQUEST_CORRECTION'],
      ['operator-a', 'RESUBMIT'],
      ['town-wuchang', 'RECOMMEND'],
      ['bureau', 'ACCEPT'],
      ['dept-fire', 'OBJECT'],
      ['bureau', 'RECORD_INSPECTION'],
      ['bureau', 'SUSPEND'],
      ['bureau', 'RESUME'],
    ];
    for (const [username, event] of steps) {
      await driver.must(username, event);
      seen.push(await driver.view('auditor'));
      await driver.advance('P1D');
    }
  });

  it('is at every line what was seen then', async () => {
    for (const [index, view] of seen.entries()) {
      const then = await asOf(driver, 'auditor', `seq=${index + 1}`);
      expect({ line: index + 1, ...common(then) }).toEqual({ line: index + 1, ...common(view) });
      expect(tasksThen(then).sort(byDuty)).toEqual(openTasks(view).sort(byDuty));
    }
  });

  it('is on a date what it was at its end', async () => {
    const timeline = await driver.timeline('auditor');
    for (const [index, { at }] of timeline.entries()) {
      const then = await asOf(driver, 'auditor', `at=${at.slice(0, 10)}`);
      expect(then).toMatchObject({ seq: index + 1, since: at, until: timeline[index + 1]?.at ?? null });
      const exactly = await asOf(driver, 'auditor', `at=${encodeURIComponent(at)}`);
      expect(exactly.seq).toBe(index + 1);
    }
  });

  it('begins with the draft, of which nothing was handed in', async () => {
    const then = await asOf(driver, 'auditor', 'seq=0');
    expect(then).toMatchObject({
      seq: 0,
      state: ['draft'],
      status: 'draft',
      handedIn: null,
      attachments: [],
      event: null,
    });
    expect(then.tasks.map((task) => task.duty)).toEqual(['draft']);
  });

  it('has the form and the documents as they were handed in, not as they are', async () => {
    const form = await CaseDriver.ready(world.people);
    const before = await form.view();
    await form.must('operator-a', 'SUBMIT');
    await form.must('federation', 'REQUEST_CORRECTION');
    const applicant = await world.people.as('operator-a');
    await applicant.patch(`/api/v1/cases/${form.id}`).send({ form: { parkName: '改名后的园区' } });
    await form.attach(before.attachments[0]?.slot ?? '', await form.upload('operator-a', 'other.pdf'));
    await form.must('operator-a', 'RESUBMIT');
    const [first, corrected] = [await asOf(form, 'federation', 'seq=1'), await asOf(form, 'bureau', 'seq=3')];
    expect(first.handedIn).toMatchObject({ seq: 1, form: { parkName: before.form.parkName } });
    expect(corrected.handedIn).toMatchObject({ seq: 3, form: { parkName: '改名后的园区' } });
    const names = ({ attachments }: CaseAsOf) => attachments.map(({ document }) => document?.name);
    expect(names(await asOf(form, 'bureau', 'seq=1'))).not.toContain('other.pdf');
    expect(names(corrected).filter((name) => name === 'other.pdf')).toHaveLength(1);
    expect(names(corrected)).not.toContain(undefined);
  });

  it('names each document as it was handed in for its slot, also where files have equal bytes', async () => {
    const form = await CaseDriver.ready(world.people);
    const slots = (await form.view()).attachments.map(({ slot }) => slot);
    const handedIn: Record<string, string> = {};
    for (const slot of slots) {
      const agent = await world.people.as('operator-a');
      const file = { filename: `${slot}.pdf`, contentType: 'application/pdf' };
      const answer = await agent.post('/api/v1/documents').attach('file', pdf('the same in every slot'), file);
      handedIn[slot] = (answer.body as { id: string }).id;
      await form.attach(slot, handedIn[slot]);
    }
    await form.must('operator-a', 'SUBMIT');
    const { attachments } = await asOf(form, 'operator-a', 'seq=1');
    expect(slots.length).toBeGreaterThan(2);
    expect(Object.fromEntries(attachments.map(({ slot, document }) => [slot, document?.id]))).toEqual(handedIn);
    expect(attachments.map(({ slot, document }) => document?.name === `${slot}.pdf`)).not.toContain(false);
  });

  it('names the definition and the calendar in force', async () => {
    const type = (await world.people.get('auditor', '/case-types/park-recognition')).body as { definitionHash: string };
    const then = await asOf(driver, 'auditor', 'seq=3');
    expect(then.definition).toEqual({ version: 1, hash: type.definitionHash, wordForWord: true });
    expect(then.calendarVersion).toMatch(/2026:/);
  });

  it('says under which duty a step was taken, and why it was permitted', async () => {
    const accepted = (await asOf(driver, 'auditor', 'seq=6')).event;
    expect(accepted).toMatchObject({ type: 'ACCEPT', actor: { office: '区经信局' } });
    expect(accepted?.permission).toMatchObject({
      by: 'task',
      carrier: 'acceptance',
      role: 'bureau-reviewer',
      office: { id: 'bureau' },
      task: { principal: null },
      grounds: {
        grants: [{ role: 'bureau-reviewer', office: { id: 'bureau' } }],
        ownCase: { belonged: false },
        judgedAgain: { allowed: true, reasons: [] },
      },
    });
    const kept = accepted?.permission.grounds?.separation ?? [];
    expect(kept.map(({ duty }) => duty)).toEqual(['townReview', 'committee', 'objection']);
    expect(kept.find(({ duty }) => duty === 'townReview')?.heldBy).toHaveLength(1);
    expect(kept.every((each) => each.kept)).toBe(true);
    const submitted = (await asOf(driver, 'auditor', 'seq=1')).event;
    expect(submitted?.permission.grounds).toMatchObject({
      conditions: [{ guard: 'applicationIsComplete', facts: [{ value: null }] }],
      facts: { formErrors: 0, missingAttachments: [] },
    });
    expect(submitted?.permission.grounds?.settings.find(({ key }) => key === 'preReviewDays')?.value).toBe(3);
  });

  it('judges every step again, of the log alone, and finds that it was allowed', async () => {
    for (const seq of seen.keys()) {
      const { event } = await asOf(driver, 'auditor', `seq=${seq + 1}`);
      expect({ seq, judged: event?.permission.grounds?.judgedAgain }).toEqual({
        seq,
        judged: { allowed: true, reasons: [] },
      });
    }
  });

  it.each([
    ['a line that is not there', 'seq=99', 422],
    ['a time before the case', 'at=2020-01-01', 422],
    ['a time to come', 'at=2999-01-01', 422],
    ['no time at all', '', 422],
    ['two times', 'seq=1&at=2026-11-23', 422],
    ['nonsense', 'at=yesterday', 422],
    ['a date that is none', 'at=2026-02-30', 422],
    ['a negative line', 'seq=-1', 422],
    ['something else', 'seq=1&form=all', 422],
  ])('refuses %s', async (_, query, status) => {
    expect((await world.people.get('auditor', `/cases/${driver.id}/as-of?${query}`)).status).toBe(status);
  });

  it('says so when the log cannot be replayed', async () => {
    const broken = await CaseDriver.submitted(world.people);
    await world.server.database.query(`update case_event set type = 'APPROVE' where case_id = $1`, [broken.id]);
    const answer = await world.people.get('auditor', `/cases/${broken.id}/as-of?seq=1`);
    expect(answer.body).toMatchObject({ status: 409, code: 'CASE.NOT_REPLAYABLE' });
  });
});

describe('limits that pass and tasks that are handed around', () => {
  it('are told as what they are', async () => {
    const driver = await upTo.townReview(world.people);
    const [task] = (await driver.view('town-wuchang')).tasks.filter((each) => each.state === 'open');
    await world.people.post('town-wuchang', `/tasks/${task?.id}/claim`, {});
    await driver.advance('P20D');
    const claimed = await asOf(driver, 'auditor', 'seq=3');
    expect(claimed.event?.permission).toMatchObject({ by: 'handling', grounds: { judgedAgain: null } });
    expect(claimed.tasks[0]?.assignee?.id).toBe(claimed.event?.actor.id);
    const passed = await asOf(driver, 'auditor', 'seq=4');
    expect(passed.event).toMatchObject({
      type: 'DEADLINE_PASSED',
      permission: { by: 'limit', grounds: { grants: null } },
    });
    expect(passed.tasks[0]).toMatchObject({ escalated: true, overdue: true });
  });
});

describe('what is withheld today is withheld of the past', () => {
  let driver: CaseDriver;
  beforeAll(async () => {
    driver = await upTo.jointReview(world.people);
    await driver.must('dept-fire', 'OBJECT');
  });
  const objected = 'seq=5';

  it('from the applicant: what a department said, its name, and why it was permitted', async () => {
    const { event, vetoes } = await asOf(driver, 'operator-a', objected);
    const officials = await asOf(driver, 'bureau', objected);
    expect(officials.event).toMatchObject({
      type: 'OBJECT',
      permission: { grounds: { judgedAgain: { allowed: true } } },
    });
    expect(event?.type).not.toBe('OBJECT');
    expect(event).toMatchObject({ payload: null, comment: null, permission: { grounds: null } });
    expect(vetoes).toEqual([]);
  });

  it('from the applicant: what else an official may do', async () => {
    const { event } = await asOf(driver, 'operator-a', 'seq=4');
    expect(event).toMatchObject({ type: 'ACCEPT', permission: { role: 'bureau-reviewer', grounds: { grants: null } } });
  });

  it('from the federation: tax figures and the documents about them', async () => {
    const type = (await world.people.get('bureau', `/cases/${driver.id}/as-of?seq=1`)).body as CaseAsOf;
    const { handedIn, attachments } = await asOf(driver, 'federation', 'seq=1');
    const fields = Object.keys(type.handedIn?.form ?? {}).filter((field) => !(field in (handedIn?.form ?? {})));
    const view = await driver.view('federation');
    expect(fields.length).toBeGreaterThan(0);
    expect(Object.keys(handedIn?.form ?? {}).sort()).toEqual(Object.keys(view.form).sort());
    expect(attachments.map(({ slot }) => slot)).toEqual(view.attachments.map(({ slot }) => slot));
  });

  it('from a department that has not answered: what the others said', async () => {
    const { event } = await asOf(driver, 'dept-planning', objected);
    expect(event).toMatchObject({ payload: null, permission: { grounds: null } });
  });

  it('from all but its judges: who objected to the notice, and for whom', async () => {
    const noticed = await upTo.publicNotice(world.people);
    await noticed.must('firm-b', 'RAISE_OBJECTION');
    const seq = `seq=${(await noticed.timeline('auditor')).length}`;
    expect((await asOf(noticed, 'bureau', seq)).event?.permission).toMatchObject({ role: 'enterprise-agent' });
    for (const reader of ['operator-a', 'town-wuchang', 'meeting-office'] as const) {
      const { event } = await asOf(noticed, reader, seq);
      expect(event?.actor.id).toBeNull();
      expect(event?.permission).toMatchObject({ role: null, office: null, grounds: null });
      const firm = (await world.people.get('firm-b', '/auth/me')).body as { id: string; name: string };
      expect(JSON.stringify(event)).not.toContain(firm.name);
    }
  });

  it.each(['operator-b', 'town-cangqian', 'dept-tax', 'security-admin', 'system-admin', 'expert-a'] as const)(
    'from %s: that there is such a case',
    async (username) => {
      const answer = await world.people.get(username, `/cases/${driver.id}/as-of?seq=1`);
      expect(answer.status).toBe(404);
    },
  );

  it('from an objector, who only knows of the notice', async () => {
    const noticed = await upTo.publicNotice(world.people);
    expect((await world.people.get('firm-b', `/cases/${noticed.id}`)).status).toBe(200);
    expect((await world.people.get('firm-b', `/cases/${noticed.id}/as-of?seq=1`)).status).toBe(404);
  });
});

function byDuty(one: { duty: string }, other: { duty: string }): number {
  return one.duty.localeCompare(other.duty);
}
