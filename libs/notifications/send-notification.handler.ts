import { Injectable } from '@nestjs/common';
import { Config } from '#libs/platform/config/config.js';
import { OutboxHandler, type OutboxMessageHandler } from '#libs/platform/outbox/outbox-handler.js';
import { AudienceDirectory, type Recipient } from './audience.directory.js';
import { DeliveryLog, type PendingMail } from './delivery-log.js';
import { composeMail } from './mail/compose-mail.js';
import { MailChannel, type MailOutcome } from './mail/mail-channel.js';
import { type NotificationPayload, parseNotificationPayload } from './notification-payload.js';
import { renderNotification, type RenderedNotification } from './templates/render-notification.js';

/** Outbox topic; its payload is a NotificationPayload. */
export const notificationTopic = 'notification.send';

/** Mails handed to the channel together; a worker that is killed repeats at most so many. */
const mailsAtOnce = 8;

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
    private readonly channel: MailChannel,
    private readonly config: Config,
  ) {}

  /** @throws MailPendingError when a mail has to be tried again */
  async handle(outboxId: string, given: Record<string, unknown>): Promise<void> {
    const payload = parseNotificationPayload(given);
    const words = renderNotification(payload);
    const recipients = await this.audience.find(payload.audience);
    await this.log.open(outboxId, payload, words, recipients);

    const mails = await this.log.findPendingMail(outboxId);
    const failures: string[] = [];
    for (let start = 0; start < mails.length; start += mailsAtOnce) {
      failures.push(...(await this.send(mails.slice(start, start + mailsAtOnce), payload, words, recipients)));
    }
    if (failures[0] !== undefined) throw new MailPendingError(failures.length, failures[0]);
  }

  /** One attempt at a few mails. @returns the errors of those that have to wait */
  private async send(
    mails: PendingMail[],
    payload: NotificationPayload,
    words: RenderedNotification,
    recipients: Recipient[],
  ): Promise<string[]> {
    const addressed = await Promise.all(
      mails.map(async (mail) => ({ mail, to: await this.addressOf(mail, recipients) })),
    );
    const sendable = addressed.filter((entry): entry is { mail: PendingMail; to: string } => entry.to !== null);
    const outcomes = await this.channel.deliver(
      sendable.map(({ mail, to }) =>
        composeMail(payload, words, {
          deliveryId: mail.id,
          messageId: mail.messageId,
          to,
          from: this.config.mailFrom,
          publicUrl: this.config.publicUrl,
        }),
      ),
    );
    const gone = addressed.filter(({ to }) => to === null);
    await this.log.record(
      [...sendable, ...gone].map(({ mail }) => mail),
      [...outcomes, ...gone.map((): MailOutcome => ({ status: 'skipped', error: 'The person has left' }))],
    );
    return outcomes.flatMap((outcome) => (outcome.status === 'pending' ? [outcome.error] : []));
  }

  /** A retry may concern somebody who left the audience since; their mail is on its way all the same. */
  private async addressOf({ personId }: PendingMail, recipients: Recipient[]): Promise<string | null> {
    const known = recipients.find((recipient) => recipient.personId === personId);
    return (known ?? (await this.audience.findPerson(personId)))?.email ?? null;
  }
}
