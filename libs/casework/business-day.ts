import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { businessDate, WorkingCalendar } from '#libs/case-engine/calendar.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { Settings, Today } from '#libs/case-engine/limits.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { PgListener } from '#libs/platform/database/pg-listener.js';
import { recordCalendar } from './calendars.js';

interface CalendarRow {
  date: string;
  kind: 'rest' | 'work';
  name_zh: string;
  name_en: string;
}

/** A value of a setting; dates are business dates (YYYY-MM-DD), both included. */
export interface DatedSetting {
  key: string;
  value: number;
  effectiveFrom: string;
  effectiveTo: string | null;
}

/** Business time as the engine wants it: the date, the working-day calendar and the settings in force. */
@Injectable()
export class BusinessDay implements OnModuleInit {
  private loaded = new WorkingCalendar([], []);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
    private readonly listener: PgListener,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.listener.on('calendar', () => this.load());
    await this.load();
  }

  /** The calendar as last loaded; a process reads it at its start and whenever it hears of a change. */
  get calendar(): WorkingCalendar {
    return this.loaded;
  }

  /**
   * Today for a case of the type.
   * @param acceptedOn a case is judged by the settings in force when it was accepted; before that, by today's
   */
  async today(manager: EntityManager, caseType: CaseType, acceptedOn: string | null): Promise<Today & { now: Date }> {
    const now = this.clock.now();
    const date = businessDate(now);
    const settings = await this.settings(manager, caseType, acceptedOn ?? date);
    return { now, date, calendar: this.loaded, settings };
  }

  /** Every value that the settings of a case type have had, with its days; the later ones last. */
  async datedSettings(manager: EntityManager, caseType: CaseType): Promise<DatedSetting[]> {
    const rows: (Omit<DatedSetting, 'value'> & { value: string })[] = await manager.query(
      `select key, value, to_char(effective_from, 'YYYY-MM-DD') as "effectiveFrom",
         to_char(effective_to, 'YYYY-MM-DD') as "effectiveTo"
       from case_setting where case_type = $1 and version = $2 order by effective_from`,
      [caseType.key, caseType.version],
    );
    return rows.map((row) => ({ ...row, value: Number(row.value) }));
  }

  private async settings(manager: EntityManager, caseType: CaseType, on: string): Promise<Settings> {
    const rows: { key: string; value: string }[] = await manager.query(
      `select distinct on (key) key, value from case_setting
       where case_type = $1 and version = $2 and effective_from <= $3 and (effective_to is null or effective_to >= $3)
       order by key, effective_from desc`,
      [caseType.key, caseType.version, on],
    );
    const defaults = Object.entries(caseType.settings).map(([key, setting]) => [key, setting.default]);
    return {
      ...(Object.fromEntries(defaults) as Settings),
      ...Object.fromEntries(rows.map((row) => [row.key, Number(row.value)])),
    };
  }

  private async load(): Promise<void> {
    const years: { year: number; version: string; provisional: boolean }[] = await this.dataSource.query(
      'select year, version, provisional from calendar_year order by year',
    );
    const rows: CalendarRow[] = await this.dataSource.query(
      `select to_char(date, 'YYYY-MM-DD') as date, kind, name_zh, name_en from calendar_day order by date`,
    );
    const days = rows.map(({ date, kind, name_zh, name_en }) => ({ date, kind, name: { zh: name_zh, en: name_en } }));
    // Nothing is decided with a calendar before it is on record.
    this.loaded = await recordCalendar(this.dataSource.manager, { years, days });
  }
}
