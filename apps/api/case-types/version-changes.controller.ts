import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DecideVersionChange } from '#libs/casework/versions/decide-version-change.command.js';
import { OrderVersionChange } from '#libs/casework/versions/order-version-change.command.js';
import { VersionChangeCases } from '#libs/casework/versions/version-change-cases.query.js';
import { VersionChanges } from '#libs/casework/versions/version-changes.query.js';
import {
  versionDecidingRoles,
  versionOrderers,
  versionReaders,
  type Page,
  type VersionChangeCaseRow,
  type VersionChangeSummary,
  type VersionChangeView,
} from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { AllowRoles } from '#libs/identity/route-rules.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { Lang } from '../http/lang.decorator.js';
import { PageQueryDto } from '../http/page-query.dto.js';
import {
  ApproveVersionChangeDto,
  OrderVersionChangeDto,
  RejectVersionChangeDto,
  VersionChangeCaseQueryDto,
  VersionChangeDto,
  VersionChangeSummaryDto,
} from './version-change.dto.js';

/** New versions of a procedure: ordered and tried by one person, approved by another, then carried out. */
@ApiTags('versions')
@Controller('admin/version-changes')
export class VersionChangesController {
  constructor(
    private readonly order: OrderVersionChange,
    private readonly decide: DecideVersionChange,
    private readonly changes: VersionChanges,
    private readonly cases: VersionChangeCases,
  ) {}

  @Get()
  @AllowRoles(...versionReaders)
  @ApiOperation({ summary: 'Reports, the latest first' })
  @ApiPage(VersionChangeSummaryDto)
  page(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: PageQueryDto,
    @Lang() lang: Lang,
  ): Promise<Page<VersionChangeSummary>> {
    return this.changes.page(actor, limit, cursor, lang);
  }

  @Post()
  @AllowRoles(...versionOrderers)
  @ApiOperation({ summary: 'Orders a report: what a newer version changes, and what it means for each open case' })
  @ApiCreatedResponse({ type: VersionChangeDto })
  async create(
    @CurrentActor() actor: Actor,
    @Body() wanted: OrderVersionChangeDto,
    @Lang() lang: Lang,
  ): Promise<VersionChangeView> {
    return this.changes.get(actor, await this.order.execute(actor, wanted), lang);
  }

  @Get(':id')
  @AllowRoles(...versionReaders)
  @ApiOperation({ summary: 'A report with the difference between the two versions, and how far it has come' })
  @ApiOkResponse({ type: VersionChangeDto })
  get(@CurrentActor() actor: Actor, @Param('id') id: string, @Lang() lang: Lang): Promise<VersionChangeView> {
    return this.changes.get(actor, id, lang);
  }

  @Get(':id/cases')
  @AllowRoles(...versionReaders)
  @ApiOperation({ summary: 'What the report says of each case that the reader may follow, and what became of it' })
  pageOfCases(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: VersionChangeCaseQueryDto,
    @Lang() lang: Lang,
  ): Promise<Page<VersionChangeCaseRow>> {
    return this.cases.page(actor, id, query, lang);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @AllowRoles(...versionDecidingRoles)
  @ApiOperation({ summary: 'Releases the version to new cases and moves the open ones; not by who ordered the report' })
  @ApiOkResponse({ type: VersionChangeDto })
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() approval: ApproveVersionChangeDto,
    @Lang() lang: Lang,
  ): Promise<VersionChangeView> {
    await this.decide.approve(actor, id, approval);
    return this.changes.get(actor, id, lang);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @AllowRoles(...versionDecidingRoles)
  @ApiOperation({ summary: 'Turns the report down; everything stays as it is' })
  @ApiOkResponse({ type: VersionChangeDto })
  async reject(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() rejection: RejectVersionChangeDto,
    @Lang() lang: Lang,
  ): Promise<VersionChangeView> {
    await this.decide.reject(actor, id, rejection);
    return this.changes.get(actor, id, lang);
  }
}
