import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PublicNotices } from '#libs/documents/public-notice/public-notices.service.js';
import { Public } from '#libs/identity/route-rules.js';
import { Lang } from '../http/lang.decorator.js';
import { NoticeListDto, NoticePageDto } from './public-notices.dto.js';
import { noticesPage } from './public-notices.page.js';
import { sendPage } from './public-page.js';
import { wantsPage } from './wants-page.js';

/** The notice board, for everybody. */
@ApiTags('public')
@Controller('public/notices')
export class PublicNoticesController {
  constructor(private readonly notices: PublicNotices) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Public notices, newest first; a page for who prefers text/html' })
  @ApiOkResponse({ type: NoticePageDto })
  async list(
    @Query() query: NoticeListDto,
    @Headers('accept') accept: string | undefined,
    @Lang() lang: Lang,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.notices.list(query);
    if (wantsPage(accept)) sendPage(reply, 200, '公示', noticesPage(page));
    else void reply.headers({ 'cache-control': 'no-cache', vary: 'Accept' }).send(NoticePageDto.of(page, lang));
  }
}
