import type { ErrorCode, Text } from '#libs/contracts/index.js';
import { mayHoldDuty, type CaseOffices, type Person } from './authority.js';
import type { CaseState, OpenTask } from './case-state.js';
import type { CaseType, Duty } from './contract.js';
import { barOf, eligibleFor, hasSigned, type Bar } from './eligibility.js';
import { recusedAlready } from './recusal.js';
import { refuse, turnOf, type Refused } from './refusal.js';
import type { TaskHandling } from './task-handling.js';

/** Somebody who wants to hand a task around. */
export interface HandlingQuestion {
  caseType: CaseType;
  state: CaseState;
  offices: CaseOffices;
  person: Person;
  task: OpenTask;
  handling: TaskHandling;
  /** Everybody active who holds the task's role in its office; those named by the handling are among them. */
  office: readonly Person[];
}

/**
 * Why a person may not handle a task so; null when they may. The one place that decides: the command asks it, and so
 * does the model checker when it shows that no handing around lets one person hold two separated duties.
 */
export function judgeHandling(question: HandlingQuestion): Refused | null {
  const { handling } = question;
  if (handling.type === 'TASK_URGED') return null;
  const held = judgeHolding(question);
  if (held || handling.type === 'TASK_RELEASED') return held;
  // Who must keep away from a case has no say in who decides it.
  const away = judgeBar(question, (bar) => bar.kind === 'ownCase' || bar.kind === 'recused');
  if (away) return away;
  switch (handling.type) {
    case 'TASK_CLAIMED':
      return judgeTaking(question) ?? judgeBar(question, (bar) => bar.kind === 'separation');
    case 'TASK_TRANSFERRED':
      return judgeTaking(question) ?? judgeColleague(question, handling.to);
    case 'TASK_DELEGATED':
      return (
        judgeTaking(question) ??
        judgeBar(question, (bar) => bar.kind === 'separation') ??
        judgeColleague(question, handling.to)
      );
    case 'SIGNERS_ADDED':
      return judgeAdding(question, handling.persons);
    case 'SIGNERS_REMOVED':
      return judgeRemoving(question, handling.persons);
  }
}

/** The task is the person's office's, and no colleague has claimed it. */
export function judgeHolding(question: Omit<HandlingQuestion, 'handling' | 'office'>): Refused | null {
  const { caseType, state, offices, person, task } = question;
  const duty: Duty | undefined = caseType.duties[task.duty];
  const holders = [turnOf(state, task)];
  if (!duty || !mayHoldDuty(person, duty, offices)) {
    return refuse(
      'CASE.NOT_YOUR_DUTY',
      { zh: '该待办不由您的单位和岗位办理。', en: 'This task is not for your office and role.' },
      { holders },
    );
  }
  if (task.assignee === null || task.assignee === person.personId) return null;
  return refuse(
    'TASK.CLAIMED_BY_ANOTHER',
    { zh: '该待办已由同事认领，须由其退回或转办。', en: 'A colleague has claimed it; they must release it.' },
    { holders },
  );
}

/**
 * Where several sign, a task that is one person's would shut the others out. A delegate decides or hands back: claimed
 * or handed on, nobody could tell any more in whose place somebody acts.
 */
function judgeTaking({ state, task }: HandlingQuestion): Refused | null {
  const { by } = turnOf(state, task);
  if (task.signers > 1) {
    return refuse(
      'CASE.SIGNERS_REFUSED',
      {
        zh: `该待办须 ${task.signers} 人签署，不能由一人认领、转办或委派。`,
        en: `${task.signers} must sign this task; it cannot be claimed by or handed to one.`,
      },
      { unblockedBy: { zh: '各签署人分别签署', en: 'each signer signing for themselves' }, by },
    );
  }
  return task.delegation && delegated(by);
}

function delegated(by: string | null): Refused {
  return refuse(
    'TASK.DELEGATED',
    {
      zh: '委派来的待办不能再认领、转办、委派或加签。',
      en: 'A task that was delegated to you cannot be claimed, handed on or given more signers.',
    },
    {
      unblockedBy: { zh: '由您办理，或退回给委派人', en: 'your deciding it, or handing it back to the delegator' },
      by,
    },
  );
}

/** Who may never decide a task must not keep it from those who may. */
function judgeBar({ caseType, state, offices, task, person }: HandlingQuestion, which: (bar: Bar) => boolean) {
  const bar = barOf(caseType, state, offices, task.duty, task, person);
  if (!bar || !which(bar)) return null;
  const holders = [turnOf(state, task)];
  if (bar.kind === 'recused') return recusedAlready(holders);
  if (bar.kind !== 'separation') {
    return refuse(
      'CASE.OWN_CASE',
      {
        zh: '您属于申请单位，应当回避，不得办理本办件。',
        en: 'You belong to the applicant and must not act on this case.',
      },
      { holders },
    );
  }
  const title = titleOf(caseType, bar.held);
  return refuse(
    'CASE.SEPARATION',
    {
      zh: `您已办理「${title.zh}」，按职责分离要求须由他人办理此环节。`,
      en: `You acted in ${title.en}; separation of duties requires another person here.`,
    },
    { holders },
  );
}

/** A task in the hands of somebody who may not decide it would wait in vain. */
function judgeColleague({ caseType, state, offices, task, office }: HandlingQuestion, to: string): Refused | null {
  const colleague = office.find(({ personId }) => personId === to);
  const bar = colleague && barOf(caseType, state, offices, task.duty, task, colleague);
  if (!bar) return null;
  const unblockedBy = { zh: '改选可以办理本办件的同事', en: 'choosing a colleague who may act on this case' };
  const title = bar.kind === 'separation' ? titleOf(caseType, bar.held) : null;
  const message = title
    ? {
        zh: `该同事已办理「${title.zh}」，按职责分离要求不得办理此环节。`,
        en: `The colleague acted in ${title.en}; separation of duties requires another person here.`,
      }
    : { zh: '该同事须回避本办件。', en: 'The colleague must not act on this case.' };
  return refuse('TASK.COLLEAGUE_BARRED', message, { unblockedBy });
}

/** Added signers sign the same thing: they cannot choose between events, and there must be enough of them. */
function judgeAdding(question: HandlingQuestion, added: readonly string[]): Refused | null {
  const { caseType, state, offices, task, office } = question;
  if (task.delegation) return delegated(turnOf(state, task).by);
  if ((caseType.duties[task.duty]?.events.length ?? 0) > 1) {
    return signersRefused({
      zh: '该环节有多种办理结果，不能加签。',
      en: 'This task can be decided in several ways; signers cannot be added.',
    });
  }
  if (added.some((personId) => task.added.includes(personId) || hasSigned(task, personId))) {
    return signersRefused(
      { zh: '其中有人已签署或已被加签。', en: 'One of them has signed or was added before.' },
      { zh: '改选尚未签署的同事', en: 'choosing colleagues who have not signed' },
    );
  }
  const able = eligibleFor(caseType, state, offices, task.duty, task, office);
  if (!added.every((personId) => able.some((each) => each.personId === personId))) {
    return signersRefused(
      { zh: '其中有人须回避或因职责分离不得签署。', en: 'One of them must not act on this case.' },
      { zh: '改选可以办理本办件的同事', en: 'choosing colleagues who may act on this case' },
    );
  }
  if (task.signers + added.length <= task.signatures.length + able.length) return null;
  return signersRefused(
    { zh: '本单位可以签署的人员不足。', en: 'The office has not that many people who may sign.' },
    { zh: '安全管理员为本单位授予更多人员该岗位', en: 'the security administrator, by giving more people the role' },
  );
}

/** Only added signers who have not signed can go, and somebody must be left to sign. */
function judgeRemoving({ task }: HandlingQuestion, removed: readonly string[]): Refused | null {
  const removable = removed.every((personId) => task.added.includes(personId) && !hasSigned(task, personId));
  if (removable && task.signatures.length < task.signers - removed.length) return null;
  return signersRefused(
    {
      zh: '只能减去加签后尚未签署的人员，且减签后仍须有人签署。',
      en: 'Only added signers who have not signed can be removed, and somebody must be left to sign.',
    },
    { zh: '改选加签后尚未签署的人员', en: 'choosing added signers who have not signed' },
  );
}

function signersRefused(message: Text, unblockedBy?: Text): Refused {
  return refuse('CASE.SIGNERS_REFUSED' satisfies ErrorCode, message, unblockedBy && { unblockedBy });
}

function titleOf({ duties, powers }: CaseType, key: string): Text {
  return (duties[key] ?? powers[key])?.title ?? { zh: key, en: key };
}
