import { WorkingCalendar, type Deadline, type Pause } from './calendar.js';
import type { CaseClock, OpenTask } from './case-state.js';
import type { CaseType, Duty, ProcedureContext } from './contract.js';

/** Settings in force for the case, by key; a missing one falls back to the case type's default. */
export type Settings = Readonly<Record<string, number>>;

export function settingOf(caseType: CaseType, settings: Settings, key: string): number {
  const value = settings[key] ?? caseType.settings[key]?.default;
  if (value === undefined) throw new Error(`${caseType.key} has no setting ${key}`);
  return value;
}

export interface Today {
  /** Business date. */
  date: string;
  calendar: WorkingCalendar;
  settings: Settings;
}

type DatedTask = Pick<OpenTask, 'due' | 'provisional' | 'explanation'>;

const noDeadline: DatedTask = { due: null, provisional: false, explanation: [] };

/** The last day of a duty that opened on `openedOn`, suspensions and a continued notice taken into account. */
export function taskDeadline(
  caseType: CaseType,
  duty: Duty,
  openedOn: string,
  context: ProcedureContext,
  clock: CaseClock,
  today: Today,
): DatedTask {
  if ('until' in duty.limit) {
    const until = duty.limit.until(context);
    return until ? untilDate(openedOn, until, clock.suspensions, today) : noDeadline;
  }
  const continued = duty.continues ? clock.notice : null;
  const start = continued?.publishedOn ?? openedOn;
  const pauses: Pause[] = [...clock.suspensions, ...(continued?.pauses ?? [])];
  const days = settingOf(caseType, today.settings, duty.limit.setting);
  const deadline = today.calendar.deadline(start, { ...duty.limit, days }, pauses, today.date);
  return { due: deadline.date, provisional: deadline.provisional, explanation: deadline.explanation };
}

/** A day that the case names; days of a suspension are added to it, for then nobody could act. */
function untilDate(openedOn: string, until: string, suspensions: readonly Pause[], today: Today): DatedTask {
  if (suspensions.length === 0 || until <= openedOn) return { due: until, provisional: false, explanation: [] };
  const days = today.calendar.daysRun(openedOn, until, 'cd', []);
  const deadline = today.calendar.deadline(openedOn, { days, kind: 'cd', roll: false }, suspensions, today.date);
  return { due: deadline.date, provisional: deadline.provisional, explanation: deadline.explanation };
}

/** The promise's last day; null until the case is accepted. While paused: as if the clock went on today. */
export function promiseDeadline(caseType: CaseType, clock: CaseClock, today: Today): Deadline | null {
  if (!clock.startedOn) return null;
  const days = settingOf(caseType, today.settings, caseType.promise.setting) + clock.extensionDays;
  const limit = { days, kind: caseType.promise.kind, roll: true };
  return today.calendar.deadline(clock.startedOn, limit, clock.pauses, today.date);
}

/** Days of the public notice still to run; the day on which an objection was raised has run. */
export function noticeDaysLeft(caseType: CaseType, clock: CaseClock, today: Today): number {
  const duty = Object.values(caseType.duties).find((each) => each.continues);
  if (!duty || !clock.notice || 'until' in duty.limit) return 0;
  const days = settingOf(caseType, today.settings, duty.limit.setting);
  const pauses = [...clock.suspensions, ...clock.notice.pauses];
  return Math.max(0, days - today.calendar.daysRun(clock.notice.publishedOn, today.date, duty.limit.kind, pauses));
}
