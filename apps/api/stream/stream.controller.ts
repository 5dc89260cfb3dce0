import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { validate as isUuid } from 'uuid';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor, CurrentSession } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { Sessions } from '#libs/identity/sessions.js';
import { NotificationCentre } from '#libs/notifications/notification-centre.js';
import { NotificationFeed } from '#libs/notifications/notification-feed.js';
import { NotificationStream } from './notification-stream.js';
import { OpenStreams } from './open-streams.js';

@ApiTags('notifications')
@Controller('stream')
export class StreamController {
  constructor(
    private readonly centre: NotificationCentre,
    private readonly feed: NotificationFeed,
    private readonly sessions: Sessions,
    private readonly openStreams: OpenStreams,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    summary:
      'Server-sent events: `notification` {id, unread} for each new one, `unread` {unread} at the start and when some were read',
  })
  @ApiProduces('text/event-stream')
  open(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    this.openStreams.admit(actor.personId);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...headersSoFar(reply),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const reader = {
      personId: actor.personId,
      sessionId,
      lastEventId: isUuid(lastEventId) ? lastEventId : undefined,
    };
    const stream = new NotificationStream(reply.raw, reader, this.centre, this.sessions, this.feed);
    this.openStreams.add(actor.personId, stream);
  }
}

/** Security headers and correlation id, which Fastify would have written itself had the reply not been taken over. */
function headersSoFar(reply: FastifyReply): Record<string, string | number | string[]> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).filter(
      (header): header is [string, string | number | string[]] => header[1] !== undefined,
    ),
  );
}
