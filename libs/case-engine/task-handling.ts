import type { CaseState, OpenTask } from './case-state.js';
import { orderWith, orderWithout, type SignerPosition } from './signing-order.js';

/** What happens to a task without moving its case. Who may do it is the command's to say. */
export type TaskHandling =
  | { type: 'TASK_CLAIMED' | 'TASK_TRANSFERRED'; to: string }
  | { type: 'TASK_DELEGATED'; principal: string; to: string }
  | { type: 'TASK_RELEASED' | 'TASK_URGED' }
  /** Without `position` they sign as they come; else in the order given, before or after all others. */
  | { type: 'SIGNERS_ADDED'; persons: readonly string[]; position?: SignerPosition }
  | { type: 'SIGNERS_REMOVED'; persons: readonly string[] };

/** The state of the case after a task was handled. Pure, so that the log can be replayed. */
export function handleTask(state: CaseState, taskKey: string, handling: TaskHandling): CaseState {
  return { ...state, tasks: state.tasks.map((task) => (task.key === taskKey ? handled(task, handling) : task)) };
}

function handled(task: OpenTask, handling: TaskHandling): OpenTask {
  switch (handling.type) {
    case 'TASK_CLAIMED':
    case 'TASK_TRANSFERRED':
      return { ...task, assignee: handling.to, delegation: null };
    case 'TASK_DELEGATED':
      return { ...task, assignee: handling.to, delegation: { principal: handling.principal, delegate: handling.to } };
    case 'TASK_RELEASED':
      return { ...task, assignee: task.delegation?.principal ?? null, delegation: null };
    case 'SIGNERS_ADDED':
      return {
        ...task,
        assignee: null,
        signers: task.signers + handling.persons.length,
        added: [...task.added, ...handling.persons],
        ...orderWith(task, handling.persons, handling.position),
      };
    case 'SIGNERS_REMOVED':
      return {
        ...task,
        signers: task.signers - handling.persons.length,
        added: task.added.filter((person) => !handling.persons.includes(person)),
        ...orderWithout(task, handling.persons),
      };
    case 'TASK_URGED':
      return task;
  }
}

/** Whether everybody who must sign has signed. */
export function isComplete(task: OpenTask, signatures: OpenTask['signatures']): boolean {
  const signed = signatures.map((signature) => signature.personId);
  return signed.length >= task.signers && task.added.every((person) => signed.includes(person));
}

/** In whose place a person acts on the task, if in anybody's. */
export function principalOf(task: OpenTask | null, personId: string): string[] {
  return task?.delegation?.delegate === personId ? [task.delegation.principal] : [];
}
