import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseTypeViews } from '#libs/casework/case-type-views.js';
import type { CaseTypeSummary, CaseTypeView, Page } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { Lang } from '../http/lang.decorator.js';

/** What one can apply for, and how: form, attachments, procedure, limits. */
@ApiTags('case types')
@Controller('case-types')
export class CaseTypesController {
  constructor(private readonly caseTypes: CaseTypeViews) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Every case type, its newest version' })
  list(@Lang() lang: Lang): Page<CaseTypeSummary> {
    return { items: this.caseTypes.list(lang), nextCursor: null };
  }

  @Get(':key')
  @SignedIn()
  @ApiOperation({ summary: 'Form with a valid example, attachment slots, states, duties, diagram and check report' })
  get(@CurrentActor() actor: Actor, @Param('key') key: string, @Lang() lang: Lang): Promise<CaseTypeView> {
    return this.caseTypes.for(actor, key, lang);
  }
}
