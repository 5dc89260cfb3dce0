import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#libs/identity/route-rules.js';
import { DomainError } from '#libs/platform/errors.js';
import { stylesheet, stylesheetPath } from './stylesheet.js';

@ApiExcludeController()
@Controller('public/assets')
export class PublicAssetsController {
  @Get(':file')
  @Public()
  style(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    if (!stylesheetPath.endsWith(`/${file}`)) throw new DomainError('REQUEST.NOT_FOUND');
    reply.headers({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    return stylesheet;
  }
}
