import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { caseTypes } from '#libs/case-types/index.js';
import { hashOfLine, beginningOfChain } from '#libs/casework/audit/chain.js';
import { recordedCalendars } from '#libs/casework/calendars.js';
import { CaseTypes } from '#libs/casework/case-types.js';
import { weighActions } from '#libs/casework/actions.js';
import { CaseFile } from '#libs/casework/case-file.entity.js';
import { CaseworkModule } from '#libs/casework/casework.module.js';
import { compare } from '#libs/casework/replay/compare.js';
import { CreateCase } from '#libs/casework/create-case.command.js';
import { Situations } from '#libs/casework/situation.js';
import { storedCases } from '#libs/casework/replay/stored-case.js';
import { SubmitCaseEvent } from '#libs/casework/submit-case-event.command.js';
import { TimerSweeper } from '#libs/casework/timer-sweeper.js';
import { DocumentsModule } from '#libs/documents/documents.module.js';
import { UploadDocument } from '#libs/documents/upload/upload-document.command.js';
import type { Actor } from '#libs/identity/actor.js';
import { ActorOf } from '#libs/identity/actor.query.js';
import { IdentityModule } from '#libs/identity/identity.module.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { Config } from '#libs/platform/config/config.js';
import { readConfig } from '#libs/platform/config/environment.js';
import { PlatformModule } from '#libs/platform/platform.module.js';
import { pdf } from './pdf.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const noRetry = { route: 'test', key: null, request: null };

/** The commands of the product in this process, with every registered version, over a database of their own. */
export class VersionsHouse {
  readonly #actors = new Map<string, Actor>();
  readonly #documents = new Map<string, string>();

  private constructor(
    readonly database: TestDatabase,
    readonly app: TestingModule,
    private readonly folder: string,
  ) {}

  static async open(): Promise<VersionsHouse> {
    const database = await createTestDatabase('seeded');
    const folder = mkdtempSync(join(tmpdir(), 'qiangwei-versions-'));
    const settings = { DATABASE_URL: database.url, QIANGWEI_DEMO: '1', QIANGWEI_DATA_DIR: folder };
    const app = await Test.createTestingModule({
      imports: [PlatformModule, IdentityModule, DocumentsModule, CaseworkModule.with(caseTypes)],
    })
      .overrideProvider(Config)
      .useValue(readConfig(settings))
      .compile();
    app.useLogger(false);
    await app.init();
    return new VersionsHouse(database, app, folder);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async actor(username: string): Promise<Actor> {
    const known = this.#actors.get(username);
    const actor = known ?? (await this.app.get(ActorOf, { strict: false }).byUsername(username));
    this.#actors.set(username, actor);
    return actor;
  }

  /** A draft of operator-a with the example form and every required attachment. */
  async draft(): Promise<string> {
    const applicant = await this.actor('operator-a');
    const form = caseTypes[0]?.formExample ?? {};
    const id = await this.app
      .get(CreateCase)
      .execute(applicant, { type: 'park-recognition', form }, noRetry, (_, { file }) => Promise.resolve(file.id));
    const required = caseTypes[0]?.attachments.filter((each) => each.required).map((each) => each.slot);
    await this.database.query(
      `insert into case_attachment (case_id, slot, document_id, attached_by, attached_at)
       select $1, slot, $2, $3, now() from unnest($4::text[]) slot`,
      [id, await this.document(applicant), applicant.personId, required],
    );
    return id;
  }

  /** Sends an event with its example, for the first of the actor's tasks that takes it. */
  async send(caseId: string, username: string, event: string, payload: Record<string, unknown> = {}): Promise<void> {
    const actor = await this.actor(username);
    const file = await this.file(caseId);
    const situation = await this.app.get(Situations, { strict: false }).of(this.manager, file);
    const action = weighActions(situation, actor).find((each) => each.event === event && each.verdict.allowed);
    const taskId = situation.openTasks.find((task) => task.key === action?.taskKey)?.id ?? null;
    const example = situation.caseType.events[event]?.example?.(situation.today.date) ?? {};
    const command = { caseId, event, payload: { ...example, ...payload }, comment: null, taskId };
    await this.app
      .get(SubmitCaseEvent)
      .execute(actor, { ...command, expectedVersion: file.version }, noRetry, () => Promise.resolve(null));
  }

  /** Lets business time pass, and with it the limits. */
  async pass(days: number): Promise<void> {
    const clock = this.app.get(BusinessClock, { strict: false });
    await clock.advanceTo(new Date(clock.now().getTime() + days * 86_400_000));
    await this.app.get(TimerSweeper).sweep();
  }

  file(id: string): Promise<CaseFile> {
    return this.manager.findOneByOrFail(CaseFile, { id });
  }

  /** What does not follow from the logs of the cases, or breaks their chains; empty when everything fits. */
  async faults(ids: readonly string[]): Promise<string[]> {
    const sources = {
      caseTypes: this.app.get(CaseTypes),
      calendarOf: await recordedCalendars(this.manager),
    };
    const now = this.app.get(BusinessClock, { strict: false }).now();
    return (await storedCases(this.manager, ids)).flatMap((stored) => {
      const { number, differences, failure } = compare(sources, stored, now);
      let previous = beginningOfChain;
      const broken = stored.events.filter((event) => {
        const whole = event.previousHash === previous && event.hash === hashOfLine(event);
        previous = event.hash;
        return !whole;
      });
      return [
        ...differences.map((each) => `${number}: ${JSON.stringify(each)}`),
        ...(failure ? [`${number}: ${failure}`] : []),
        ...broken.map((event) => `${number}: line ${event.seq} breaks the chain`),
      ];
    });
  }

  get manager() {
    return this.app.get(DataSource).manager;
  }

  private async document(applicant: Actor): Promise<string> {
    const known = this.#documents.get(applicant.personId);
    if (known) return known;
    const stored = await this.app.get(UploadDocument).execute(applicant, 'materials.pdf', chunks(pdf('a')), null);
    this.#documents.set(applicant.personId, stored.id);
    return stored.id;
  }
}

async function* chunks(part: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(part);
}
