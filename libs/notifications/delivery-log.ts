import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/platform/config/config.js';
import { newId } from '#libs/platform/ids.js';
import type { MailOutcome } from './mail/mail-channel.js';
import { mailDomain } from './mail/compose-mail.js';
import type { NotificationPayload } from './notification-payload.js';
import type { RenderedNotification } from './templates/render-notification.js';

/** Channel on which PostgreSQL tells every api process that a person's notifications changed. */
export const notificationChannel = 'notification';

/** A mail that is still to be sent. */
export interface PendingMail {
  id: string;
  personId: string;
  messageId: string;
}

/** The rows that make a notification: the line of each person, and what is known of each delivery. */
@Injectable()
export class DeliveryLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /**
   * Writes, once per message and person, the line in the notification centre and the rows of both channels, and tells
   * the open streams; all in one statement. A second run for the same message changes nothing.
   * The commit does not wait for the disk: PostgreSQL lets one notifying transaction commit at a time, and should the
   * rows be lost in a crash, so is the later note that the message was handled, and the handler runs again.
   * @returns the mails of the message that are still to be sent, also those of earlier runs
   */
  async open(
    outboxId: string,
    payload: NotificationPayload,
    { title, body }: RenderedNotification,
    recipients: { personId: string; email: string | null }[],
  ): Promise<PendingMail[]> {
    const mailIds = recipients.map(newId);
    const domain = mailDomain(this.config.mailFrom);
    const mails: { [Key in keyof PendingMail]: PendingMail[Key] | null }[] = await this.dataSource.query(
      `with recipient as (
         select * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[])
           as given (person_id, notification_id, in_app_id, mail_id, message_id, mail_status)
       ), line as (
         insert into notification (id, outbox_id, person_id, kind, title, body, case_id, created_at)
         select notification_id, $1, person_id, $8, $9, $10, $11, $12 from recipient
         on conflict (outbox_id, person_id) do nothing
         returning id, person_id
       ), in_app as (
         insert into delivery (id, outbox_id, person_id, channel, status, attempts)
         select in_app_id, $1, person_id, 'inApp', 'sent', 1 from recipient
         on conflict (outbox_id, person_id, channel) do nothing
       ), mail as (
         insert into delivery (id, outbox_id, person_id, channel, status, message_id)
         select mail_id, $1, person_id, 'mail', mail_status, message_id from recipient
         on conflict (outbox_id, person_id, channel) do nothing
         returning id, person_id, message_id, status
       ), known as (
         select id, person_id, message_id, status from delivery where outbox_id = $1 and channel = 'mail'
       ), told as (
         select set_config('synchronous_commit', 'off', true),
           count(pg_notify($13, json_build_object('personId', person_id, 'id', id)::text)::text)
         from line
       )
       select id, person_id as "personId", message_id as "messageId"
       from told left join (select * from mail union all select * from known) as mails on status = 'pending'`,
      [
        outboxId,
        recipients.map(({ personId }) => personId),
        recipients.map(newId),
        recipients.map(newId),
        mailIds,
        mailIds.map((id) => `<${id}@${domain}>`),
        recipients.map(({ email }) => (email === null ? 'skipped' : 'pending')),
        payload.kind,
        JSON.stringify(title),
        JSON.stringify(body),
        payload.caseId,
        payload.at,
        notificationChannel,
      ],
    );
    return mails.filter((mail): mail is PendingMail => mail.id !== null);
  }

  /** Writes down what became of an attempt. What was sent stays sent: a slower double run must not take it back. */
  async record(deliveryIds: string[], outcomes: MailOutcome[]): Promise<void> {
    await this.dataSource.query(
      `update delivery
       set status = given.status, last_error = given.error, attempts = attempts + 1, updated_at = now()
       from unnest($1::uuid[], $2::text[], $3::text[]) as given (id, status, error)
       where delivery.id = given.id and delivery.status = 'pending'`,
      [
        deliveryIds,
        outcomes.map(({ status }) => status),
        outcomes.map((outcome) => ('error' in outcome ? outcome.error : null)),
      ],
    );
  }
}
