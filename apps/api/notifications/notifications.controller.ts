import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { NotificationView, Page } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { NotificationCentre } from '#libs/notifications/notification-centre.js';
import { Lang } from '../http/lang.decorator.js';
import { NotificationListDto } from './notification-list.dto.js';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly centre: NotificationCentre) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Own notifications, newest first' })
  list(
    @CurrentActor() actor: Actor,
    @Query() query: NotificationListDto,
    @Lang() lang: Lang,
  ): Promise<Page<NotificationView>> {
    const { limit, cursor = null, unread } = query;
    return this.centre.list(actor.personId, { limit, cursor, unreadOnly: unread === '1' }, lang);
  }

  @Post('read-all')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Marks all own notifications as read' })
  @ApiNoContentResponse()
  markAllRead(@CurrentActor() actor: Actor): Promise<void> {
    return this.centre.markAllRead(actor.personId);
  }

  @Post(':id/read')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Marks one own notification as read; 404 also for one of somebody else' })
  @ApiNoContentResponse()
  markRead(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.centre.markRead(actor.personId, id);
  }
}
