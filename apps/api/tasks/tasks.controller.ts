import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HandleTask } from '#libs/casework/handle-task.command.js';
import { TaskBoxes } from '#libs/casework/task-boxes.query.js';
import type { BatchResult, Page, PartyRef, TaskRow, TaskView } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { PartyDto, TaskDto } from '../cases/case-parts.dto.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { Lang } from '../http/lang.decorator.js';
import { idempotencyKey } from '../http/preconditions.js';
import { BatchDecision } from './batch-decision.js';
import { TaskRowDto } from './task-row.dto.js';
import { BatchDto, HandoverDto, SignerAdditionDto, SignerChangeDto, TaskQueryDto, UrgeDto } from './task.dto.js';

/** 待办, 已办, 我发起的, 抄送我的; and what one does with a task beside deciding it. */
@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly boxes: TaskBoxes,
    private readonly tasks: HandleTask,
    private readonly decisions: BatchDecision,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'One of the four boxes of the desk' })
  @ApiPage(TaskRowDto)
  page(
    @CurrentActor() actor: Actor,
    @Query() { box, ...page }: TaskQueryDto,
    @Lang() lang: Lang,
  ): Promise<Page<TaskRow>> {
    return this.boxes.page(actor, box, page, lang);
  }

  @Post('batch')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'The same event for several cases; a result for each' })
  async batch(
    @CurrentActor() actor: Actor,
    @Body() batch: BatchDto,
    @Headers('idempotency-key') key: string | undefined,
    @Lang() lang: Lang,
  ): Promise<{ items: BatchResult[] }> {
    return { items: await this.decisions.execute(actor, batch, idempotencyKey(key), lang) };
  }

  @Post('batch/check')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Whether the event would go for each of the cases now, and why not; changes nothing' })
  async checkBatch(
    @CurrentActor() actor: Actor,
    @Body() batch: BatchDto,
    @Lang() lang: Lang,
  ): Promise<{ items: BatchResult[] }> {
    return { items: await this.decisions.check(actor, batch, lang) };
  }

  @Post(':id/claim')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: "Takes a task out of the office's pool" })
  @ApiOkResponse({ type: TaskDto })
  claim(@CurrentActor() actor: Actor, @Param('id') id: string, @Lang() lang: Lang): Promise<TaskView> {
    return this.tasks.claim(actor, id, lang);
  }

  @Post(':id/release')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Puts a claimed task back into the pool' })
  @ApiOkResponse({ type: TaskDto })
  release(@CurrentActor() actor: Actor, @Param('id') id: string, @Lang() lang: Lang): Promise<TaskView> {
    return this.tasks.release(actor, id, lang);
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: '转办 · gives a task to a colleague with the same role in the same office' })
  @ApiOkResponse({ type: TaskDto })
  transfer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: HandoverDto,
    @Lang() lang: Lang,
  ): Promise<TaskView> {
    return this.tasks.transfer(actor, id, body, lang);
  }

  @Get(':id/colleagues')
  @SignedIn()
  @ApiOperation({ summary: 'Whom the actor may transfer or delegate the task to, or add as signers' })
  @ApiPage(PartyDto)
  async colleagues(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<PartyRef>> {
    return { items: await this.tasks.colleaguesOf(actor, id), nextCursor: null };
  }

  @Post(':id/delegate')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: "委派 · a colleague acts in one's place and may hand the task back" })
  @ApiOkResponse({ type: TaskDto })
  delegate(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: HandoverDto,
    @Lang() lang: Lang,
  ): Promise<TaskView> {
    return this.tasks.delegate(actor, id, body, lang);
  }

  @Post(':id/add-signers')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: '加签 · colleagues who must sign too, before or after all others if so asked' })
  @ApiOkResponse({ type: TaskDto })
  addSigners(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SignerAdditionDto,
    @Lang() lang: Lang,
  ): Promise<TaskView> {
    return this.tasks.addSigners(actor, id, body, lang);
  }

  @Post(':id/remove-signers')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: '减签 · takes added signers off who have not signed' })
  @ApiOkResponse({ type: TaskDto })
  removeSigners(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SignerChangeDto,
    @Lang() lang: Lang,
  ): Promise<TaskView> {
    return this.tasks.removeSigners(actor, id, body, lang);
  }

  @Post(':id/urge')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: '催办 · reminds those who hold the task, once a day' })
  @ApiOkResponse({ type: TaskDto })
  urge(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { message }: UrgeDto,
    @Lang() lang: Lang,
  ): Promise<TaskView> {
    return this.tasks.urge(actor, id, { message: message ?? '' }, lang);
  }
}
