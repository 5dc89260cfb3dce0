import type { ActionView, CaseView } from '#libs/contracts/index.js';

/** What a person has entered for one action; kept while the case changes under it. */
export interface Entry {
  value: Record<string, unknown>;
  comment: string;
}

/** The same event may stand for several tasks of one person (joint review). */
export const actionKey = (action: ActionView): string => `${action.event} ${action.taskId ?? ''}`;

export function taskTitle(view: CaseView, action: ActionView): string {
  const task = view.tasks.find((it) => it.id === action.taskId);
  return task ? `${task.orgUnit.name} · ${task.title}` : '';
}

/** Submitting and resubmitting have pages of their own, where everything can be read once more. */
export const isSubmission = (action: ActionView): boolean => action.event === 'SUBMIT' || action.event === 'RESUBMIT';

/** The event that hands in what is being filled in; undefined when nothing is, or not by this reader. */
export function submissionOf(view: CaseView): ActionView | undefined {
  const event = view.status === 'draft' ? 'SUBMIT' : view.status === 'correction' ? 'RESUBMIT' : null;
  return view.actions.find((action) => action.event === event);
}
