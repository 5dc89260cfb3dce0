import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { TaskBoxes } from '#libs/casework/task-boxes.query.js';
import type { Page, TaskRow } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { Lang } from '../http/lang.decorator.js';
import { TaskQueryDto } from './task.dto.js';

/** 待办, 已办, 我发起的, 抄送我的. */
@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(private readonly boxes: TaskBoxes) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'One of the four boxes of the desk' })
  page(
    @CurrentActor() actor: Actor,
    @Query() { box, ...page }: TaskQueryDto,
    @Lang() lang: Lang,
  ): Promise<Page<TaskRow>> {
    return this.boxes.page(actor, box, page, lang);
  }
}
