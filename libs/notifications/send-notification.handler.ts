import { Injectable } from '@nestjs/common';
import { Config } from '#libs/platform/config/config.js';
import { OutboxHandler, type OutboxMessageHandler } from '#libs/platform/outbox/outbox-handler.js';
import { AudienceDirectory } from './audience.directory.js';
import { DeliveryLog } from './delivery-log.js';
import { composeMail } from './mail/compose-mail.js';
import { MailChannel } from './mail/mail-channel.js';
import { parseNotificationPayload } from './notification-payload.js';
import { renderNotification } from './templates/render-notification.js';

/** Outbox topic; its payload is a NotificationPayload. */
export const notificationTopic = 'notification.send';

/** Some mails of a message are not sent yet; the queue runs the handler again, for those only. */
export class MailPendingError extends Error {
  constructor(pending: number, lastError: string) {
    super(`${pending} mails still to be sent: ${lastError}`);
    this.name = 'MailPendingError';
  }
}

/**
 * Tells the people concerned, in the notification centre and by mail. May run any number of times for one message:
 * lines and deliveries exist once, and a mail that a server took is not sent again.
 */
@Injectable()
@OutboxHandler(notificationTopic)
export class SendNotificationHandler implements OutboxMessageHandler {
  constructor(
    private readonly audience: AudienceDirectory,
    private readonly log: DeliveryLog,
    private readonly mail: MailChannel,
    private readonly config: Config,
  ) {}

  async handle(outboxId: string, given: Record<string, unknown>): Promise<void> {
    const payload = parseNotificationPayload(given);
    const words = renderNotification(payload);
    const recipients = await this.audience.find(payload.audience);
    await this.log.open(outboxId, payload, words, recipients);

    const pending = await this.log.findPendingMail(outboxId);
    if (pending.length === 0) return;
    const addresses = await this.audience.addressesOf(
      pending.map(({ personId }) => personId),
      recipients,
    );
    const outcomes = await this.mail.deliver(
      pending.map(({ id, personId, messageId }) =>
        composeMail(payload, words, {
          deliveryId: id,
          messageId,
          to: addresses.get(personId) ?? '',
          from: this.config.mailFrom,
          publicUrl: this.config.publicUrl,
        }),
      ),
    );
    await this.log.record(pending, outcomes);

    const waiting = outcomes.flatMap((outcome) => (outcome.status === 'pending' ? [outcome.error] : []));
    if (waiting.length > 0) throw new MailPendingError(waiting.length, waiting[0] ?? '');
  }
}
