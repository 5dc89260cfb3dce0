import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { NotificationView } from '#libs/contracts/notification.js';
import { PageQueryDto } from '../http/page-query.dto.js';

export class NotificationListDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: ['0', '1'], description: '`1`: only what was not read yet' })
  @IsOptional()
  @IsIn(['0', '1'])
  unread?: '0' | '1';
}

export class NotificationDto implements NotificationView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'handover', description: 'What it is about, for icons and filters' })
  kind!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  body!: string;

  @ApiProperty({ format: 'uuid', type: String, nullable: true })
  caseId!: string | null;

  @ApiProperty({ format: 'date-time', description: 'Business time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', type: String, nullable: true, description: 'Business time' })
  readAt!: string | null;
}
