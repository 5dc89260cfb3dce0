import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountNotices } from './account-notices.js';
import { ActorOf } from './actor.query.js';
import { ChangePassword } from './change-password.command.js';
import { CreatePerson } from './create-person.command.js';
import { Lockout } from './lockout.js';
import { Login } from './login.command.js';
import { LoginRate } from './login-rate.js';
import { Logout } from './logout.command.js';
import { OrgUnit } from './org-unit.entity.js';
import { OrgUnits } from './org-units.query.js';
import { OriginGuard } from './origin.guard.js';
import { People } from './people.query.js';
import { PeopleDirectory } from './people-directory.query.js';
import { Person } from './person.entity.js';
import { RouteRuleAudit } from './route-rule-audit.js';
import { SecurityEvent } from './security-event.entity.js';
import { SecurityEvents } from './security-events.query.js';
import { SecurityLog } from './security-log.js';
import { SessionCookie } from './session-cookie.js';
import { Session } from './session.entity.js';
import { SessionGuard } from './session.guard.js';
import { Sessions } from './sessions.js';
import { UnlockAccount } from './unlock-account.command.js';

const shared = [
  ActorOf,
  ChangePassword,
  CreatePerson,
  Login,
  Logout,
  OrgUnits,
  People,
  PeopleDirectory,
  SecurityEvents,
  SessionCookie,
  Sessions,
  UnlockAccount,
];

/** Who is there, who is asking, and whether they may ask at all. Its two guards stand before every route of the app. */
@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([OrgUnit, Person, Session, SecurityEvent])],
  providers: [
    ...shared,
    AccountNotices,
    Lockout,
    LoginRate,
    RouteRuleAudit,
    SecurityLog,
    { provide: APP_GUARD, useClass: OriginGuard },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: shared,
})
export class IdentityModule {}
