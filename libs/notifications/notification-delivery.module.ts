import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { Config } from '#libs/platform/config/config.js';
import { AudienceDirectory } from './audience.directory.js';
import { DeliveryLog } from './delivery-log.js';
import { DeliveryRow } from './delivery.entity.js';
import { MailChannel } from './mail/mail-channel.js';
import { MailboxMailChannel } from './mail/mailbox-mail.channel.js';
import { SmtpMailChannel } from './mail/smtp-mail.channel.js';
import { MailRetries } from './mail-retries.js';
import { SendNotificationHandler } from './send-notification.handler.js';

/** How notifications reach people: for the worker. Mail goes to SMTP_URL or, without it, to the development mailbox. */
@Module({
  imports: [TypeOrmModule.forFeature([DeliveryRow])],
  providers: [
    AudienceDirectory,
    DeliveryLog,
    MailRetries,
    SendNotificationHandler,
    {
      provide: MailChannel,
      inject: [Config, DataSource, BusinessClock, DeliveryLog],
      useFactory: (config: Config, dataSource: DataSource, clock: BusinessClock, log: DeliveryLog): MailChannel =>
        config.smtpUrl ? new SmtpMailChannel(config.smtpUrl, log) : new MailboxMailChannel(dataSource, clock),
    },
  ],
})
export class NotificationDeliveryModule {}
