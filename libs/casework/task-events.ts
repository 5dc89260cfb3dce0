import { signerPositions } from '#libs/case-engine/signing-order.js';
import type { TaskHandling } from '#libs/case-engine/task-handling.js';
import type { Text } from '#libs/contracts/index.js';

/** What happens to a task without moving its case; the same in every case type. Logged like every other event. */
export const taskEvents = {
  TASK_CLAIMED: { zh: '认领待办', en: 'Task claimed' },
  TASK_RELEASED: { zh: '退回待办池', en: 'Task released' },
  TASK_TRANSFERRED: { zh: '转办', en: 'Task transferred' },
  TASK_DELEGATED: { zh: '委派', en: 'Task delegated' },
  TASK_URGED: { zh: '催办', en: 'Task urged' },
  SIGNERS_ADDED: { zh: '加签', en: 'Signers added' },
  SIGNERS_REMOVED: { zh: '减签', en: 'Signers removed' },
} satisfies Record<TaskHandling['type'], Text>;
export type TaskEvent = keyof typeof taskEvents;

export function isTaskEvent(type: string): type is TaskEvent {
  return type in taskEvents;
}

/** The handling that a line of the log records: what the engine needs of its payload, and nothing said for people. */
export function handlingOf(type: TaskEvent, actorId: string, payload: Record<string, unknown>): TaskHandling {
  switch (type) {
    case 'TASK_CLAIMED':
      return { type, to: actorId };
    case 'TASK_TRANSFERRED':
      return { type, to: String(payload.personId) };
    case 'TASK_DELEGATED':
      return { type, principal: actorId, to: String(payload.personId) };
    case 'SIGNERS_ADDED': {
      const position = signerPositions.find((each) => each === payload.position);
      return { type, persons: payload.personIds as string[], ...(position && { position }) };
    }
    case 'SIGNERS_REMOVED':
      return { type, persons: payload.personIds as string[] };
    default:
      return { type };
  }
}
