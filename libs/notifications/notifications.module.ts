import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailRow } from './mail/mail.entity.js';
import { Mailbox } from './mail/mailbox.js';
import { NotificationCentre } from './notification-centre.js';
import { NotificationFeed } from './notification-feed.js';
import { NotificationRow } from './notification.entity.js';

/** What people read of their notifications: for the api. */
@Module({
  imports: [TypeOrmModule.forFeature([NotificationRow, MailRow])],
  providers: [NotificationCentre, NotificationFeed, Mailbox],
  exports: [NotificationCentre, NotificationFeed, Mailbox],
})
export class NotificationsModule {}
