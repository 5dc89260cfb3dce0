import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import type { OutgoingMail } from './compose-mail.js';
import { MailChannel } from './mail-channel.js';

/** Keeps mail in the table `mail` while no SMTP server is configured; the console shows it as a mailbox page. */
@Injectable()
export class MailboxMailChannel extends MailChannel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
  ) {
    super();
  }

  async deliver(mails: OutgoingMail[]): Promise<string[]> {
    const column = <Key extends keyof OutgoingMail>(key: Key) => mails.map((mail) => mail[key]);
    await this.dataSource.query(
      `with given as (
         select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
           as given (id, message_id, recipient, subject, text)
       ), kept as (
         insert into mail (id, message_id, recipient, subject, text, created_at)
         select id, message_id, recipient, subject, text, $6 from given
         on conflict (id) do nothing
       )
       update delivery set status = 'sent', attempts = attempts + 1, updated_at = now()
       from given where delivery.id = given.id and delivery.status = 'pending'`,
      [column('deliveryId'), column('messageId'), column('to'), column('subject'), column('text'), this.clock.now()],
    );
    return [];
  }
}
