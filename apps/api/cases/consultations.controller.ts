import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Consult } from '#libs/casework/consultations/consult.command.js';
import { Consultations } from '#libs/casework/consultations/consultations.query.js';
import type { Advisor, ConsultationsView, Page } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { ApiPage } from '../http/api-page.decorator.js';
import {
  AdvisorDto,
  AskOpinionDto,
  ConsultationsDto,
  GiveOpinionDto,
  WithdrawQuestionDto,
} from './consultation.dto.js';

/** 征求意见: what officials ask each other about a case. */
@ApiTags('cases')
@Controller('cases/:id')
export class ConsultationsController {
  constructor(
    private readonly consult: Consult,
    private readonly consultations: Consultations,
  ) {}

  @Get('consultations')
  @SignedIn()
  @ApiOperation({ summary: '征求意见 · opinions asked for and given, as far as the reader may see them' })
  @ApiOkResponse({ type: ConsultationsDto })
  list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ConsultationsView> {
    return this.consultations.ofCase(actor, id);
  }

  @Get('advisors')
  @SignedIn()
  @ApiOperation({ summary: 'Whom the reader may ask for an opinion; nobody while the reader may not ask' })
  @ApiPage(AdvisorDto)
  async advisors(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<Advisor>> {
    return { items: await this.consultations.advisorsOf(actor, id), nextCursor: null };
  }

  @Post('consultations')
  @SignedIn()
  @ApiOperation({ summary: 'Asks an official for an opinion, who may read the case from then on' })
  @ApiCreatedResponse({ type: ConsultationsDto })
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: AskOpinionDto,
  ): Promise<ConsultationsView> {
    await this.consult.ask(actor, id, body);
    return this.consultations.ofCase(actor, id);
  }

  @Post('consultations/:consultationId/answer')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Gives the opinion, once' })
  @ApiOkResponse({ type: ConsultationsDto })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('consultationId') consultationId: string,
    @Body() { opinion }: GiveOpinionDto,
  ): Promise<ConsultationsView> {
    await this.consult.answer(actor, id, consultationId, opinion);
    return this.consultations.ofCase(actor, id);
  }

  @Post('consultations/:consultationId/withdraw')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'The asker no longer needs the opinion' })
  @ApiOkResponse({ type: ConsultationsDto })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('consultationId') consultationId: string,
    @Body() { reason }: WithdrawQuestionDto,
  ): Promise<ConsultationsView> {
    await this.consult.withdraw(actor, id, consultationId, reason);
    return this.consultations.ofCase(actor, id);
  }
}
