import { eligibleFor } from '#libs/case-engine/eligibility.js';
import { turnOf, type Refusal } from '#libs/case-engine/refusal.js';
import type { ErrorCode, Text } from '#libs/contracts/index.js';
import { holdsGrant, type Actor } from '#libs/identity/actor.js';
import { weighActions } from './actions.js';
import type { Situation } from './situation.js';
import type { Task } from './task.entity.js';

/** A handling that is refused; the command puts it into words, with who would unblock it. */
export class HandlingRefused extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly refusal: Omit<Refusal, 'code'>,
  ) {
    super(code);
  }
}

/** What somebody wants to hand around: the row, and the case that it belongs to. */
export interface Handled {
  actor: Actor;
  task: Task;
  situation: Situation;
}

/** The task is the actor's office's, and no colleague has claimed it. */
export function mustHold({ actor, task, situation }: Handled): void {
  const holders = turnsOf(situation, task);
  if (!holdsGrant(actor, task.role as Actor['grants'][number]['role'], task.unit)) {
    throw new HandlingRefused('CASE.NOT_YOUR_DUTY', {
      message: { zh: '该待办不由您的单位和岗位办理。', en: 'This task is not for your office and role.' },
      holders,
    });
  }
  if (task.assignee === null || task.assignee === actor.personId) return;
  throw new HandlingRefused('TASK.CLAIMED_BY_ANOTHER', {
    message: { zh: '该待办已由同事认领,须由其退回或转办。', en: 'A colleague has claimed it; they must release it.' },
    holders,
  });
}

/** Where several sign, a task that is one person's would shut the others out. */
export function mustBeForOne({ task, situation }: Handled): void {
  if (task.signers <= 1) return;
  throw new HandlingRefused('CASE.SIGNERS_REFUSED', {
    message: {
      zh: `该待办须 ${task.signers} 人签署,不能由一人认领、转办或委派。`,
      en: `${task.signers} must sign this task; it cannot be claimed by or handed to one.`,
    },
    unblockedBy: { zh: '各签署人分别签署', en: 'each signer signing for themselves' },
    by: turnsOf(situation, task)[0]?.by ?? null,
  });
}

/** A delegate decides or hands back; handed on, nobody could tell any more in whose place somebody acts. */
export function mustBeOwn({ task, situation }: Handled): void {
  if (!openOf(situation, task)?.delegation) return;
  throw new HandlingRefused('TASK.DELEGATED', {
    message: { zh: '委派来的待办不能再转办或委派。', en: 'A task that was delegated to you cannot be handed on.' },
    unblockedBy: { zh: '由您办理,或退回给委派人', en: 'your deciding it, or handing it back to the delegator' },
    by: turnsOf(situation, task)[0]?.by ?? null,
  });
}

/** Who may never decide the task (own case, separation) must not keep it from those who may. */
export function mayDecide({ actor, task, situation }: Handled): void {
  const events = situation.caseType.duties[task.duty]?.events ?? [];
  for (const { event, verdict } of weighActions(situation, actor)) {
    if (verdict.allowed || !events.includes(event)) continue;
    const [reason] = verdict.reasons;
    if (reason && (verdict.error === 'CASE.OWN_CASE' || verdict.error === 'CASE.SEPARATION')) {
      throw new HandlingRefused(verdict.error, reason);
    }
  }
}

/** Added signers sign the same thing: they cannot choose between events, and there must be enough of them. */
export function mayAddSigners({ task, situation }: Handled, added: readonly string[], office: readonly Actor[]): void {
  const { caseType, state, offices } = situation;
  const open = openOf(situation, task);
  if ((caseType.duties[task.duty]?.events.length ?? 0) > 1) {
    throw signersRefused({
      zh: '该环节有多种办理结果,不能加签。',
      en: 'This task can be decided in several ways; signers cannot be added.',
    });
  }
  const known = [...(open?.added ?? []), ...(open?.signatures.map((each) => each.personId) ?? [])];
  if (added.some((personId) => known.includes(personId))) {
    throw signersRefused(
      { zh: '其中有人已签署或已被加签。', en: 'One of them has signed or was added before.' },
      { zh: '改选尚未签署的同事', en: 'choosing colleagues who have not signed' },
    );
  }
  if ((open?.signers ?? 0) + added.length > office.length) {
    throw signersRefused(
      { zh: '本单位该岗位人员不足。', en: 'The office has not that many people with the role.' },
      { zh: '安全管理员为本单位授予更多人员该岗位', en: 'the security administrator, by giving more people the role' },
    );
  }
  const able = eligibleFor(caseType, state, offices, task.duty, open ?? null, office);
  if (added.every((personId) => able.some((each) => each.personId === personId))) return;
  throw signersRefused(
    { zh: '其中有人须回避或因职责分离不得签署。', en: 'One of them must not act on this case.' },
    { zh: '改选可以办理本办件的同事', en: 'choosing colleagues who may act on this case' },
  );
}

/** Only added signers who have not signed can go, and somebody must be left to sign. */
export function mayRemoveSigners({ task, situation }: Handled, removed: readonly string[]): void {
  const open = openOf(situation, task);
  const signed = open?.signatures.map((each) => each.personId) ?? [];
  const removable = removed.every((id) => open?.added.includes(id) && !signed.includes(id));
  if (removable && signed.length < (open?.signers ?? 0) - removed.length) return;
  throw signersRefused(
    {
      zh: '只能减去加签后尚未签署的人员,且减签后仍须有人签署。',
      en: 'Only added signers who have not signed can be removed, and somebody must be left to sign.',
    },
    { zh: '改选加签后尚未签署的人员', en: 'choosing added signers who have not signed' },
  );
}

function signersRefused(message: Text, unblockedBy?: Text): HandlingRefused {
  return new HandlingRefused('CASE.SIGNERS_REFUSED', { message, ...(unblockedBy && { unblockedBy }) });
}

function openOf({ state }: Situation, task: Task) {
  return state.tasks.find((each) => each.key === task.key);
}

function turnsOf(situation: Situation, task: Task) {
  const open = openOf(situation, task);
  return open ? [turnOf(situation.state, open)] : [];
}
