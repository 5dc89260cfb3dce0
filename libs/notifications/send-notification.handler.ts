import { Injectable } from '@nestjs/common';
import { Config } from '#libs/platform/config/config.js';
import { OutboxHandler, type OutboxMessageHandler } from '#libs/platform/outbox/outbox-handler.js';
import { AudienceDirectory, type Recipient } from './audience.directory.js';
import { DeliveryLog } from './delivery-log.js';
import { composeMail, type OutgoingMail } from './mail/compose-mail.js';
import { MailChannel } from './mail/mail-channel.js';
import { parseNotificationPayload } from './notification-payload.js';
import { renderNotification } from './templates/render-notification.js';

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
@OutboxHandler('notification.send')
export class SendNotificationHandler implements OutboxMessageHandler {
  constructor(
    private readonly audience: AudienceDirectory,
    private readonly log: DeliveryLog,
    private readonly channel: MailChannel,
    private readonly config: Config,
  ) {}

  /** @throws MailPendingError when a mail has to be tried again */
  async handle(outboxId: string, given: Record<string, unknown>): Promise<void> {
    const payload = parseNotificationPayload(given);
    const words = renderNotification(payload);
    const recipients = await this.audience.find(payload.audience);
    const pending = await this.log.open(outboxId, payload, words, recipients);
    if (pending.length === 0) return;

    const mails: OutgoingMail[] = [];
    for (const { id, personId, messageId } of pending) {
      const to = await this.addressOf(personId, recipients);
      if (to === null) {
        await this.log.record([id], [{ status: 'skipped', error: 'The person has left' }]);
        continue;
      }
      const { mailFrom: from, publicUrl } = this.config;
      mails.push(composeMail(payload, words, { deliveryId: id, messageId, to, from, publicUrl }));
    }
    const failures = await this.channel.deliver(mails);
    if (failures[0] !== undefined) throw new MailPendingError(failures.length, failures[0]);
  }

  /** A retry may concern somebody who left the audience since; their mail is on its way all the same. */
  private async addressOf(personId: string, recipients: Recipient[]): Promise<string | null> {
    const known = recipients.find((recipient) => recipient.personId === personId);
    return (known ?? (await this.audience.findPerson(personId)))?.email ?? null;
  }
}
