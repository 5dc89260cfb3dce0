import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CaseArchive } from '#libs/casework/archive/case-archive.query.js';
import { CaseHistory } from '#libs/casework/case-history.query.js';
import { CaseTypeViews } from '#libs/casework/case-type-views.js';
import { CaseViews } from '#libs/casework/case-view.query.js';
import type { AuditView, Diagram, LetterView, TimelineItem } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { Lang } from '../http/lang.decorator.js';
import { AuditDto, LettersDto, TimelineDto } from './case-history.dto.js';

/** What has happened in a case, and the papers that came of it. */
@ApiTags('cases')
@Controller('cases/:id')
export class CaseHistoryController {
  constructor(
    private readonly history: CaseHistory,
    private readonly archive: CaseArchive,
    private readonly views: CaseViews,
    private readonly caseTypes: CaseTypeViews,
  ) {}

  @Get('timeline')
  @SignedIn()
  @ApiOperation({ summary: 'Every event, the first first' })
  @ApiOkResponse({ type: TimelineDto })
  async timeline(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Lang() lang: Lang,
  ): Promise<{ items: TimelineItem[] }> {
    return { items: await this.history.timeline(actor, id, lang) };
  }

  @Get('audit')
  @SignedIn()
  @ApiOperation({ summary: 'The chain of hashes, and the verdict on everything stored about the case' })
  @ApiOkResponse({ type: AuditDto })
  audit(@CurrentActor() actor: Actor, @Param('id') id: string, @Lang() lang: Lang): Promise<AuditView> {
    return this.history.audit(actor, id, lang);
  }

  @Get('letters')
  @SignedIn()
  @ApiOperation({ summary: 'The letters that were issued' })
  @ApiOkResponse({ type: LettersDto })
  async letters(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Lang() lang: Lang,
  ): Promise<{ items: LetterView[] }> {
    return { items: await this.history.lettersOf(actor, id, lang) };
  }

  @Get('export')
  @SignedIn()
  @ApiOperation({
    summary: 'The whole case as a ZIP that can be verified offline, for those from whom nothing of it is withheld',
  })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { number, content } = await this.archive.export(actor, id);
    void reply.header('cache-control', 'private, no-store');
    return new StreamableFile(content, {
      type: 'application/zip',
      disposition: `attachment; filename="${number}.zip"`,
    });
  }

  @Get('diagram')
  @SignedIn()
  @ApiOperation({ summary: 'The procedure in the version that the case follows, with the present place' })
  async diagram(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Lang() lang: Lang,
  ): Promise<Diagram & { current: string[] }> {
    const { type, typeVersion, state } = await this.views.get(actor, id, lang);
    return { ...this.caseTypes.get(type, typeVersion, lang).diagram, current: state };
  }
}
