import { Module } from '@nestjs/common';
import { caseTypes } from '#libs/case-types/index.js';
import { CaseworkModule } from '#libs/casework/casework.module.js';
import { DocumentsModule } from '#libs/documents/documents.module.js';
import { IdentityModule } from '#libs/identity/identity.module.js';
import { NotificationDeliveryModule } from '#libs/notifications/notification-delivery.module.js';
import { PlatformModule } from '#libs/platform/platform.module.js';
import { BackgroundModule } from './background.module.js';

/** The background half of Qiangwei: relay, queue, timers, and the modules whose messages they work off. */
@Module({
  imports: [
    PlatformModule,
    BackgroundModule,
    IdentityModule,
    DocumentsModule,
    CaseworkModule.with(caseTypes),
    NotificationDeliveryModule,
  ],
})
export class WorkerModule {}
