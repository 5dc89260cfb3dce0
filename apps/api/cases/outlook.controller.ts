import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Routes } from '#libs/casework/outlook/route.query.js';
import { Waiting } from '#libs/casework/outlook/waiting.query.js';
import type { RouteView, WaitingView } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { Lang } from '../http/lang.decorator.js';
import { RouteDto, RouteQueryDto, WaitingDto } from './outlook.dto.js';

/** What a case waits for, and which way it will go: before it is filed and while it runs. */
@ApiTags('cases')
@Controller()
export class OutlookController {
  constructor(
    private readonly waiting: Waiting,
    private readonly routes: Routes,
  ) {}

  @Get('cases/:id/waiting')
  @SignedIn()
  @ApiOperation({
    summary: 'Why the case is where it is: who has to act, since when, by when, and whether anybody can',
  })
  @ApiOkResponse({ type: WaitingDto })
  waitsFor(@CurrentActor() actor: Actor, @Param('id') id: string, @Lang() lang: Lang): Promise<WaitingView> {
    return this.waiting.of(actor, id, lang);
  }

  @Get('cases/:id/route')
  @SignedIn()
  @ApiOperation({ summary: 'The way from here to approval, with offices, limits and the latest date of each step' })
  @ApiOkResponse({ type: RouteDto })
  route(@CurrentActor() actor: Actor, @Param('id') id: string, @Lang() lang: Lang): Promise<RouteView> {
    return this.routes.ofCase(actor, id, lang);
  }

  @Get('case-types/:key/route')
  @ApiTags('case types')
  @SignedIn()
  @ApiOperation({ summary: 'The way of an application that the reader would submit today' })
  @ApiOkResponse({ type: RouteDto })
  routeOfType(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Query() { subjectId }: RouteQueryDto,
    @Lang() lang: Lang,
  ): Promise<RouteView> {
    return this.routes.forType(actor, key, subjectId, lang);
  }
}
