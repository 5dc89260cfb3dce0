import { mayHoldDuty, type CaseOffices, type Person } from './authority.js';
import type { CaseState } from './case-state.js';
import type { CaseType, Duty } from './contract.js';
import { barOf } from './eligibility.js';
import { eventComesAgain } from './outlook/procedure-outlook.js';
import { refuse, type Refused } from './refusal.js';

/** Whether a later duty would find nobody, because of who acts now. */

/** Duties that may not meet `duty` in one person, and that can still come in the case. */
export function separatedAhead(caseType: CaseType, state: CaseState, duty: string): [string, Duty][] {
  const opposites = caseType.separate.flatMap(([one, other]) => (one === duty ? [other] : other === duty ? [one] : []));
  return opposites.flatMap((key): [string, Duty][] => {
    const opposite = caseType.duties[key];
    const comes = opposite?.events.every((event) => eventComesAgain(caseType, state, event, [key]));
    return opposite && comes && opposite.role !== 'system' ? [[key, opposite]] : [];
  });
}

/**
 * Delegating makes two persons hold a duty where one would do: the principal and the delegate. Refused when a separated
 * duty that can still come would be left without enough people by it, and would not if the task were handed over.
 * @param people everybody active who holds a role in the offices of those duties
 */
export function judgeDelegation(
  caseType: CaseType,
  state: CaseState,
  offices: CaseOffices,
  duty: string,
  { principal, to }: { principal: string; to: string },
  people: readonly Person[],
): Refused | null {
  for (const [key, later] of separatedAhead(caseType, state, duty)) {
    const able = people.filter(
      (person) => mayHoldDuty(person, later, offices) && barOf(caseType, state, offices, key, null, person) === null,
    );
    const without = (...gone: string[]) => able.filter(({ personId }) => !gone.includes(personId)).length;
    if (without(to) < later.signers || without(principal, to) >= later.signers) continue;
    const title = caseType.duties[duty]?.title ?? { zh: duty, en: duty };
    return refuse(
      'TASK.NOBODY_LEFT',
      {
        zh: `委派后您和受托人都算办理了「${title.zh}」，以后的「${later.title.zh}」将无人可办（职责分离）。`,
        en: `Delegated, both of you would have held ${title.en}, and separation of duties would leave nobody for ${later.title.en}.`,
      },
      {
        unblockedBy: {
          zh: '改为转办，或由您自己办理',
          en: 'handing it over for good instead, or deciding it yourself',
        },
      },
    );
  }
  return null;
}
