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
