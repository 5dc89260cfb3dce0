import { businessDate, type WorkingCalendar } from '#libs/case-engine/calendar.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { Settings } from '#libs/case-engine/limits.js';
import { handleTask } from '#libs/case-engine/task-handling.js';
import { begin, step } from '#libs/case-engine/step.js';
import { systemActor } from '#libs/identity/actor.js';
import type { CaseEvent } from './case-event.entity.js';
import { handlingOf, isTaskEvent } from './task-events.js';

/**
 * Rebuilds the engine's state of a case from its log: what `case_file.engine_state` must equal.
 * @param openedAt when the draft was opened
 * @param events the log in order; a part of it gives the state at its end
 * @throws Error when the log asks for a step that the procedure does not take
 */
export function rebuild(
  caseType: CaseType,
  openedAt: Date,
  events: readonly CaseEvent[],
  calendar: WorkingCalendar,
  settings: Settings = {},
): CaseState {
  const drafted = begin(caseType, { date: businessDate(openedAt), calendar, settings }).state;
  return events.reduce((state, event) => {
    const { taskKey, carrier, facts } = event.input;
    if (isTaskEvent(event.type)) {
      return handleTask(state, taskKey ?? '', handlingOf(event.type, event.actorId, event.payload));
    }
    return step(caseType, state, {
      event: event.type,
      payload: event.payload,
      personId: event.actorId === systemActor.personId ? null : event.actorId,
      authority: { carrier, task: state.tasks.find((task) => task.key === taskKey) ?? null },
      facts,
      today: { date: facts.today, calendar, settings: event.input.settings },
    }).state;
  }, drafted);
}
