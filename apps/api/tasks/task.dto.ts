import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { signerPositions, type SignerPosition } from '#libs/case-engine/signing-order.js';
import { taskBoxes, type TaskBox } from '#libs/contracts/index.js';
import { PageQueryDto } from '../http/page-query.dto.js';
import { IsReason } from '../http/reason.decorator.js';

export class TaskQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: taskBoxes, default: 'todo' })
  @IsIn([...taskBoxes])
  box: TaskBox = 'todo';
}

/** 转办, 委派 */
export class HandoverDto {
  @ApiProperty({ format: 'uuid', description: 'A colleague with the same role in the same office' })
  @IsUUID()
  personId!: string;

  @ApiProperty()
  @IsReason()
  reason!: string;
}

export class SignerChangeDto {
  @ApiProperty({ type: [String], description: 'Colleagues with the same role in the same office' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  personIds!: string[];

  @ApiProperty()
  @IsReason()
  reason!: string;
}

export class SignerAdditionDto extends SignerChangeDto {
  @ApiPropertyOptional({
    enum: signerPositions,
    description: 'In the order given before or after all others; left out, the added sign as they come',
  })
  @IsOptional()
  @IsIn([...signerPositions])
  position?: SignerPosition;
}

export class UrgeDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  message?: string;
}

export class BatchItemDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  caseId!: string;

  @ApiProperty({ description: 'Version that was seen, as in If-Match' })
  @IsInt()
  @Min(1)
  version!: number;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  taskId?: string;
}

export class BatchDto {
  @ApiProperty({ example: 'FORWARD' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  type!: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject()
  payload?: Record<string, unknown>;

  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  comment?: string;

  @ApiProperty({ type: [BatchItemDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => BatchItemDto)
  items!: BatchItemDto[];
}
