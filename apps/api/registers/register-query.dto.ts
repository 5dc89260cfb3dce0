import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { PageQueryDto } from '../http/page-query.dto.js';

export class RegisterQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Part of a name, number or credit code' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  q?: string;
}
