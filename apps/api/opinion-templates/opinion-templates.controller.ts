import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OpinionTemplates } from '#libs/casework/opinion-templates/opinion-templates.js';
import type { OpinionTemplate, Page } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { officialRoles } from '#libs/identity/overseers.js';
import { AllowRoles } from '#libs/identity/route-rules.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { NewOpinionTemplateDto, OpinionTemplateDto } from './opinion-template.dto.js';

@ApiTags('opinion templates')
@Controller('opinion-templates')
@AllowRoles(...officialRoles)
export class OpinionTemplatesController {
  constructor(private readonly templates: OpinionTemplates) {}

  @Get()
  @ApiOperation({ summary: '常用意见 · what the reader keeps for opinions, the newest first' })
  @ApiPage(OpinionTemplateDto)
  async list(@CurrentActor() actor: Actor): Promise<Page<OpinionTemplate>> {
    return { items: await this.templates.list(actor), nextCursor: null };
  }

  @Post()
  @ApiOperation({ summary: 'Keeps some words for later; the same words are kept once, at most 50 for each person' })
  @ApiCreatedResponse({ type: OpinionTemplateDto })
  keep(@CurrentActor() actor: Actor, @Body() { words }: NewOpinionTemplateDto): Promise<OpinionTemplate> {
    return this.templates.keep(actor, words);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forgets one of them; 404 also for one of somebody else' })
  @ApiNoContentResponse()
  forget(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.templates.forget(actor, id);
  }
}
