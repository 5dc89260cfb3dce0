import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CaseList } from '#libs/casework/case-list.query.js';
import { CaseViews } from '#libs/casework/case-view.query.js';
import { CreateCase } from '#libs/casework/create-case.command.js';
import { EditDraft } from '#libs/casework/edit-draft.command.js';
import { SubmitCaseEvent } from '#libs/casework/submit-case-event.command.js';
import type { CaseRow, CaseView, Page } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { Lang } from '../http/lang.decorator.js';
import { etagOf, idempotencyKey, requiredVersion, versionOf } from '../http/preconditions.js';
import { CaseRowDto, CaseViewDto } from './case-view.dto.js';
import { AttachDto, CaseEventDto, CaseQueryDto, CreateCaseDto, EditCaseDto } from './case.dto.js';

const ifMatch = { name: 'If-Match', description: 'ETag of the case as last read', schema: { type: 'string' } } as const;
const etag = { ETag: { description: 'The version', schema: { type: 'string' } } } as const;
const retryKey = { name: 'Idempotency-Key', required: false, description: 'Makes a retry harmless' } as const;

/** Cases: drafting, reading, and the one route by which a case moves. */
@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly createCase: CreateCase,
    private readonly editDraft: EditDraft,
    private readonly submitEvent: SubmitCaseEvent,
    private readonly views: CaseViews,
    private readonly list: CaseList,
  ) {}

  @Post()
  @SignedIn()
  @ApiOperation({ summary: 'Opens a draft' })
  @ApiHeader(retryKey)
  @ApiCreatedResponse({ type: CaseViewDto, headers: etag })
  async create(
    @CurrentActor() actor: Actor,
    @Body() { type, subjectId, form }: CreateCaseDto,
    @Headers('idempotency-key') key: string | undefined,
    @Lang() lang: Lang,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    const retry = {
      route: 'POST /cases',
      key: idempotencyKey(key),
      request: { type, subjectId: subjectId ?? null, form },
    };
    const view = await this.createCase.execute(
      actor,
      { type, subjectId, form: form ?? {} },
      retry,
      (manager, situation) => this.views.after(manager, actor, situation, lang),
    );
    return tagged(reply, view);
  }

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Cases that the reader may follow, newest first' })
  @ApiPage(CaseRowDto)
  page(@CurrentActor() actor: Actor, @Query() query: CaseQueryDto, @Lang() lang: Lang): Promise<Page<CaseRow>> {
    return this.list.page(actor, query, lang);
  }

  @Get(':id')
  @SignedIn()
  @ApiOperation({ summary: 'The case as the reader may see it, with what the reader can do and why not' })
  @ApiOkResponse({ type: CaseViewDto, headers: etag })
  async get(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Lang() lang: Lang,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    return tagged(reply, await this.views.get(actor, id, lang));
  }

  @Patch(':id')
  @SignedIn()
  @ApiOperation({ summary: 'Saves fields of the form, right or wrong; what is wrong stands in formErrors' })
  @ApiHeader({ ...ifMatch, required: false })
  @ApiOkResponse({ type: CaseViewDto, headers: etag })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id') caseId: string,
    @Body() { form }: EditCaseDto,
    @Headers('if-match') match: string | undefined,
    @Lang() lang: Lang,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    const change = { caseId, expectedVersion: versionOf(match) };
    const view = await this.editDraft.fill(actor, change, form, (manager, situation) =>
      this.views.after(manager, actor, situation, lang),
    );
    return tagged(reply, view);
  }

  @Put(':id/attachments/:slot')
  @SignedIn()
  @ApiOperation({ summary: 'Puts an uploaded document into a slot, in place of what was there' })
  @ApiHeader({ ...ifMatch, required: false })
  @ApiOkResponse({ type: CaseViewDto, headers: etag })
  async attach(
    @CurrentActor() actor: Actor,
    @Param('id') caseId: string,
    @Param('slot') slot: string,
    @Body() { documentId }: AttachDto,
    @Headers('if-match') match: string | undefined,
    @Lang() lang: Lang,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    const change = { caseId, slot, documentId, expectedVersion: versionOf(match) };
    const view = await this.editDraft.attach(actor, change, (manager, situation) =>
      this.views.after(manager, actor, situation, lang),
    );
    return tagged(reply, view);
  }

  @Delete(':id/attachments/:slot')
  @SignedIn()
  @ApiOperation({ summary: 'Empties a slot' })
  @ApiHeader({ ...ifMatch, required: false })
  @ApiOkResponse({ type: CaseViewDto, headers: etag })
  async detach(
    @CurrentActor() actor: Actor,
    @Param('id') caseId: string,
    @Param('slot') slot: string,
    @Headers('if-match') match: string | undefined,
    @Lang() lang: Lang,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    const change = { caseId, slot, expectedVersion: versionOf(match) };
    const view = await this.editDraft.detach(actor, change, (manager, situation) =>
      this.views.after(manager, actor, situation, lang),
    );
    return tagged(reply, view);
  }

  @Post(':id/events')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Sends an event: the only way in which a case moves' })
  @ApiHeader({ ...ifMatch, required: true })
  @ApiHeader(retryKey)
  @ApiOkResponse({ type: CaseViewDto, headers: etag })
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id') caseId: string,
    @Body() { type, payload, comment, taskId }: CaseEventDto,
    @Headers('if-match') match: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Lang() lang: Lang,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    const event = { event: type, payload: payload ?? {}, comment: comment ?? null, taskId: taskId ?? null };
    const command = { caseId, ...event, expectedVersion: requiredVersion(match) };
    const retry = { route: `POST /cases/${caseId}/events`, key: idempotencyKey(key), request: event };
    const view = await this.submitEvent.execute(actor, command, retry, (manager, situation) =>
      this.views.after(manager, actor, situation, lang),
    );
    return tagged(reply, view);
  }
}

function tagged(reply: FastifyReply, view: CaseView): CaseView {
  void reply.header('ETag', etagOf(view.version));
  return view;
}
