import type { ErrorCode, Text } from '#libs/contracts/index.js';
import {
  belongsToApplicant,
  carriersOf,
  isApplicants,
  mayHoldDuty,
  mayHoldPower,
  separatedFrom,
  type CaseOffices,
  type Person,
} from './authority.js';
import type { CaseState, OpenTask } from './case-state.js';
import type { CaseType, Facts, ProcedureEvent } from './contract.js';
import { principalOf } from './task-handling.js';
import { settingOf, type Settings } from './limits.js';
import { activeMeta, guardsBefore, procedureTakes } from './procedure.js';

/** Why an action cannot be taken; `office` names who would unblock it, by its code, `role` in which capacity. */
export interface Refusal {
  code: ErrorCode | (string & {});
  message: Text;
  unblockedBy?: Text;
  holder?: { duty: string };
  by?: string | null;
}

/** The duty or power under which an allowed event is sent. */
export interface Authority {
  carrier: string;
  task: OpenTask | null;
}

export type Verdict =
  | { allowed: true; authority: Authority }
  | { allowed: false; error: ErrorCode; reasons: Refusal[]; authority: Authority | null };

export interface Question {
  caseType: CaseType;
  state: CaseState;
  offices: CaseOffices;
  person: Person;
  event: string;
  payload: Record<string, unknown>;
  /** The engine's key of the task that the person names, if any. */
  taskKey: string | null;
  facts: Facts;
  settings: Settings;
}

/** Whether a person may send an event in this case now, and if not, why. The one place that decides. */
export function judge(question: Question): Verdict {
  const { caseType, event } = question;
  if (!Object.hasOwn(caseType.events, event)) {
    return refuse('CASE.EVENT_UNKNOWN', {
      zh: `本事项没有「${event}」这一操作。`,
      en: `This case type has no event ${event}.`,
    });
  }
  const standing = standingOf(question);
  if ('refusal' in standing) return standing.refusal;
  const onHold = judgeClock(question);
  if (onHold) return onHold;
  const authority = authorityOf(question, standing.duties, standing.powers);
  if ('allowed' in authority) return authority;
  return judgePerson(question, authority) ?? judgeGuards(question, authority);
}

function refuse(error: ErrorCode, message: Text, more: Partial<Refusal> = {}): Verdict & { allowed: false } {
  return { allowed: false, error, reasons: [{ code: error, message, ...more }], authority: null };
}

/** Role, office and own case: what can never change while the person's grants stay. */
function standingOf(question: Question): { duties: string[]; powers: string[] } | { refusal: Verdict } {
  const { caseType, person, offices, event } = question;
  const carriers = carriersOf(caseType, event);
  const duties = carriers.duties.filter((key) => mayHoldDuty(person, dutyOf(caseType, key), offices));
  const powers = carriers.powers.filter((key) => mayHoldPower(person, powerOf(caseType, key), offices));
  if (duties.length + powers.length === 0) return { refusal: notYourDuty(question, carriers.duties) };
  if (!belongsToApplicant(person, offices)) return { duties, powers };
  const filing = {
    duties: duties.filter((key) => isApplicants(dutyOf(caseType, key))),
    powers: powers.filter((key) => isApplicants(powerOf(caseType, key))),
  };
  if (filing.duties.length + filing.powers.length > 0) return filing;
  return {
    refusal: refuse('CASE.OWN_CASE', {
      zh: '您属于申请单位,应当回避,不得办理本办件。',
      en: 'You belong to the applicant and must not act on this case.',
    }),
  };
}

function notYourDuty({ caseType, state, event }: Question, carriers: string[]): Verdict {
  const title = caseType.events[event]?.title ?? { zh: event, en: event };
  const waiting = state.tasks.find((task) => carriers.includes(task.duty));
  const duty = waiting?.duty ?? carriers[0];
  return refuse(
    'CASE.NOT_YOUR_DUTY',
    { zh: `「${title.zh}」不是您在本办件中的职责。`, en: `${title.en} is not your duty in this case.` },
    duty ? { holder: { duty }, by: waiting?.due } : {},
  );
}

function judgeClock({ caseType, state, event, settings, payload }: Question): Verdict | null {
  const { clock } = caseType;
  const running = state.snapshot.status === 'active' && state.clock.startedOn !== null;
  const suspended = state.clock.suspension !== null;
  if (suspended && !clock.whileSuspended.includes(event)) {
    return refuse(
      'CASE.SUSPENDED',
      { zh: '办件处于特别程序(挂起)中,恢复后方可办理。', en: 'The case is suspended; it must be resumed first.' },
      { unblockedBy: caseType.events[clock.resume]?.title },
    );
  }
  if (event === clock.resume && !suspended) {
    return refuse('CASE.NOT_IN_STATE', { zh: '办件没有挂起。', en: 'The case is not suspended.' });
  }
  if ((event === clock.suspend || event === clock.extend) && !running) {
    return refuse('CASE.NOT_IN_STATE', {
      zh: '只有受理之后、办结之前可以挂起或延长。',
      en: 'Only an accepted case that is not closed can be suspended or extended.',
    });
  }
  if (event !== clock.extend) return null;
  const longest = settingOf(caseType, settings, clock.extensionSetting);
  if (state.clock.extensionDays > 0) {
    return refuse('CASE.GUARD_REFUSED', {
      zh: `承诺时限只能延长一次,已延长 ${state.clock.extensionDays} 个工作日。`,
      en: `The promise can be extended once; it was extended by ${state.clock.extensionDays} working days.`,
    });
  }
  return typeof payload.wd === 'number' && payload.wd > longest
    ? refuse('CASE.GUARD_REFUSED', {
        zh: `延长不得超过 ${longest} 个工作日。`,
        en: `An extension is at most ${longest} working days.`,
      })
    : null;
}

export function isClockEvent(caseType: CaseType, event: string): boolean {
  return [caseType.clock.suspend, caseType.clock.resume, caseType.clock.extend].includes(event);
}

/** The open task, or the power, under which the person would act. */
function authorityOf(
  question: Question,
  duties: string[],
  powers: string[],
): Authority | (Verdict & { allowed: false }) {
  const { caseType, state, event, taskKey } = question;
  const mine = state.tasks.filter((task) => duties.includes(task.duty));
  const named = taskKey === null ? mine : mine.filter((task) => task.key === taskKey);
  if (taskKey !== null && named.length === 0 && duties.length > 0) {
    return refuse('CASE.TASK_NOT_OPEN', {
      zh: '指定的待办不存在、已办结或不由您办理。',
      en: 'The named task is not open, or not yours.',
    });
  }
  const unsigned = named.filter((task) => !hasSigned(task, question.person.personId));
  const candidates = unsigned.length > 0 ? unsigned : named;
  if (candidates.length > 1) {
    return refuse('CASE.TASK_AMBIGUOUS', {
      zh: '您有多项待办可以执行该操作,请用 taskId 指明其一。',
      en: 'Several of your tasks take this event; name one by taskId.',
    });
  }
  const task = candidates[0];
  if (task) return { carrier: task.duty, task };
  const power = powers[0];
  const reaches = guardsBefore(caseType, state.snapshot, event) !== null || isClockEvent(caseType, event);
  if (power && reaches && state.snapshot.status === 'active') return { carrier: power, task: null };
  return notInState(question);
}

function notInState({ caseType, state }: Question): Verdict & { allowed: false } {
  const { title } = activeMeta(caseType, state.snapshot);
  if (state.snapshot.status === 'done') {
    return refuse('CASE.NOT_IN_STATE', {
      zh: `办件已办结(${title.zh}),不能再办理。`,
      en: `The case is closed (${title.en}).`,
    });
  }
  const waiting = state.tasks[0];
  return refuse(
    'CASE.NOT_IN_STATE',
    { zh: `办件现处于「${title.zh}」,不能进行此操作。`, en: `Not possible while the case is in ${title.en}.` },
    waiting ? { holder: { duty: waiting.duty }, by: waiting.due } : {},
  );
}

function hasSigned(task: OpenTask, personId: string): boolean {
  return task.signatures.some((signature) => signature.personId === personId);
}

function judgePerson({ caseType, state, person }: Question, authority: Authority): Verdict | null {
  const { task, carrier } = authority;
  if (task && hasSigned(task, person.personId)) {
    return refuse(
      'CASE.ALREADY_SIGNED',
      { zh: '您已签署,须由另一人签署。', en: 'You have signed; another person must sign.' },
      { holder: { duty: task.duty }, by: task.due },
    );
  }
  if (task?.assignee && task.assignee !== person.personId) {
    return refuse('TASK.CLAIMED_BY_ANOTHER', {
      zh: '该待办已由同事认领，须先退回待办池或转办。',
      en: 'A colleague has claimed this task; it must be released or transferred first.',
    });
  }
  // A delegate acts in another's place: neither of the two may have held the opposite duty.
  const held = [person.personId, ...principalOf(task, person.personId)]
    .map((each) => separatedFrom(caseType, carrier, state.holders, each))
    .find((each) => each !== null);
  if (!held) return null;
  const title = (caseType.duties[held] ?? caseType.powers[held])?.title ?? { zh: held, en: held };
  return refuse(
    'CASE.SEPARATION',
    {
      zh: `您已办理「${title.zh}」,按职责分离要求须由他人办理此环节。`,
      en: `You acted in ${title.en}; separation of duties requires another person here.`,
    },
    { holder: { duty: carrier }, by: task?.due ?? null },
  );
}

function judgeGuards(question: Question, authority: Authority): Verdict {
  const { caseType, state, event, payload, facts } = question;
  if (isClockEvent(caseType, event)) return { allowed: true, authority };
  const sent: ProcedureEvent = { type: event, duty: authority.task?.duty ?? null, payload, facts };
  if (procedureTakes(caseType, state.snapshot, sent)) return { allowed: true, authority };
  const names = guardsBefore(caseType, state.snapshot, event);
  if (names === null) return notInState(question);
  const reasons = [...new Set(names)].flatMap(
    (name) => caseType.guards[name]?.explain(state.snapshot.context, sent) ?? [],
  );
  const error = reasons.some((reason) => reason.code === 'CASE.FORM_INVALID')
    ? 'CASE.FORM_INVALID'
    : 'CASE.GUARD_REFUSED';
  return { allowed: false, error, reasons: reasons.length > 0 ? reasons : [conditionNotMet], authority };
}

const conditionNotMet: Refusal = {
  code: 'CASE.GUARD_REFUSED',
  message: { zh: '条件不满足,暂不能进行此操作。', en: 'The conditions for this are not met.' },
};

function dutyOf(caseType: CaseType, key: string) {
  const duty = caseType.duties[key];
  if (!duty) throw new Error(`${caseType.key} has no duty ${key}`);
  return duty;
}

function powerOf(caseType: CaseType, key: string) {
  const power = caseType.powers[key];
  if (!power) throw new Error(`${caseType.key} has no power ${key}`);
  return power;
}
