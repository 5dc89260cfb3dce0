import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQueryDto } from '../http/page-query.dto.js';

export class NotificationListDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: ['0', '1'], description: '`1`: only what was not read yet' })
  @IsOptional()
  @IsIn(['0', '1'])
  unread?: '0' | '1';
}
