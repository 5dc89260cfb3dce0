import { randomUUID } from 'node:crypto';
import type { ActionView, CaseTypeView, CaseView, LetterView, TimelineItem } from '../../libs/contracts/index.js';
import { pdf } from './pdf.js';
import type { People } from './people.js';

type Payload = Record<string, unknown>;

export interface Submission {
  /** Fields of the payload that differ from the example which the API itself offers. */
  payload?: Payload;
  /** The whole payload, exactly as given. */
  exactly?: Payload;
  comment?: string;
  taskId?: string;
  /** `null` leaves the header out. */
  ifMatch?: string | null;
  key?: string;
}

export interface Answer<Body> {
  status: number;
  body: Body;
  headers: Record<string, string>;
}

/** Drives one case the way a client does that knows the HTTP contract and nothing else. */
export class CaseDriver {
  private constructor(
    readonly people: People,
    readonly id: string,
    readonly number: string,
    /** The demo account that files the case. */
    readonly applicant: string,
  ) {}

  /** A draft with the case type's own example form. */
  static async draft(people: People, applicant = 'operator-a', type = 'park-recognition'): Promise<CaseDriver> {
    const { form } = await caseType(people, applicant, type);
    const answer = await people.post(applicant, '/cases', { type, form: form.example });
    if (answer.status !== 201) throw new Error(`No draft: ${answer.status} ${answer.text}`);
    return new CaseDriver(people, answer.body.id as string, answer.body.number as string, applicant);
  }

  /** A draft with every required attachment. */
  static async ready(people: People, applicant = 'operator-a', type = 'park-recognition'): Promise<CaseDriver> {
    const driver = await CaseDriver.draft(people, applicant, type);
    await driver.attachRequired();
    return driver;
  }

  /** A case that has been submitted. */
  static async submitted(people: People, applicant = 'operator-a', type = 'park-recognition'): Promise<CaseDriver> {
    const driver = await CaseDriver.ready(people, applicant, type);
    await driver.must(applicant, 'SUBMIT');
    return driver;
  }

  async view(username = this.applicant): Promise<CaseView> {
    const answer = await this.people.get(username, `/cases/${this.id}`);
    if (answer.status !== 200) throw new Error(`${username} cannot see the case: ${answer.status} ${answer.text}`);
    return answer.body as CaseView;
  }

  async upload(username: string, name = 'evidence.pdf'): Promise<string> {
    const agent = await this.people.as(username);
    const answer = await agent
      .post('/api/v1/documents')
      .attach('file', pdf(`${name} ${randomUUID()}`), { filename: name, contentType: 'application/pdf' });
    if (answer.status !== 201) throw new Error(`No upload: ${answer.status} ${answer.text}`);
    return answer.body.id as string;
  }

  async attach(slot: string, documentId: string, username = this.applicant): Promise<void> {
    const agent = await this.people.as(username);
    const answer = await agent.put(`/api/v1/cases/${this.id}/attachments/${slot}`).send({ documentId });
    if (answer.status >= 300) throw new Error(`No attachment ${slot}: ${answer.status} ${answer.text}`);
  }

  /** One document in every required slot. */
  async attachRequired(): Promise<void> {
    const { attachments } = await caseType(this.people, this.applicant, (await this.view()).type);
    const documentId = await this.upload(this.applicant, 'materials.pdf');
    for (const { slot, required } of attachments) if (required) await this.attach(slot, documentId);
  }

  /** Sends an event as a client would: looks at the case, takes the offered action, its example payload and the ETag. */
  async send(username: string, event: string, submission: Submission = {}): Promise<Answer<CaseView & Payload>> {
    const looked = await this.people.get(username, `/cases/${this.id}`);
    const action = offered(looked.body as Partial<CaseView>, event);
    const etag = (looked.headers as Record<string, string | undefined>).etag ?? '"1"';
    const ifMatch = submission.ifMatch === undefined ? etag : submission.ifMatch;
    const payload = submission.exactly ?? { ...action?.payload?.example, ...submission.payload };
    const taskId = submission.taskId ?? action?.taskId;
    const agent = await this.people.as(username);
    return agent
      .post(`/api/v1/cases/${this.id}/events`)
      .set({
        ...(ifMatch === null ? {} : { 'If-Match': ifMatch }),
        ...(submission.key ? { 'Idempotency-Key': submission.key } : {}),
      })
      .send({
        type: event,
        ...(Object.keys(payload).length > 0 ? { payload } : {}),
        ...(submission.comment ? { comment: submission.comment } : {}),
        ...(taskId ? { taskId } : {}),
      });
  }

  /** Sends an event that has to be accepted; the new view of the case. */
  async must(username: string, event: string, payload: Payload = {}): Promise<CaseView> {
    const answer = await this.send(username, event, { payload });
    if (answer.status !== 200) {
      throw new Error(`${username} ${event}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  /** Sends each event in turn: `['bureau', 'ACCEPT'], …`. */
  async through(...steps: (readonly [username: string, event: string, payload?: Payload])[]): Promise<CaseView> {
    let view = await this.view();
    for (const [username, event, payload] of steps) view = await this.must(username, event, payload);
    return view;
  }

  async action(username: string, event: string): Promise<ActionView | undefined> {
    return offered(await this.view(username), event);
  }

  /** Moves business time and answers once the timers that fell due have been worked off. */
  async advance(duration: string): Promise<void> {
    const answer = await this.people.post(this.applicant, '/demo/clock', { advance: duration });
    if (answer.status >= 300) throw new Error(`The clock did not move: ${answer.status} ${answer.text}`);
  }

  async timeline(username = this.applicant): Promise<TimelineItem[]> {
    return (await this.people.get(username, `/cases/${this.id}/timeline`)).body.items as TimelineItem[];
  }

  async letters(username = this.applicant): Promise<LetterView[]> {
    return (await this.people.get(username, `/cases/${this.id}/letters`)).body.items as LetterView[];
  }
}

/** Where the actor has several tasks for one event, the one that can be done now. */
function offered(view: Partial<CaseView>, event: string): ActionView | undefined {
  const actions = view.actions?.filter((action) => action.event === event) ?? [];
  return actions.find((action) => action.allowed) ?? actions[0];
}

async function caseType(people: People, username: string, key: string): Promise<CaseTypeView> {
  const answer = await people.get(username, `/case-types/${key}`);
  if (answer.status !== 200) throw new Error(`No case type ${key}: ${answer.status} ${answer.text}`);
  return answer.body as CaseTypeView;
}
