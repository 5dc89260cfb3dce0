import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WorkingCalendar } from '#libs/case-engine/calendar.js';
import type { OpenTask } from '#libs/case-engine/case-state.js';
import { BusinessDay, type DatedSetting } from '../business-day.js';
import { recordedCalendars } from '../calendars.js';
import type { Counting } from './deadline-basis.js';
import type { Situation } from '../situation.js';
import { caseMigrated } from '../versions/case-migrated.js';

interface CountedLine {
  type: string;
  /** Business date. */
  date: string;
  calendar: string;
}

/** A case of today, or as it was: then its row says until which line, and when it had been accepted. */
type Counted = Pick<Situation, 'file' | 'caseType' | 'state' | 'today'>;

/** Finds, in the log and the settings, what the dates of a case rest on. */
@Injectable()
export class DeadlineCountings {
  constructor(private readonly businessDay: BusinessDay) {}

  /** The promise is counted afresh whenever it is shown, by the calendar of today. */
  async ofPromise(manager: EntityManager, { file, caseType, state, today }: Counted): Promise<Counting> {
    const settings = await this.businessDay.datedSettings(manager, caseType);
    const { setting, kind } = caseType.promise;
    return {
      calendar: today.calendar,
      limit: { setting, kind, roll: true },
      setting: inForce(settings, setting, file.acceptedOn ?? today.date),
      extensionDays: state.clock.extensionDays,
    };
  }

  /** Business date on which a closed case was decided or given up: that of its last task; null where it had none. */
  async closedOn(manager: EntityManager, caseId: string): Promise<string | null> {
    const [row]: { date: string | null }[] = await manager.query(
      `select to_char(max(closed_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as date from task where case_id = $1`,
      [caseId],
    );
    return row?.date ?? null;
  }

  /** Tasks keep the day that was counted when they opened, or when the case was resumed or moved to a new version. */
  async ofTasks(
    manager: EntityManager,
    { file, caseType, state, today }: Counted,
  ): Promise<(task: OpenTask) => Counting | null> {
    const settings = await this.businessDay.datedSettings(manager, caseType);
    const lines: CountedLine[] = await manager.query(
      `select type, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as date, input->>'calendarVersion' as calendar
       from case_event where case_id = $1 and seq <= $2 order by seq`,
      [file.id, file.logLength],
    );
    const recountedBy = [caseType.clock.resume, caseMigrated];
    const versionAt = (date: string) =>
      lines.findLast((line) => line.date <= date || recountedBy.includes(line.type))?.calendar ??
      today.calendar.version;
    const versions = state.tasks.map(({ openedOn }) => versionAt(openedOn));
    const calendars = await calendarsOf(manager, today.calendar, versions);
    return (task) => {
      const duty = caseType.duties[task.duty];
      if (!duty) return null;
      const { acceptedOn } = file;
      const on = acceptedOn !== null && acceptedOn < task.openedOn ? acceptedOn : task.openedOn;
      return {
        calendar: calendars(versionAt(task.openedOn)),
        limit: duty.limit,
        setting: 'setting' in duty.limit ? inForce(settings, duty.limit.setting, on) : null,
        extensionDays: 0,
      };
    };
  }
}

/** Calendars by version. @throws CalendarNotRecorded for one that nothing can have been counted with */
async function calendarsOf(manager: EntityManager, today: WorkingCalendar, versions: readonly string[]) {
  if (versions.every((version) => version === today.version)) return () => today;
  const recorded = await recordedCalendars(manager);
  return (version: string) => (version === today.version ? today : recorded(version));
}

function inForce(settings: readonly DatedSetting[], key: string, on: string) {
  const row = settings.findLast(
    (each) => each.key === key && each.effectiveFrom <= on && (each.effectiveTo === null || each.effectiveTo >= on),
  );
  return row ? { value: row.value, effectiveFrom: row.effectiveFrom } : null;
}
