import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseTypeViews } from '#libs/casework/case-type-views.js';
import type { CaseTypeSummary, CaseTypeVersion, CaseTypeView, Page } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { Lang } from '../http/lang.decorator.js';
import { CaseTypeQueryDto, CaseTypeVersionDto } from './case-type.dto.js';

/** What one can apply for, and how: form, attachments, procedure, limits. */
@ApiTags('case types')
@Controller('case-types')
export class CaseTypesController {
  constructor(private readonly caseTypes: CaseTypeViews) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Every case type, in the version that new cases take' })
  async list(@Lang() lang: Lang): Promise<Page<CaseTypeSummary>> {
    return { items: await this.caseTypes.list(lang), nextCursor: null };
  }

  @Get(':key')
  @SignedIn()
  @ApiOperation({ summary: 'Form with a valid example, attachment slots, states, duties, diagram and check report' })
  get(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Query() { version }: CaseTypeQueryDto,
    @Lang() lang: Lang,
  ): Promise<CaseTypeView> {
    return this.caseTypes.for(actor, key, version, lang);
  }

  @Get(':key/versions')
  @SignedIn()
  @ApiOperation({ summary: 'Every live version, the newest first: released, candidate or older' })
  @ApiPage(CaseTypeVersionDto)
  async versions(@Param('key') key: string): Promise<Page<CaseTypeVersion>> {
    return { items: await this.caseTypes.versions(key), nextCursor: null };
  }
}
