import { Injectable, Logger } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource, type EntityManager } from 'typeorm';
import { BUSINESS_ZONE } from '#libs/case-engine/calendar.js';
import { systemActor } from '#libs/identity/actor.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { lockKeys } from '#libs/platform/database/lock-keys.js';
import { Announcements } from './announcements.js';
import { CaseFiles } from './case-files.js';
import { ConsultationReminders } from './consultations/consultation-reminders.js';
import { Situations, type Situation } from './situation.js';
import { SubmitCaseEvent } from './submit-case-event.command.js';
import { Timer } from './timer.entity.js';

const batch = 200;

/** Works off the timers that have fallen due by business time. One sweeper at a time, whoever calls it. */
@Injectable()
export class TimerSweeper {
  private readonly logger = new Logger(TimerSweeper.name);
  /** Sweeps of this process wait here, not at the database: each that waits there would hold a connection. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
    private readonly submit: SubmitCaseEvent,
    private readonly files: CaseFiles,
    private readonly situations: Situations,
    private readonly announcements: Announcements,
    private readonly consultations: ConsultationReminders,
  ) {}

  /**
   * Tries every due timer once, in the order in which they fell due; what fails is tried again by a later sweep.
   * @returns how many were worked off
   */
  sweep(): Promise<number> {
    const sweep = this.last.then(() => this.sweepAlone());
    this.last = sweep.catch(() => undefined);
    return sweep;
  }

  private async sweepAlone(): Promise<number> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      await runner.query('select pg_advisory_lock($1)', [lockKeys.timerSweep]);
      try {
        await this.consultations.remind();
        return await this.workOff();
      } finally {
        await runner.query('select pg_advisory_unlock($1)', [lockKeys.timerSweep]);
      }
    } finally {
      await runner.release();
    }
  }

  /** The next moment at which a timer falls due; null when none is set. */
  async nextDue(): Promise<Date | null> {
    const [row]: { due_at: Date | null }[] = await this.dataSource.query(
      'select min(due_at) as due_at from timer where failures = 0',
    );
    return row?.due_at ?? null;
  }

  private async workOff(): Promise<number> {
    let done = 0;
    const failed = new Set<string>();
    for (;;) {
      const due = await this.dataSource.manager
        .createQueryBuilder(Timer, 't')
        .where('t.due_at <= :now and t.retry_at <= now()', { now: this.clock.now() })
        .orderBy('t.failures')
        .addOrderBy('t.due_at')
        .limit(batch + failed.size)
        .getMany();
      const fresh = due.filter((timer) => !failed.has(nameOf(timer)));
      if (fresh.length === 0) return done;
      for (const timer of fresh) {
        if (await this.workOffOne(timer)) done += 1;
        else failed.add(nameOf(timer));
      }
    }
  }

  private async workOffOne(timer: Timer): Promise<boolean> {
    try {
      if (timer.kind === 'due') await this.passLimit(timer);
      else await this.remind(timer);
      return true;
    } catch (error) {
      this.logger.error(`Timer ${nameOf(timer)} failed`, error);
      await this.dataSource.query(
        `update timer set failures = failures + 1, last_error = $4,
           retry_at = now() + least(interval '1 hour', interval '15 seconds' * power(2, least(failures, 10)))
         where case_id = $1 and task_key = $2 and kind = $3`,
        [timer.caseId, timer.taskKey, timer.kind, String(error)],
      );
      return false;
    }
  }

  private async passLimit({ caseId, taskKey, kind, dueAt }: Timer): Promise<void> {
    await this.submit.passLimit(caseId, taskKey);
    // A limit that was moved meanwhile has a row with another moment: that one stays.
    await this.dataSource.manager.delete(Timer, { caseId, taskKey, kind, dueAt });
  }

  /** Tells somebody without moving the case: its version stays, nobody's form goes stale. */
  private async remind(timer: Timer): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { file } = await this.files.get(manager, systemActor, timer.caseId, 'forUpdate');
      const situation = await this.situations.of(manager, file);
      if (timer.kind === 'grading') return this.remindOfGrading(manager, situation, timer);
      const task = situation.state.tasks.find((each) => each.key === timer.taskKey);
      if (task) await this.announcements.ofWarning(manager, situation, task);
      await manager.delete(Timer, keyOf(timer));
    });
  }

  /** A recognised park is graded every year (domain.md §3). */
  private async remindOfGrading(manager: EntityManager, situation: Situation, timer: Timer): Promise<void> {
    const audience = [
      { role: 'bureau-reviewer', unit: 'bureau' },
      { role: 'federation-officer', unit: 'federation' },
    ];
    await this.announcements.send(manager, situation, { kind: 'gradingDue', audience, params: {} });
    const dueAt = DateTime.fromJSDate(timer.dueAt, { zone: BUSINESS_ZONE }).plus({ years: 1 }).toJSDate();
    await manager.update(Timer, keyOf(timer), { dueAt });
  }
}

function keyOf({ caseId, taskKey, kind }: Timer): Pick<Timer, 'caseId' | 'taskKey' | 'kind'> {
  return { caseId, taskKey, kind };
}

function nameOf({ caseId, taskKey, kind }: Timer): string {
  return `${caseId} ${taskKey} ${kind}`;
}
