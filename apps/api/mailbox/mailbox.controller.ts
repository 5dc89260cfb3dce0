import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '#libs/contracts/page.js';
import { type Actor, holdsRole } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { Mailbox } from '#libs/notifications/mail/mailbox.js';
import { Config } from '#libs/platform/config/config.js';
import { DomainError } from '#libs/platform/errors.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { PageQueryDto } from '../http/page-query.dto.js';
import { MailDto } from './mail.dto.js';

/** Mail kept while no mail server is configured. It shows everybody's mail, so outside the demo only to the operator. */
@ApiTags('mailbox')
@Controller('mailbox')
export class MailboxController {
  constructor(
    private readonly mailbox: Mailbox,
    private readonly config: Config,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Development mailbox, newest first; outside the demo for system-admin only' })
  @ApiPage(MailDto)
  async list(@CurrentActor() actor: Actor, @Query() query: PageQueryDto): Promise<Page<MailDto>> {
    if (!this.config.demo && !holdsRole(actor, 'system-admin')) throw new DomainError('AUTH.FORBIDDEN');
    return this.mailbox.list({ limit: query.limit, cursor: query.cursor ?? null });
  }
}
