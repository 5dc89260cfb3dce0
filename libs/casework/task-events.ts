import type { Text } from '#libs/contracts/index.js';

/** What happens to a task without moving its case; the same in every case type. Logged like every other event. */
export const taskEvents = {
  TASK_CLAIMED: { zh: '认领待办', en: 'Task claimed' },
  TASK_RELEASED: { zh: '退回待办池', en: 'Task released' },
  TASK_TRANSFERRED: { zh: '转办', en: 'Task transferred' },
  TASK_URGED: { zh: '催办', en: 'Task urged' },
} satisfies Record<string, Text>;
export type TaskEvent = keyof typeof taskEvents;

export function isTaskEvent(type: string): type is TaskEvent {
  return type in taskEvents;
}
