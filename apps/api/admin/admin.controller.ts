import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '#libs/contracts/page.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor, CurrentCaller } from '#libs/identity/current-actor.decorator.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { PeopleDirectory } from '#libs/identity/people-directory.query.js';
import { roleTitles } from '#libs/identity/role-titles.js';
import { AllowRoles } from '#libs/identity/route-rules.js';
import { SecurityEvents } from '#libs/identity/security-events.query.js';
import type { Caller } from '#libs/identity/security-log.js';
import { UnlockAccount } from '#libs/identity/unlock-account.command.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { Lang } from '../http/lang.decorator.js';
import { PageQueryDto } from '../http/page-query.dto.js';
import { OrgUnitDto, PersonDto, SecurityEventDto } from './admin.dto.js';

/** The three overseers at work: each route names whose it is. */
@ApiTags('admin')
@Controller('admin')
export class AdminController {
  constructor(
    private readonly directory: PeopleDirectory,
    private readonly orgUnits: OrgUnits,
    private readonly securityEvents: SecurityEvents,
    private readonly unlockAccount: UnlockAccount,
  ) {}

  @Get('org-units')
  @AllowRoles('system-admin', 'security-admin')
  @ApiOperation({ summary: 'Offices and companies by code; `parent` makes a tree of them' })
  @ApiPage(OrgUnitDto)
  async listOrgUnits(@Query() query: PageQueryDto, @Lang() lang: Lang): Promise<Page<OrgUnitDto>> {
    const { items, nextCursor } = await this.orgUnits.list(query.limit, query.cursor);
    const rows = items.map(({ code, kind, parent, nameZh, nameEn }) => ({
      code,
      kind,
      name: lang === 'en' ? nameEn : nameZh,
      parent,
    }));
    return { items: rows, nextCursor };
  }

  @Get('people')
  @AllowRoles('system-admin', 'security-admin')
  @ApiOperation({ summary: 'Accounts by user name, with roles and locks' })
  @ApiPage(PersonDto)
  async listPeople(@Query() query: PageQueryDto, @Lang() lang: Lang): Promise<Page<PersonDto>> {
    const { items, nextCursor } = await this.directory.list(query.limit, query.cursor);
    const names = await this.orgUnits.names(items.flatMap(({ grants }) => grants.map(({ unit }) => unit)));
    const people = items.map((person) => ({
      ...person,
      grants: person.grants.map(({ role, unit }) => ({
        role,
        roleTitle: roleTitles[role][lang],
        unit,
        unitName: names.get(unit)?.[lang] ?? unit,
      })),
      lockedUntil: person.lockedUntil?.toISOString() ?? null,
    }));
    return { items: people, nextCursor };
  }

  @Post('people/:id/unlock')
  @AllowRoles('security-admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'Lets a person try again who was locked out by failed logins' })
  @ApiNoContentResponse()
  async unlock(
    @CurrentActor() actor: Actor,
    @Param('id') personId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.unlockAccount.execute(actor, personId, caller);
  }

  @Get('security-events')
  @AllowRoles('auditor')
  @ApiOperation({ summary: 'Logins, failures, locks and what administrators did, the latest first' })
  @ApiPage(SecurityEventDto)
  async listSecurityEvents(@Query() query: PageQueryDto): Promise<Page<SecurityEventDto>> {
    const { items, nextCursor } = await this.securityEvents.list(query.limit, query.cursor);
    return { items: items.map((event) => ({ ...event, at: event.at.toISOString() })), nextCursor };
  }
}
