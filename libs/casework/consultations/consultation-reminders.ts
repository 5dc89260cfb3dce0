import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { BUSINESS_ZONE } from '#libs/case-engine/calendar.js';
import { systemActor } from '#libs/identity/actor.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { Announcements } from '../announcements.js';
import { CaseFiles } from '../case-files.js';
import { Situations } from '../situation.js';
import { Consultation } from './consultation.entity.js';

/** Reminds those who were asked, once, on the day before the last day or as soon after as somebody sweeps. */
@Injectable()
export class ConsultationReminders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
    private readonly files: CaseFiles,
    private readonly situations: Situations,
    private readonly announcements: Announcements,
  ) {}

  async remind(): Promise<void> {
    const tomorrow = DateTime.fromJSDate(this.clock.now(), { zone: BUSINESS_ZONE }).plus({ days: 1 }).toISODate();
    const due: { id: string; case_id: string }[] = await this.dataSource.query(
      `select id, case_id from consultation
       where answered_at is null and withdrawn_at is null and reminded_at is null and last_day <= $1
       order by last_day limit 200`,
      [tomorrow],
    );
    for (const { id, case_id } of due) await this.remindOf(id, case_id);
  }

  private remindOf(id: string, caseId: string): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const { file } = await this.files.get(manager, systemActor, caseId, 'forUpdate');
      const asked = await manager.findOneByOrFail(Consultation, { id });
      if (asked.answeredAt || asked.withdrawnAt || asked.remindedAt) return;
      const situation = await this.situations.of(manager, file);
      await manager.update(Consultation, { id }, { remindedAt: situation.today.now });
      const audience = [{ personId: asked.personId }];
      const params = { dueDate: asked.lastDay };
      await this.announcements.send(manager, situation, { kind: 'opinionDue', audience, params });
    });
  }
}
