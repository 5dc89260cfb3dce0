import type { Person } from '#libs/case-engine/authority.js';
import { judge, type Verdict } from '#libs/case-engine/verdict.js';
import type { Situation } from './situation.js';

export interface WeighedAction {
  event: string;
  /** Engine's key of the task that the event would belong to. */
  taskKey: string | null;
  verdict: Verdict;
}

/**
 * Every event that the person's roles may ever send in this case, each with its verdict now. Payloads are the case
 * type's own examples, so that guards have something to judge.
 */
export function weighActions(situation: Situation, person: Person): WeighedAction[] {
  const { caseType, state, today } = situation;
  const weigh = (event: string, taskKey: string | null): WeighedAction => {
    const payload = caseType.events[event]?.example?.(today.date) ?? {};
    const verdict = judge({ ...situation, person, event, payload, taskKey, settings: today.settings });
    return { event, taskKey: taskKey ?? verdict.authority?.task?.key ?? null, verdict };
  };
  return Object.keys(caseType.events).flatMap((event) => {
    const action = weigh(event, null);
    if (action.verdict.allowed) return [action];
    if (action.verdict.error === 'CASE.NOT_YOUR_DUTY') return [];
    if (action.verdict.error !== 'CASE.TASK_AMBIGUOUS') return [action];
    return state.tasks
      .map((task) => weigh(event, task.key))
      .filter(({ verdict }) => verdict.allowed || verdict.error !== 'CASE.TASK_NOT_OPEN');
  });
}
