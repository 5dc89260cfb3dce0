import type { CaseStatus, SubjectRef, TaskState } from './case.js';
import type { DeadlineLight } from './deadline-light.js';
import type { PartyRef } from './party.js';
import type { Reason } from './problem.js';

export const taskBoxes = ['todo', 'done', 'started', 'copied'] as const;
export type TaskBox = (typeof taskBoxes)[number];

/** A row of 待办 / 已办 / 我发起的 / 抄送我的. */
export interface TaskRow {
  /** The task; in the boxes `started` and `copied`, which list cases, the case's id. */
  id: string;
  caseId: string;
  caseNumber: string;
  caseType: string;
  caseTitle: string;
  caseVersion: number;
  subject: SubjectRef;
  territory: PartyRef;
  status: CaseStatus;
  stateTitle: string;
  duty: string | null;
  dutyTitle: string | null;
  state: TaskState | null;
  assignee: PartyRef | null;
  dueDate: string | null;
  /** Working days left; negative when overdue. */
  daysLeft: number | null;
  /** Left out where no limit runs. */
  light?: DeadlineLight;
  overdue: boolean;
  openedAt: string;
}

/** What became of one case of a batch. */
export type BatchResult =
  | { caseId: string; ok: true; status: CaseStatus; version: number }
  | { caseId: string; ok: false; code: string; message: string; reasons: Reason[] };
