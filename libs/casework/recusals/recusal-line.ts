import type { Text } from '#libs/contracts/index.js';
import { isTaskEvent } from '../task-events.js';

/** The line by which an official keeps away from a case: `actorId` is who does, payload `{ reason }`. */
export const recusalDeclared = 'RECUSAL_DECLARED';
export const recusalDeclaredTitle: Text = { zh: '声明回避', en: 'Recusal declared' };

/** Lines about the people around a case: they move neither the case nor its clocks, only tasks and their holders. */
export function isAboutPeople(type: string): boolean {
  return type === recusalDeclared || isTaskEvent(type);
}
