import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity/identity.module.js';
import { PlatformModule } from '#libs/platform/platform.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { MailboxApiModule } from './mailbox/mailbox.module.js';
import { NotificationsApiModule } from './notifications/notifications.module.js';
import { StreamApiModule } from './stream/stream.module.js';

/** The HTTP half of Qiangwei: one line per subject. */
@Module({
  imports: [
    PlatformModule,
    HttpModule,
    HealthModule,
    IdentityModule,
    MailboxApiModule,
    NotificationsApiModule,
    StreamApiModule,
  ],
})
export class AppModule {}
