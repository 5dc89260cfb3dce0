import type { Text } from '#libs/contracts/index.js';
import type { CaseClock, OpenTask } from './case-state.js';
import type { CaseType, Effect } from './contract.js';

/** How the clocks of a case follow its steps. Dates are business dates (YYYY-MM-DD). */

/** What the procedure's effects do to the clocks. */
export function afterEffects(clock: CaseClock, effects: readonly Effect[], date: string): CaseClock {
  return effects.reduce((now, effect): CaseClock => {
    switch (effect.type) {
      case 'startPromiseClock':
        return { ...now, startedOn: now.startedOn ?? date };
      case 'publishNotice':
        return { ...now, notice: { publishedOn: date, pauses: [] } };
      case 'endNotice':
        return { ...now, notice: null };
      default:
        return now;
    }
  }, clock);
}

/** What suspending, resuming and extending do to the clocks. */
export function afterClockEvent(
  caseType: CaseType,
  clock: CaseClock,
  event: string,
  payload: Record<string, unknown>,
  date: string,
): CaseClock {
  if (event === caseType.clock.extend) return { ...clock, extensionDays: Number(payload.wd) };
  if (event === caseType.clock.resume) return endSuspension(clock, date);
  const kind = String(payload.kind);
  return {
    ...clock,
    suspension: { kind, reason: String(payload.reason), since: date },
    suspensions: [...clock.suspensions, { from: date, to: null, why: suspensionReason(caseType, kind) }],
  };
}

/** Resuming ends a suspension; so does the end of the case (a suspended application may be withdrawn). */
export function endSuspension(clock: CaseClock, date: string): CaseClock {
  return { ...clock, suspension: null, suspensions: close(clock.suspensions, date) };
}

/** An objection interrupts the notice; coming back lets the rest of its days run. */
export function interruptNotice(
  caseType: CaseType,
  clock: CaseClock,
  from: readonly string[],
  to: readonly string[],
  date: string,
): CaseClock {
  const state = Object.values(caseType.duties).find((duty) => duty.continues)?.state;
  if (!clock.notice || !state) return clock;
  const shown = to.includes(state);
  const open = clock.notice.pauses.some((pause) => pause.to === null);
  if (!shown && !open && from.includes(state)) {
    const pause = { from: date, to: null, why: { zh: '异议处理期间暂停', en: 'paused while an objection is heard' } };
    return { ...clock, notice: { ...clock.notice, pauses: [...clock.notice.pauses, pause] } };
  }
  return shown && open ? { ...clock, notice: { ...clock.notice, pauses: close(clock.notice.pauses, date) } } : clock;
}

/** The promise runs while any open duty says so and nothing suspends the case; a closed case pauses nothing. */
export function pausePromise(
  caseType: CaseType,
  clock: CaseClock,
  tasks: readonly OpenTask[],
  finished: boolean,
  date: string,
): CaseClock {
  if (!clock.startedOn) return clock;
  const runs =
    finished || (!clock.suspension && tasks.some((task) => caseType.duties[task.duty]?.promiseClock === 'runs'));
  const open = clock.pauses.some((pause) => pause.to === null);
  if (runs) return open ? { ...clock, pauses: close(clock.pauses, date) } : clock;
  if (open) return clock;
  const duty = caseType.duties[tasks[0]?.duty ?? ''];
  const why = clock.suspension
    ? suspensionReason(caseType, clock.suspension.kind)
    : { zh: `${duty?.title.zh ?? ''}期间不计`, en: `not counted during ${duty?.title.en ?? ''}` };
  return { ...clock, pauses: [...clock.pauses, { from: date, to: null, why }] };
}

function close<Open extends { to: string | null }>(pauses: readonly Open[], date: string): Open[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: date } : pause));
}

function suspensionReason(caseType: CaseType, kind: string): Text {
  const title = caseType.clock.kinds[kind] ?? { zh: kind, en: kind };
  return { zh: `特别程序：${title.zh}`, en: `suspended: ${title.en}` };
}
