import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '#libs/contracts/page.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { NotificationCentre } from '#libs/notifications/notification-centre.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { Lang } from '../http/lang.decorator.js';
import { NotificationDto, NotificationListDto } from './notification.dto.js';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly centre: NotificationCentre) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Own notifications, newest first' })
  @ApiPage(NotificationDto)
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: NotificationListDto,
    @Lang() lang: Lang,
  ): Promise<Page<NotificationDto>> {
    const { limit, cursor = null, unread } = query;
    return this.centre.list(actor.personId, { limit, cursor, unreadOnly: unread === '1' }, lang);
  }

  @Post('read-all')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Marks all own notifications as read' })
  @ApiNoContentResponse()
  async markAllRead(@CurrentActor() actor: Actor): Promise<void> {
    return this.centre.markAllRead(actor.personId);
  }

  @Post(':id/read')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Marks one own notification as read; 404 also for one of somebody else' })
  @ApiNoContentResponse()
  async markRead(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.centre.markRead(actor.personId, id);
  }
}
