import { Module } from '@nestjs/common';
import { NotificationsModule } from '#libs/notifications/notifications.module.js';
import { MailboxController } from './mailbox.controller.js';

@Module({ imports: [NotificationsModule], controllers: [MailboxController] })
export class MailboxApiModule {}
