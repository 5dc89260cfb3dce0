import { belongsToApplicant } from '#libs/case-engine/authority.js';
import { judgeHolding } from '#libs/case-engine/handling-verdict.js';
import { type Refused, refuse } from '#libs/case-engine/refusal.js';
import type { Actor } from '#libs/identity/actor.js';
import type { Situation } from '../situation.js';

/** Why the actor may not ask for opinions now; null when one of the open tasks of the offices is theirs to decide. */
export function refusedToAsk(actor: Actor, situation: Situation): Refused | null {
  if (belongsToApplicant(actor, situation.offices)) {
    return refuse('CASE.OWN_CASE', { zh: '申请单位的人员不能征求意见。', en: 'The applicant asks for no opinions.' });
  }
  const tasks = situation.state.tasks.filter(
    ({ duty }) => situation.caseType.duties[duty] && situation.caseType.duties[duty].scope.kind !== 'applicant',
  );
  const refusals = tasks.map((task) => judgeHolding({ ...situation, person: actor, task }));
  if (refusals.includes(null)) return null;
  return (
    refusals.find((each) => each !== null) ??
    refuse('CASE.NOT_IN_STATE', { zh: '现在没有单位在办理。', en: 'No office is dealing with the case now.' })
  );
}
