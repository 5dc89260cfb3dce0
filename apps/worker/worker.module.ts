import { Module } from '@nestjs/common';
import { DocumentsModule } from '#libs/documents/documents.module.js';
import { IdentityModule } from '#libs/identity/identity.module.js';
import { NotificationDeliveryModule } from '#libs/notifications/notification-delivery.module.js';
import { PlatformModule } from '#libs/platform/platform.module.js';
import { BackgroundModule } from './background.module.js';

/** The background half of Qiangwei: relay, queue, timers, and the modules whose messages they work off. */
@Module({
  imports: [PlatformModule, BackgroundModule, IdentityModule, DocumentsModule, NotificationDeliveryModule],
})
export class WorkerModule {}
