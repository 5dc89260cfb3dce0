import type { CaseState } from './case-state.js';
import type { CaseType } from './contract.js';
import { settingOf, type Settings } from './limits.js';
import { acceptors, refuse, sendersOf, type Refused } from './refusal.js';

/** What the clock of a case forbids: everything while it is suspended, and what only a running promise allows. */

export function isClockEvent(caseType: CaseType, event: string): boolean {
  return [caseType.clock.suspend, caseType.clock.resume, caseType.clock.extend].includes(event);
}

export interface ClockQuestion {
  caseType: CaseType;
  state: CaseState;
  event: string;
  payload: Record<string, unknown>;
  settings: Settings;
}

/** What would go, were the case not suspended. */
export function heldBySuspension(
  question: ClockQuestion,
  suspension: NonNullable<CaseState['clock']['suspension']>,
): Refused {
  const { clock } = question.caseType;
  const kind = clock.kinds[suspension.kind] ?? { zh: suspension.kind, en: suspension.kind };
  return refuse(
    'CASE.SUSPENDED',
    {
      zh: `办件自 ${suspension.since} 起处于特别程序「${kind.zh}」（挂起）中，恢复后方可办理。`,
      en: `The case has been suspended since ${suspension.since} (${kind.en}); it must be resumed first.`,
    },
    { holders: anybody(question, clock.resume) },
  );
}

export function judgeClock(question: ClockQuestion): Refused | null {
  const { caseType, state, event } = question;
  const { clock } = caseType;
  const { suspension } = state.clock;
  if (state.snapshot.status === 'done') return null;
  if (!isClockEvent(caseType, event)) return null;
  if (state.clock.startedOn === null) {
    return refuse(
      'CASE.NOT_IN_STATE',
      {
        zh: '办件尚未受理；受理之后、办结之前方可启动特别程序、恢复或延长。',
        en: 'The case is not accepted yet; only an accepted case can be suspended, resumed or extended.',
      },
      { holders: acceptors(caseType, state) },
    );
  }
  if (event === clock.resume && !suspension) {
    return refuse(
      'CASE.NOT_IN_STATE',
      { zh: '办件没有挂起，无需恢复。', en: 'The case is not suspended: there is nothing to resume.' },
      { holders: anybody(question, clock.suspend) },
    );
  }
  return event === clock.extend ? judgeExtension(question) : null;
}

function judgeExtension({ caseType, state, payload, settings }: ClockQuestion): Refused | null {
  const longest = settingOf(caseType, settings, caseType.clock.extensionSetting);
  if (state.clock.extensionDays > 0) {
    return refuse('CASE.GUARD_REFUSED', {
      zh: `承诺时限只能延长一次，已延长 ${state.clock.extensionDays} 个工作日，不能再延长。`,
      en: `The promise can be extended once; it was extended by ${state.clock.extensionDays} working days.`,
    });
  }
  if (typeof payload.wd !== 'number' || payload.wd <= longest) return null;
  return refuse(
    'CASE.GUARD_REFUSED',
    { zh: `延长不得超过 ${longest} 个工作日。`, en: `An extension is at most ${longest} working days.` },
    { unblockedBy: { zh: `改为不超过 ${longest} 个工作日`, en: `a length of at most ${longest} working days` } },
  );
}

function anybody({ caseType, state }: ClockQuestion, event: string) {
  return sendersOf(caseType, state, event);
}
