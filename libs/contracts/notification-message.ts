import type { Text } from './text.js';

/** What people are told of; the words of each kind are in libs/notifications/templates. */
export const notificationKinds = [
  'receipt',
  'handover',
  'correction',
  'rectification',
  'accepted',
  'notAccepted',
  'returned',
  'rejected',
  'decision',
  'withdrawn',
  'noticePublished',
  'noticeEnded',
  'objection',
  'objectionDismissed',
  'objectionUpheld',
  'suspended',
  'resumed',
  'extended',
  'urged',
  'copied',
  'transferred',
  'delegated',
  'signerAdded',
  'opinionAsked',
  'opinionGiven',
  'opinionWithdrawn',
  'opinionDue',
  'deadlineWarning',
  'deadlinePassed',
  'gradingDue',
  'procedureChanged',
  'dutyEnded',
  'versionChangeReady',
  'accountLocked',
  'passwordChanged',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Whom a notification is for: everybody with a role in an office, everybody of an office, or one person. */
export type Audience = { role: string; unit: string } | { unit: string } | { personId: string };

/**
 * Payload of the outbox topic `notification.send`, as it is sent. What is about no case (an account) leaves the case out.
 * `params` are the words that the kind's template asks for; a value that differs between the languages is given twice,
 * as `name.zh` and `name.en`. Dates are YYYY-MM-DD in Asia/Shanghai, `at` is business time in ISO 8601.
 */
export interface NotificationMessage {
  kind: NotificationKind;
  caseId?: string | null;
  caseNumber?: string;
  caseTitle?: Text;
  subjectName?: string;
  audience: Audience[];
  params?: Record<string, string>;
  at: string;
}
