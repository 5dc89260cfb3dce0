import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { caseStatuses, type CaseStatus } from '#libs/contracts/index.js';
import { PageQueryDto } from '../http/page-query.dto.js';

export class CreateCaseDto {
  @ApiProperty({ example: 'park-recognition' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  type!: string;

  @ApiPropertyOptional({ format: 'uuid', description: "Without it: the actor's own park or firm" })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subjectId?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject()
  form?: Record<string, unknown>;
}

export class EditCaseDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Fields to set; null clears a field' })
  @IsObject()
  form!: Record<string, unknown>;
}

export class CaseEventDto {
  @ApiProperty({ example: 'SUBMIT' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  type!: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'As `actions[].payload.schema` says',
  })
  @IsOptional()
  @IsObject()
  payload?: Record<string, unknown>;

  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  comment?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'For which task, where the actor has several that take the event',
  })
  @IsOptional()
  @IsUUID()
  taskId?: string;
}

export class AttachDto {
  @ApiProperty({ format: 'uuid' })
  @IsString()
  @MaxLength(100)
  documentId!: string;
}

export class CaseQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ example: 'park-recognition' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  type?: string;

  @ApiPropertyOptional({ enum: caseStatuses })
  @IsOptional()
  @IsIn([...caseStatuses])
  status?: CaseStatus;

  @ApiPropertyOptional({
    description: "Part of the number, the subject's name, the applicant's name or its credit code",
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
