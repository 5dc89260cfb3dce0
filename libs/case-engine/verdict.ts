import type { ErrorCode } from '#libs/contracts/index.js';
import {
  belongsToApplicant,
  carriersOf,
  isApplicants,
  mayHoldDuty,
  mayHoldPower,
  type CaseOffices,
  type Person,
} from './authority.js';
import type { CaseState, OpenTask } from './case-state.js';
import { heldBySuspension, isClockEvent, judgeClock } from './clock-verdict.js';
import type { CaseType, Facts, ProcedureEvent } from './contract.js';
import { hasSigned, heldAgainst } from './eligibility.js';
import type { Settings } from './limits.js';
import { notInState } from './not-in-state.js';
import { guardsBefore, procedureTakes } from './procedure.js';
import { isRecused, recusedAlready } from './recusal.js';
import { notYourTurn, refuse, sendersOf, turnOf, type Refusal, type Refused } from './refusal.js';
import { signersBefore } from './signing-order.js';

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
  return judgeSuspended(question) ?? judgeRunning(question);
}

/** A suspended case holds up what would else go; what would not go after resuming either is refused for that. */
function judgeSuspended(question: Question): Verdict | null {
  const { caseType, state, event } = question;
  const { suspension } = state.clock;
  if (!suspension || state.snapshot.status === 'done' || caseType.clock.whileSuspended.includes(event)) return null;
  const resumed = judgeRunning({ ...question, state: { ...state, clock: { ...state.clock, suspension: null } } });
  if (resumed.allowed) return heldBySuspension(question, suspension);
  // While the case is suspended no limit has a last day.
  const undated = ({ holders, ...reason }: Refusal): Refusal => ({
    ...reason,
    by: null,
    ...(holders && { holders: holders.map((holder) => ({ ...holder, by: null })) }),
  });
  return { ...resumed, reasons: resumed.reasons.map(undated) };
}

function judgeRunning(question: Question): Verdict {
  const standing = standingOf(question);
  if ('refusal' in standing) return standing.refusal;
  const onHold = judgeClock(question);
  if (onHold) return onHold;
  const authority = authorityOf(question, standing.duties, standing.powers);
  if ('allowed' in authority) return authority;
  return judgePerson(question, authority) ?? judgeGuards(question, authority);
}

/** Role, office, own case and recusal: what can never change while the person's grants stay. */
function standingOf(question: Question): { duties: string[]; powers: string[] } | { refusal: Verdict } {
  const { caseType, state, person, offices, event } = question;
  const carriers = carriersOf(caseType, event);
  const duties = carriers.duties.filter((key) => mayHoldDuty(person, dutyOf(caseType, key), offices));
  const powers = carriers.powers.filter((key) => mayHoldPower(person, powerOf(caseType, key), offices));
  if (duties.length + powers.length === 0) return { refusal: notYourDuty(question) };
  const own = belongsToApplicant(person, offices);
  if (!own && !isRecused(state, person.personId)) return { duties, powers };
  const filing = {
    duties: duties.filter((key) => isApplicants(dutyOf(caseType, key))),
    powers: powers.filter((key) => isApplicants(powerOf(caseType, key))),
  };
  if (filing.duties.length + filing.powers.length > 0) return filing;
  const colleagues = sendersOf(caseType, state, event, (carrier) => isApplicants(carrierOf(caseType, carrier)));
  if (!own) return { refusal: recusedAlready(sendersOf(caseType, state, event)) };
  return {
    refusal: refuse(
      'CASE.OWN_CASE',
      {
        zh: '您属于申请单位，应当回避，不得办理本办件。',
        en: 'You belong to the applicant and must not act on this case.',
      },
      { holders: colleagues },
    ),
  };
}

function notYourDuty({ caseType, state, event }: Question): Refused {
  const title = caseType.events[event]?.title ?? { zh: event, en: event };
  return refuse(
    'CASE.NOT_YOUR_DUTY',
    { zh: `「${title.zh}」不是您在本办件中的职责。`, en: `${title.en} is not your duty in this case.` },
    { holders: sendersOf(caseType, state, event) },
  );
}

/** The open task, or the power, under which the person would act. */
function authorityOf(question: Question, duties: string[], powers: string[]): Authority | Refused {
  const { caseType, state, event, taskKey } = question;
  const mine = state.tasks.filter((task) => duties.includes(task.duty));
  const named = taskKey === null ? mine : mine.filter((task) => task.key === taskKey);
  if (taskKey !== null && named.length === 0 && duties.length > 0) return taskNotOpen(question, mine);
  const unsigned = named.filter((task) => !hasSigned(task, question.person.personId));
  const candidates = unsigned.length > 0 ? unsigned : named;
  if (candidates.length > 1) return taskAmbiguous(caseType, candidates);
  const task = candidates[0];
  if (task) return { carrier: task.duty, task };
  const power = powers[0];
  const reaches = guardsBefore(caseType, state.snapshot, event) !== null || isClockEvent(caseType, event);
  if (power && reaches && state.snapshot.status === 'active') return { carrier: power, task: null };
  return notInState(question, [...duties, ...powers]);
}

function taskNotOpen({ caseType, state, taskKey, event }: Question, mine: readonly OpenTask[]): Refused {
  const message = { zh: '指定的待办不存在、已办结或不由您办理。', en: 'The named task is not open, or not yours.' };
  if (mine.length > 0) {
    const { zh, en } = titlesOf(caseType, mine);
    return refuse('CASE.TASK_NOT_OPEN', message, {
      unblockedBy: { zh: `改为指定您的待办${zh}`, en: `naming your own task: ${en}` },
    });
  }
  const named = state.tasks.find((task) => task.key === taskKey);
  const holders = named ? [turnOf(state, named)] : sendersOf(caseType, state, event);
  return refuse('CASE.TASK_NOT_OPEN', message, { holders });
}

function taskAmbiguous(caseType: CaseType, tasks: readonly OpenTask[]): Refused {
  const { zh, en } = titlesOf(caseType, tasks);
  return refuse(
    'CASE.TASK_AMBIGUOUS',
    {
      zh: '您有多项待办可以执行该操作，请用 taskId 指明其一。',
      en: 'Several of your tasks take this event; name one by taskId.',
    },
    { unblockedBy: { zh: `指明${zh}之一`, en: `naming one of ${en}` } },
  );
}

function titlesOf(caseType: CaseType, tasks: readonly OpenTask[]) {
  const titles = tasks.map((task) => dutyOf(caseType, task.duty).title);
  return { zh: titles.map(({ zh }) => `「${zh}」`).join('、'), en: titles.map(({ en }) => en).join(', ') };
}

/** What the person has done in this case, and who has claimed the task: the part that is the same in every state. */
export function judgePerson(
  { caseType, state, person }: Pick<Question, 'caseType' | 'state' | 'person'>,
  authority: Authority,
): Refused | null {
  const { task, carrier } = authority;
  if (task && hasSigned(task, person.personId)) {
    const missing = task.signers - task.signatures.length;
    return refuse(
      'CASE.ALREADY_SIGNED',
      {
        zh: `您已签署，还须另外 ${missing} 人签署。`,
        en: `You have signed; ${missing} more must sign, and they must be others.`,
      },
      { holders: [turnOf(state, task)] },
    );
  }
  if (task?.assignee && task.assignee !== person.personId) {
    return refuse(
      'TASK.CLAIMED_BY_ANOTHER',
      {
        zh: '该待办已由同事认领，须由其办理、退回待办池或转办。',
        en: 'A colleague has claimed this task; they must act, release it or hand it over.',
      },
      { holders: [turnOf(state, task)] },
    );
  }
  const ahead = task ? signersBefore(task, person.personId) : 0;
  if (task && ahead > 0) return notYourTurn(state, task, ahead);
  // A delegate acts in another's place: neither of the two may have held the opposite duty.
  const against = heldAgainst(caseType, state, carrier, task, person.personId);
  if (!against) return null;
  const { title } = carrierOf(caseType, against.held);
  return refuse(
    'CASE.SEPARATION',
    {
      zh: `${against.principal ? '委派人' : '您'}已办理「${title.zh}」，按职责分离要求须由他人办理此环节。`,
      en: `${against.principal ? 'The one you stand in for' : 'You'} acted in ${title.en}; separation of duties requires another person here.`,
    },
    { holders: [task ? turnOf(state, task) : { carrier, task: null, by: null }] },
  );
}

function judgeGuards(question: Question, authority: Authority): Verdict {
  const { caseType, state, event, payload, facts } = question;
  if (isClockEvent(caseType, event)) return { allowed: true, authority };
  const sent: ProcedureEvent = { type: event, duty: authority.task?.duty ?? null, payload, facts };
  if (procedureTakes(caseType, state.snapshot, sent)) return { allowed: true, authority };
  const names = guardsBefore(caseType, state.snapshot, event);
  if (names === null) return notInState(question, [authority.carrier]);
  const reasons = [...new Set(names)].flatMap(
    (name) => caseType.guards[name]?.explain(state.snapshot.context, sent) ?? [],
  );
  const error = reasons.some((reason) => reason.code === 'CASE.FORM_INVALID')
    ? 'CASE.FORM_INVALID'
    : 'CASE.GUARD_REFUSED';
  const by = authority.task ? turnOf(state, authority.task).by : null;
  const told = reasons.length > 0 ? reasons : [conditionNotMet];
  return { allowed: false, error, reasons: told.map((reason) => ({ ...reason, by })), authority };
}

const conditionNotMet: Refusal = {
  code: 'CASE.GUARD_REFUSED',
  message: { zh: '条件不满足，暂不能进行此操作。', en: 'The conditions for this are not met.' },
};

function carrierOf(caseType: CaseType, key: string) {
  return caseType.duties[key] ?? powerOf(caseType, key);
}

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
