import type { EntityManager } from 'typeorm';
import { WorkingCalendar, type CalendarDay, type CalendarYear } from '#libs/case-engine/calendar.js';
import { digestOf } from './canonical.js';

/** A working-day calendar as data: what stands in `calendar_year` and `calendar_day`. */
export interface CalendarContent {
  years: CalendarYear[];
  days: CalendarDay[];
}

/** The calendar that a line of a log names was never recorded, so the line cannot be counted again. */
export class CalendarNotRecorded extends Error {
  constructor(readonly version: string) {
    super(`The calendar ${version} is not recorded`);
  }
}

/**
 * Keeps a calendar for ever under its version, so that what was counted with it can be counted again.
 * @throws Error when another calendar was used under the same version before: a changed year needs a new version
 */
export async function recordCalendar(manager: EntityManager, content: CalendarContent): Promise<WorkingCalendar> {
  const calendar = new WorkingCalendar(content.years, content.days);
  const { version } = calendar;
  const written = JSON.parse(JSON.stringify(content)) as CalendarContent;
  await manager.query('insert into calendar_record (version, years, days) values ($1, $2, $3) on conflict do nothing', [
    version,
    JSON.stringify(written.years),
    JSON.stringify(written.days),
  ]);
  const [kept]: CalendarContent[] = await manager.query('select years, days from calendar_record where version = $1', [
    version,
  ]);
  if (digestOf(kept) === digestOf(written)) return calendar;
  throw new Error(
    `The working-day calendar was changed, but is still called ${version}: give the changed year a new version`,
  );
}

/** Every calendar that was ever used, by version. */
export async function recordedCalendars(manager: EntityManager): Promise<(version: string) => WorkingCalendar> {
  const rows: (CalendarContent & { version: string })[] = await manager.query(
    'select version, years, days from calendar_record',
  );
  const calendars = new Map(rows.map(({ version, years, days }) => [version, new WorkingCalendar(years, days)]));
  return (version) => {
    const calendar = calendars.get(version);
    if (!calendar) throw new CalendarNotRecorded(version);
    return calendar;
  };
}
