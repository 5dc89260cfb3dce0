import { isApplicants, mayHoldDuty, mayHoldPower, type CaseOffices, type Person } from './authority.js';
import type { CaseState, OpenTask } from './case-state.js';
import type { CaseType } from './contract.js';
import { refuse, turns, type Refused } from './refusal.js';
import { orderWithout } from './signing-order.js';

/** 回避: an official who must keep away from a case, whatever roles they hold. */

export function isRecused({ recused = [] }: CaseState, personId: string): boolean {
  return recused.includes(personId);
}

/**
 * The case after a person has left it to others: what they had claimed, delegated or were to sign goes back. What they
 * signed before stays signed, and counts for separation as before. Pure, so that the log can be replayed.
 */
export function recuse(state: CaseState, personId: string): CaseState {
  const recused = [...(state.recused ?? []), personId];
  return { ...state, recused, tasks: state.tasks.map((task) => withoutSigner(outOfHands(task, personId), personId)) };
}

function outOfHands(task: OpenTask, personId: string): OpenTask {
  const { assignee, delegation } = task;
  if (delegation?.principal === personId) return { ...task, assignee: null, delegation: null };
  if (assignee !== personId) return task;
  return { ...task, assignee: delegation?.principal ?? null, delegation: null };
}

/** Where nobody else would be left to sign, another signs in the added signer's stead. */
function withoutSigner(task: OpenTask, personId: string): OpenTask {
  const { added, signers, signatures } = task;
  if (!added.includes(personId) || signatures.some((each) => each.personId === personId)) return task;
  const needed = signatures.length < signers - 1 ? signers - 1 : signers;
  const left = added.filter((each) => each !== personId);
  return { ...task, signers: needed, added: left, ...orderWithout(task, [personId]) };
}

/** The first duty or power by which a person takes part in deciding the case; null for everybody else. */
export function partIn(caseType: CaseType, offices: CaseOffices, person: Person): string | null {
  const duty = Object.entries(caseType.duties).find(
    ([, each]) => !isApplicants(each) && mayHoldDuty(person, each, offices),
  );
  // What anybody may do for themselves, such as objecting, is no part in deciding.
  const power = Object.entries(caseType.powers).find(
    ([, each]) => !isApplicants(each) && each.scope.kind !== 'anyone' && mayHoldPower(person, each, offices),
  );
  return duty?.[0] ?? power?.[0] ?? null;
}

/** Why a person cannot declare that they keep away; null when they can. */
export function judgeRecusal(
  caseType: CaseType,
  state: CaseState,
  offices: CaseOffices,
  person: Person,
): Refused | null {
  const holders = turns(state);
  if (partIn(caseType, offices, person) === null) {
    return refuse(
      'CASE.NOT_YOUR_DUTY',
      { zh: '您不参与办理本办件，无须声明回避。', en: 'You take no part in this case, so there is nothing to leave.' },
      { holders },
    );
  }
  if (isRecused(state, person.personId)) return recusedAlready(holders);
  if (state.snapshot.status !== 'done') return null;
  return refuse('CASE.NOT_IN_STATE', {
    zh: '办件已办结，无须再声明回避。',
    en: 'The case is closed; nobody acts on it.',
  });
}

/** @param holders who acts instead */
export function recusedAlready(holders: Refused['reasons'][number]['holders'] = []): Refused {
  return refuse(
    'CASE.RECUSED',
    { zh: '您已声明回避，不得办理本办件。', en: 'You have declared that you keep away from this case.' },
    { holders },
  );
}
