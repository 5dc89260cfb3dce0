import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DeclareRecusal } from '#libs/casework/recusals/declare-recusal.command.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { IsReason } from '../http/reason.decorator.js';

class RecusalDto {
  @ApiProperty({ description: 'Why; for officials only' })
  @IsReason()
  reason!: string;
}

/** 回避: officials who keep away from a case. */
@ApiTags('cases')
@Controller('cases')
export class RecusalsController {
  constructor(private readonly recusals: DeclareRecusal) {}

  @Post(':id/recusals')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ summary: '回避 · an official leaves the case to the others; what they had claimed goes back' })
  @ApiNoContentResponse()
  declare(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() { reason }: RecusalDto): Promise<void> {
    return this.recusals.execute(actor, id, reason);
  }
}
