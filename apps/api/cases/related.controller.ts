import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HandedIn } from '#libs/casework/related/handed-in-changes.query.js';
import { RelatedCases } from '#libs/casework/related/related-cases.query.js';
import type { HandedInChanges, RelatedCase } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { Lang } from '../http/lang.decorator.js';
import { HandedInChangesDto, RelatedCasesDto } from './related.dto.js';

/** A case beside others, and beside itself as it was handed in before. */
@ApiTags('cases')
@Controller('cases/:id')
export class RelatedController {
  constructor(
    private readonly relatedCases: RelatedCases,
    private readonly handedIn: HandedIn,
  ) {}

  @Get('related')
  @SignedIn()
  @ApiOperation({ summary: 'Other cases of the same subject or with the same files; probable duplicates first' })
  @ApiOkResponse({ type: RelatedCasesDto })
  async related(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Lang() lang: Lang,
  ): Promise<{ items: RelatedCase[] }> {
    return { items: await this.relatedCases.of(actor, id, lang) };
  }

  @Get('changes')
  @SignedIn()
  @ApiOperation({ summary: 'What the applicant changed between the last two times that the case was handed in' })
  @ApiOkResponse({ type: HandedInChangesDto })
  changes(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<HandedInChanges> {
    return this.handedIn.changes(actor, id);
  }
}
