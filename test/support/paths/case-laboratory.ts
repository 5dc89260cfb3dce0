import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import { hashOfLine, beginningOfChain } from '#libs/casework/audit/chain.js';
import { recordedCalendars } from '#libs/casework/calendars.js';
import { CaseFile } from '#libs/casework/case-file.entity.js';
import { CaseTypes } from '#libs/casework/case-types.js';
import { CaseworkModule } from '#libs/casework/casework.module.js';
import { compare } from '#libs/casework/replay/compare.js';
import { CreateCase } from '#libs/casework/create-case.command.js';
import { EditDraft } from '#libs/casework/edit-draft.command.js';
import { HandleTask } from '#libs/casework/handle-task.command.js';
import type { ReplaySources } from '#libs/casework/replay/replay.js';
import { Situations, type Situation } from '#libs/casework/situation.js';
import { storedCases, type StoredCase } from '#libs/casework/replay/stored-case.js';
import { SubmitCaseEvent } from '#libs/casework/submit-case-event.command.js';
import { TimerSweeper } from '#libs/casework/timer-sweeper.js';
import { DocumentsModule } from '#libs/documents/documents.module.js';
import { UploadDocument } from '#libs/documents/upload/upload-document.command.js';
import type { Actor } from '#libs/identity/actor.js';
import { ActorOf } from '#libs/identity/actor.query.js';
import { demoPeople } from '#libs/identity/demo-accounts.js';
import { IdentityModule } from '#libs/identity/identity.module.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { Config } from '#libs/platform/config/config.js';
import { readConfig } from '#libs/platform/config/environment.js';
import { PlatformModule } from '#libs/platform/platform.module.js';
import { pdf } from '../pdf.js';
import { createTestDatabase, type TestDatabase } from '../test-database.js';
import { MovableBusinessClock } from './movable-business-clock.js';

/** A case as one query shows it. */
export interface Glance {
  version: number;
  /** Lines that the log has, and that the row says it has. */
  lines: number;
  logLength: number;
  state: CaseState;
  /** Duties of the tasks that lie open on somebody's desk. */
  open: string[];
}

const noRetry = { route: 'laboratory', key: null, request: null };

/** The commands of the product over a database of their own, with one case type, everybody of the demo, and a clock. */
export class CaseLaboratory {
  #documents = new Map<string, string>();

  private constructor(
    readonly caseType: CaseType,
    readonly database: TestDatabase,
    readonly app: TestingModule,
    readonly clock: MovableBusinessClock,
    readonly actors: readonly Actor[],
    private readonly folder: string,
    private readonly sources: ReplaySources,
  ) {}

  static async open(caseType: CaseType): Promise<CaseLaboratory> {
    const database = await createTestDatabase('seeded');
    const folder = mkdtempSync(join(tmpdir(), 'qiangwei-laboratory-'));
    const settings = { DATABASE_URL: database.url, QIANGWEI_DEMO: '1', QIANGWEI_DATA_DIR: folder };
    const registry = [caseType];
    const app = await Test.createTestingModule({
      imports: [PlatformModule, IdentityModule, DocumentsModule, CaseworkModule.with(registry)],
    })
      .overrideProvider(Config)
      .useValue(readConfig(settings))
      .overrideProvider(BusinessClock)
      .useClass(MovableBusinessClock)
      .compile();
    app.useLogger(false);
    await app.init();
    const actorOf = app.get(ActorOf, { strict: false });
    const actors = await Promise.all(demoPeople.map(({ username }) => actorOf.byUsername(username)));
    const { manager } = app.get(DataSource);
    const sources = { caseTypes: app.get(CaseTypes), calendarOf: await recordedCalendars(manager) };
    const clock = app.get<MovableBusinessClock>(BusinessClock);
    return new CaseLaboratory(caseType, database, app, clock, actors, folder, sources);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Opens a draft with the example form, in the name of the first person who may apply and has something to apply for. */
  async draft(): Promise<{ caseId: string; applicant: Actor }> {
    const { key, applicantRole, formExample } = this.caseType;
    const applicants = this.actors.filter(({ grants }) => grants.some(({ role }) => role === applicantRole));
    const [applicant] = applicants;
    if (!applicant) throw new Error(`Nobody of the demo may apply for ${key}`);
    const wanted = { type: key, form: formExample };
    const caseId = await this.app
      .get(CreateCase)
      .execute(applicant, wanted, noRetry, (_, { file }) => Promise.resolve(file.id));
    return { caseId, applicant };
  }

  async situation(caseId: string): Promise<Situation> {
    const { manager } = this.app.get(DataSource);
    const file = await manager.findOneByOrFail(CaseFile, { id: caseId });
    return this.app.get(Situations, { strict: false }).of(manager, file);
  }

  /** @throws DomainError as the command does */
  async send(
    actor: Actor,
    caseId: string,
    sent: { event: string; payload: Record<string, unknown>; taskId: string | null; version: number },
  ): Promise<void> {
    const { event, payload, taskId, version } = sent;
    const command = { caseId, event, payload, comment: null, taskId, expectedVersion: version };
    await this.app.get(SubmitCaseEvent).execute(actor, command, noRetry, () => Promise.resolve(null));
  }

  /** Lets everything fall due that is due by now. */
  sweep(): Promise<number> {
    return this.app.get(TimerSweeper).sweep();
  }

  get handle(): HandleTask {
    return this.app.get(HandleTask);
  }

  async fill(applicant: Actor, caseId: string, form: Record<string, unknown>): Promise<void> {
    const change = { caseId, expectedVersion: null };
    await this.app.get(EditDraft).fill(applicant, change, form, () => Promise.resolve(null));
  }

  async attach(applicant: Actor, caseId: string, slot: string): Promise<void> {
    const documentId = this.#documents.get(applicant.personId) ?? (await this.upload(applicant));
    this.#documents.set(applicant.personId, documentId);
    const change = { caseId, expectedVersion: null, slot, documentId };
    await this.app.get(EditDraft).attach(applicant, change, () => Promise.resolve(null));
  }

  /** Fills every required slot at once, and past the command: for cases by the thousand, in which nobody edits. */
  async attachEverything(applicant: Actor, caseId: string): Promise<void> {
    const documentId = this.#documents.get(applicant.personId) ?? (await this.upload(applicant));
    this.#documents.set(applicant.personId, documentId);
    const slots = this.caseType.attachments.filter((each) => each.required).map((each) => each.slot);
    await this.database.query(
      `insert into case_attachment (case_id, slot, document_id, attached_by, attached_at)
       select $1, unnest($2::text[]), $3, $4, now()`,
      [caseId, slots, documentId, applicant.personId],
    );
  }

  /** A case that is done with does not hold up the sweeps of the next one. */
  async forgetTimers(caseId: string): Promise<void> {
    await this.database.query('delete from timer where case_id = $1', [caseId]);
  }

  async detach(applicant: Actor, caseId: string, slot: string): Promise<void> {
    const change = { caseId, expectedVersion: null, slot };
    await this.app.get(EditDraft).detach(applicant, change, () => Promise.resolve(null));
  }

  async glance(caseId: string): Promise<Glance> {
    const [row] = await this.database.query<Glance>(
      `select f.version, f.log_length as "logLength", f.engine_state as state,
         (select count(*)::integer from case_event e where e.case_id = f.id) as lines,
         array(select t.duty from task t where t.case_id = f.id and t.state = 'open' order by t.duty) as open
       from case_file f where f.id = $1`,
      [caseId],
    );
    if (!row) throw new Error(`There is no case ${caseId}`);
    return row;
  }

  /** What does not follow from the log, or breaks its chain; empty when everything fits. */
  async faultsOf(caseId: string): Promise<string[]> {
    const [stored] = await storedCases(this.app.get(DataSource).manager, [caseId]);
    if (!stored) throw new Error(`There is no case ${caseId}`);
    const { differences, failure } = compare(this.sources, stored, this.clock.now());
    return [...differences.map((each) => JSON.stringify(each)), ...(failure ? [failure] : []), ...brokenLinks(stored)];
  }

  private async upload(applicant: Actor): Promise<string> {
    const content = Readable.from([pdf(applicant.username)]);
    const stored = await this.app.get(UploadDocument).execute(applicant, 'materials.pdf', content, null);
    return stored.id;
  }
}

function brokenLinks({ file, events }: StoredCase): string[] {
  const breaks = events.flatMap((event, index) => {
    const previous = events[index - 1]?.hash ?? beginningOfChain;
    const whole = event.seq === index + 1 && event.previousHash === previous && event.hash === hashOfLine(event);
    return whole ? [] : [`line ${event.seq} breaks the chain`];
  });
  return file.logHead === (events.at(-1)?.hash ?? beginningOfChain) ? breaks : [...breaks, 'the head is another'];
}
