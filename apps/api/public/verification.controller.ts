import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Letters } from '#libs/documents/letters/letters.service.js';
import { Public } from '#libs/identity/route-rules.js';
import { DomainError } from '#libs/platform/errors.js';
import { Lang } from '../http/lang.decorator.js';
import { sendPage } from './public-page.js';
import { VerificationDto, VerifyQueryDto } from './verification.dto.js';
import { askForCodePage, unknownCodePage, verifiedPage } from './verification.page.js';
import { wantsPage } from './wants-page.js';

/** Whoever holds a certificate in the hands can ask here whether it is genuine. */
@ApiTags('public')
@Controller('public/verify')
export class VerificationController {
  constructor(private readonly letters: Letters) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'A page to type a verification code; with ?code= goes on to its answer' })
  @ApiProduces('text/html')
  ask(@Query() { code }: VerifyQueryDto, @Res() reply: FastifyReply): void {
    if (code) void reply.redirect(`/public/verify/${encodeURIComponent(code.trim())}`, 303);
    else sendPage(reply, 200, '证书核验', askForCodePage());
  }

  @Get(':code')
  @Public()
  @ApiOperation({ summary: 'What was issued under a verification code; a page for who prefers text/html' })
  @ApiOkResponse({ type: VerificationDto })
  @ApiNotFoundResponse({ description: 'Nothing was issued under this code' })
  async verify(
    @Param('code') code: string,
    @Headers('accept') accept: string | undefined,
    @Lang() lang: Lang,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const letter = await this.letters.findByVerificationCode(code);
    if (wantsPage(accept)) {
      if (letter) sendPage(reply, 200, '核验通过', verifiedPage(letter));
      else sendPage(reply, 404, '没有找到', unknownCodePage(code.slice(0, 40)));
      return;
    }
    if (!letter) {
      throw new DomainError('DOCUMENT.NOT_FOUND', {
        detail: { zh: '没有这个验证码对应的文书。', en: 'Nothing was issued under this verification code.' },
      });
    }
    void reply.headers({ 'cache-control': 'no-cache', vary: 'Accept' }).send(VerificationDto.of(letter, lang));
  }
}
