import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { mayHoldDuty } from '#libs/case-engine/authority.js';
import { errorsOf } from '#libs/case-engine/form-errors.js';
import { schemaOf } from '#libs/case-engine/form-schema.js';
import { caseTypes } from '#libs/case-types/index.js';
import { CaseFile } from '#libs/casework/case-file.entity.js';
import { CaseworkModule } from '#libs/casework/casework.module.js';
import { CreateCase } from '#libs/casework/create-case.command.js';
import { HandleTask } from '#libs/casework/handle-task.command.js';
import { Situations, type Situation } from '#libs/casework/situation.js';
import { SubmitCaseEvent } from '#libs/casework/submit-case-event.command.js';
import { TimerSweeper } from '#libs/casework/timer-sweeper.js';
import { DocumentsModule } from '#libs/documents/documents.module.js';
import type { Actor } from '#libs/identity/actor.js';
import { IdentityModule } from '#libs/identity/identity.module.js';
import { People } from '#libs/identity/people.query.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { Config } from '#libs/platform/config/config.js';
import { readConfig } from '#libs/platform/config/environment.js';
import { DomainError } from '#libs/platform/errors.js';
import { newId } from '#libs/platform/ids.js';
import { PlatformModule } from '#libs/platform/platform.module.js';
import type { TestDatabase } from './test-database.js';

const noRetry = { route: 'crowd', key: null, request: null };
const hour = 3_600_000;

/** Business time as the crowd lets it go by. */
class CrowdClock extends BusinessClock {
  private at = Date.parse('2025-01-06T09:00:00+08:00');

  override now(): Date {
    return new Date(this.at);
  }

  pass(milliseconds: number): void {
    this.at += milliseconds;
  }
}

/** Many cases at once, moved by the people of the demo world at random through the product's own commands, in process. */
export class CaseCrowd {
  readonly counts = { cases: 0, events: 0, handled: 0, refused: 0, passed: 0 };
  private readonly documents = new Map<string, string>();

  private constructor(
    private readonly app: TestingModule,
    private readonly actors: readonly Actor[],
    private readonly chance: () => number,
  ) {}

  static async over(database: TestDatabase, chance: () => number): Promise<CaseCrowd> {
    const config = readConfig({ DATABASE_URL: database.url, QIANGWEI_DEMO: '1' });
    const app = await Test.createTestingModule({
      imports: [PlatformModule, IdentityModule, DocumentsModule, CaseworkModule.with(caseTypes)],
    })
      .overrideProvider(Config)
      .useValue(config)
      .overrideProvider(BusinessClock)
      .useClass(CrowdClock)
      .compile();
    await app.init();
    const grants = await database.query<{ role: Actor['grants'][number]['role']; unit: string }>(
      'select distinct role, unit from role_grant',
    );
    return new CaseCrowd(app, await app.get(People).actorsWith(grants), chance);
  }

  get now(): Date {
    return this.app.get(BusinessClock).now();
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /**
   * Opens cases and lets each go on for up to `steps` attempts, so many at a time; time goes by meanwhile, and limits
   * pass.
   * @param hours how much time goes by over all of it
   */
  async live(cases: number, steps: number, hours: number, atATime = 400): Promise<void> {
    const waiting = Array.from({ length: cases }, () => steps);
    const alive: { id: string; left: number }[] = [];
    const turns = cases * steps;
    const clock = this.app.get<CrowdClock>(BusinessClock);
    for (let turn = 0; waiting.length > 0 || alive.length > 0;) {
      const room = waiting.splice(0, Math.min(14, atATime - alive.length));
      alive.push(...(await Promise.all(room.map(async (left) => ({ id: await this.open(), left })))));
      // Different cases at once, as people work; one case is never sent two things by chance here.
      const picked = this.some(alive, 14);
      await Promise.all(picked.map(({ id }) => this.step(id)));
      for (const each of picked) each.left -= 1;
      for (let index = alive.length - 1; index >= 0; index -= 1) {
        if ((alive[index]?.left ?? 0) <= 0) alive.splice(index, 1);
      }
      turn += picked.length;
      clock.pass((picked.length / turns) * hours * hour);
      if (turn % 140 < 14) this.counts.passed += await this.app.get(TimerSweeper).sweep();
    }
  }

  private some<Each>(from: readonly Each[], count: number): Each[] {
    const left = [...from];
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(Math.floor(this.chance() * left.length), 1),
    ).flat();
  }

  private pick<Each>(from: readonly Each[]): Each | undefined {
    return from[Math.floor(this.chance() * from.length)];
  }

  private async open(): Promise<string> {
    const caseType = this.pick(caseTypes);
    const applicant = this.pick(
      this.actors.filter(({ grants }) => grants.some((g) => g.role === caseType?.applicantRole)),
    );
    if (!caseType || !applicant) throw new Error('Nobody may apply');
    const command = this.app.get(CreateCase);
    const wanted = { type: caseType.key, form: caseType.formExample };
    const { file } = await command.execute(applicant, wanted, noRetry, (_, situation) => Promise.resolve(situation));
    const documentId = await this.documentOf(applicant);
    const required = caseType.attachments.flatMap((each) => (each.required ? [each.slot] : []));
    await this.dataSource.query(
      `insert into case_attachment (case_id, slot, document_id, attached_by, attached_at)
       select $1, unnest($2::text[]), $3, $4, $5`,
      [file.id, required, documentId, applicant.personId, this.now],
    );
    this.counts.cases += 1;
    return file.id;
  }

  private async documentOf({ personId }: Actor): Promise<string> {
    const known = this.documents.get(personId);
    if (known) return known;
    const id = newId();
    await this.dataSource.query(
      `insert into document (id, name, size, media_type, sha256, uploaded_by, created_at)
       values ($1, 'materials.pdf', 1000, 'application/pdf', repeat('a', 64), $2, $3)`,
      [id, personId, this.now],
    );
    this.documents.set(personId, id);
    return id;
  }

  /** One attempt: mostly somebody who may do what is asked for, now and then anybody with anything. */
  private async step(caseId: string): Promise<void> {
    const situation = await this.situationOf(caseId);
    if (situation.state.tasks.length === 0) return;
    try {
      const chance = this.chance();
      if (chance < 0.12) await this.handle(situation);
      else await this.send(situation, chance < 0.25);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.counts.refused += 1;
    }
  }

  private async situationOf(caseId: string): Promise<Situation> {
    const { manager } = this.dataSource;
    return this.app.get(Situations).of(manager, await manager.findOneByOrFail(CaseFile, { id: caseId }));
  }

  private async send(
    { file, caseType, state, offices, openTasks, today }: Situation,
    anything: boolean,
  ): Promise<void> {
    const task = this.pick(state.tasks);
    const duty = task && caseType.duties[task.duty];
    const able = duty ? this.actors.filter((actor) => mayHoldDuty(actor, duty, offices)) : [];
    const actor = this.pick(anything ? this.actors : able);
    const leading = this.chance() < 0.7 ? duty?.events[0] : undefined;
    const event = anything ? this.pick(Object.keys(caseType.events)) : (leading ?? this.pick(duty?.events ?? []));
    if (!actor || !event) return;
    const payload = this.variantOf(caseType, event, today.date);
    const taskId = anything ? null : (openTasks.find(({ key }) => key === task?.key)?.id ?? null);
    const command = { caseId: file.id, event, payload, comment: null, taskId, expectedVersion: file.version };
    await this.app.get(SubmitCaseEvent).execute(actor, command, noRetry, () => Promise.resolve(null));
    this.counts.events += 1;
  }

  private async handle({ openTasks, caseType, offices }: Situation): Promise<void> {
    const task = this.pick(openTasks);
    const duty = task && caseType.duties[task.duty];
    if (!task || !duty) return;
    const able = this.actors.filter((actor) => mayHoldDuty(actor, duty, offices));
    const [actor, other] = this.some(able, 2);
    if (!actor) return;
    const commands = this.app.get(HandleTask);
    const to = { personId: other?.personId ?? actor.personId, reason: '工作安排' };
    const signers = { personIds: [to.personId], reason: '加签' };
    const ways = [
      () => commands.claim(actor, task.id, 'zh'),
      () => commands.release(actor, task.id, 'zh'),
      () => commands.transfer(actor, task.id, to, 'zh'),
      () => commands.delegate(actor, task.id, to, 'zh'),
      () => commands.addSigners(actor, task.id, signers, 'zh'),
      () => commands.removeSigners(actor, task.id, signers, 'zh'),
      () => commands.urge(actor, task.id, { message: '请尽快办理' }, 'zh'),
    ];
    await this.pick(ways)?.();
    this.counts.handled += 1;
  }

  /** The event's example with other choices made, where that is still valid. */
  private variantOf(caseType: Situation['caseType'], event: string, today: string): Record<string, unknown> {
    const definition = caseType.events[event];
    const example = definition?.example?.(today) ?? {};
    if (!definition?.payload || this.chance() < 0.6) return example;
    const properties = schemaOf(definition.payload, 'zh').properties as Record<
      string,
      { enum?: unknown[]; type?: string }
    >;
    const changed = Object.entries(properties).flatMap(([name, { enum: options, type }]) => {
      if (options) return [[name, this.pick(options)]];
      return type === 'boolean' ? [[name, this.chance() < 0.5]] : [];
    });
    const varied = { ...example, ...(Object.fromEntries(changed) as Record<string, unknown>) };
    return errorsOf(definition.payload, varied).length === 0 ? varied : example;
  }
}
