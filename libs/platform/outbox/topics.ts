import type { NotificationMessage } from '#libs/contracts/notification-message.js';

/**
 * Every topic of the outbox. The worker refuses to start unless each has exactly one handler: a message that nobody
 * picks up would be lost silently.
 */
export const outboxTopics = ['audit.verify', 'letter.render', 'notification.send'] as const;

export type OutboxTopic = (typeof outboxTopics)[number];

/** What a message of each topic carries, as JSON. */
export interface OutboxPayload {
  'audit.verify': { verificationId: string };
  'letter.render': { documentId: string };
  'notification.send': NotificationMessage;
}
