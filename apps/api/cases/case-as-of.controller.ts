import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CasesAsOf } from '#libs/casework/as-of/case-as-of.query.js';
import type { CaseAsOf } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { Lang } from '../http/lang.decorator.js';
import { AsOfQueryDto, CaseAsOfDto, momentWanted } from './case-as-of.dto.js';

/** A case as it was: replayed from its log, never from what is stored of it today. */
@ApiTags('cases')
@Controller('cases/:id/as-of')
export class CaseAsOfController {
  constructor(private readonly cases: CasesAsOf) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'The case as it was on a date or after a line of its log, and why that line was permitted' })
  @ApiOkResponse({ type: CaseAsOfDto })
  asOf(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: AsOfQueryDto,
    @Lang() lang: Lang,
  ): Promise<CaseAsOf> {
    return this.cases.get(actor, id, momentWanted(query), lang);
  }
}
