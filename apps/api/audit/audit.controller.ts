import { Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Roots } from '#libs/casework/audit/roots.query.js';
import { Verifications } from '#libs/casework/audit/verifications.js';
import type { Page } from '#libs/contracts/page.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { AllowRoles } from '#libs/identity/route-rules.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { Lang } from '../http/lang.decorator.js';
import { PageQueryDto } from '../http/page-query.dto.js';
import { LatestVerificationDto, RootDto } from './audit.dto.js';

/** For auditors: whether anything was rewritten, and what to keep elsewhere so that it can be told later. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly verifications: Verifications,
    private readonly roots: Roots,
  ) {}

  @Get('verification')
  @AllowRoles('auditor')
  @ApiOperation({ summary: 'The newest verification of the whole database, with what it found' })
  @ApiOkResponse({ type: LatestVerificationDto })
  async latest(@Lang() lang: Lang): Promise<LatestVerificationDto> {
    return { latest: await this.verifications.latest(lang) };
  }

  @Post('verification')
  @AllowRoles('auditor')
  @HttpCode(202)
  @ApiOperation({ summary: 'Orders a verification; the worker carries it out' })
  @ApiAcceptedResponse({ type: LatestVerificationDto })
  async order(@CurrentActor() actor: Actor, @Lang() lang: Lang): Promise<LatestVerificationDto> {
    return { latest: await this.verifications.order(actor, lang) };
  }

  @Get('roots')
  @AllowRoles('auditor')
  @ApiOperation({ summary: 'Daily roots over all cases, the newest first' })
  @ApiPage(RootDto)
  list(@Query() query: PageQueryDto): Promise<Page<RootDto>> {
    return this.roots.list(query.limit, query.cursor);
  }

  @Get('roots/:number')
  @AllowRoles('auditor')
  @ApiOperation({ summary: 'A root with its leaves as a file, to be stamped or kept elsewhere' })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Param('number') number: string): Promise<StreamableFile> {
    const { name, content } = await this.roots.file(/^\d{1,10}$/.test(number) ? Number(number) : Number.NaN);
    return new StreamableFile(content, {
      type: 'application/json',
      disposition: `attachment; filename="${name}"`,
    });
  }
}
