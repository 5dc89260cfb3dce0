import { ApiProperty } from '@nestjs/swagger';
import type { OpinionTemplate } from '#libs/contracts/index.js';
import { IsReason } from '../http/reason.decorator.js';

export class NewOpinionTemplateDto {
  @ApiProperty({ maxLength: 2000, example: '材料齐全，同意推荐。' })
  @IsReason(2_000)
  words!: string;
}

export class OpinionTemplateDto implements OpinionTemplate {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  words!: string;
}
