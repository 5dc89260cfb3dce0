import type { Text } from '#libs/contracts/index.js';

/** The line of a case's log by which it goes on under another version of its type. */
export const caseMigrated = 'CASE_MIGRATED';
export const caseMigratedTitle: Text = { zh: '转入新版流程', en: 'Moved to a new version' };

/** What the line says. `reportId` is the approved report, `reason` what the approver gave. */
export interface CaseMigratedPayload extends Record<string, unknown> {
  fromVersion: number;
  toVersion: number;
  reportId: string;
  reason: string;
  approvedBy: string;
}

/** @throws Error when the line says nothing of versions */
export function migrationOf({ payload }: { payload: Record<string, unknown> }): {
  fromVersion: number;
  toVersion: number;
} {
  const moved = movedOf({ payload });
  if (moved) return moved;
  throw new Error('A line that moved a case does not say from which version to which');
}

/** The same of a line that somebody may have edited; undefined when it says nothing of versions. */
export function movedOf({
  payload,
}: {
  payload: Record<string, unknown> | null;
}): { fromVersion: number; toVersion: number } | undefined {
  const { fromVersion, toVersion } = payload ?? {};
  return typeof fromVersion === 'number' && typeof toVersion === 'number' ? { fromVersion, toVersion } : undefined;
}
