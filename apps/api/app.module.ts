import { Module } from '@nestjs/common';
import { caseTypes } from '#libs/case-types/index.js';
import { CaseworkModule } from '#libs/casework/casework.module.js';
import { DocumentsModule } from '#libs/documents/documents.module.js';
import { IdentityModule } from '#libs/identity/identity.module.js';
import { PlatformModule } from '#libs/platform/platform.module.js';
import { AdminApiModule } from './admin/admin.module.js';
import { AuditApiModule } from './audit/audit.module.js';
import { AuthApiModule } from './auth/auth.module.js';
import { CaseTypesApiModule } from './case-types/case-types.module.js';
import { CasesApiModule } from './cases/cases.module.js';
import { DemoApiModule } from './demo/demo.module.js';
import { DocumentsApiModule } from './documents/documents.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { MailboxApiModule } from './mailbox/mailbox.module.js';
import { NotificationsApiModule } from './notifications/notifications.module.js';
import { OpinionTemplatesApiModule } from './opinion-templates/opinion-templates.module.js';
import { PublicModule } from './public/public.module.js';
import { RegistersApiModule } from './registers/registers.module.js';
import { StreamApiModule } from './stream/stream.module.js';
import { TasksApiModule } from './tasks/tasks.module.js';

/** The HTTP half of Qiangwei: one line per subject. */
@Module({
  imports: [
    PlatformModule,
    HttpModule,
    HealthModule,
    IdentityModule,
    DocumentsModule,
    CaseworkModule.with(caseTypes),
    AdminApiModule,
    AuditApiModule,
    AuthApiModule,
    CasesApiModule,
    CaseTypesApiModule,
    DemoApiModule,
    DocumentsApiModule,
    MailboxApiModule,
    NotificationsApiModule,
    OpinionTemplatesApiModule,
    PublicModule,
    RegistersApiModule,
    StreamApiModule,
    TasksApiModule,
  ],
})
export class AppModule {}
