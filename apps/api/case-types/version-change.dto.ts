import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Min } from 'class-validator';
import {
  caseFates,
  versionChangeStates,
  type BehaviourDiff,
  type CaseFate,
  type VersionChangeCounts,
  type VersionChangeState,
  type VersionChangeView,
} from '#libs/contracts/index.js';
import { PageQueryDto } from '../http/page-query.dto.js';
import { IsReason } from '../http/reason.decorator.js';

const longestReason = 1_000;

export class OrderVersionChangeDto {
  @ApiProperty({ example: 'park-recognition' })
  @IsString()
  @IsNotEmpty()
  caseType!: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Whose open cases are to move; the released one without it' })
  @IsOptional()
  @IsInt()
  @Min(1)
  fromVersion?: number;

  @ApiProperty({ type: 'integer', example: 2 })
  @IsInt()
  @Min(1)
  toVersion!: number;

  @ApiProperty({ maxLength: longestReason })
  @IsReason(longestReason)
  reason!: string;
}

export class RejectVersionChangeDto {
  @ApiProperty({ maxLength: longestReason })
  @IsReason(longestReason)
  reason!: string;
}

export class ApproveVersionChangeDto extends RejectVersionChangeDto {
  @ApiProperty({ description: 'Of the report as the approver has read it' })
  @Matches(/^[0-9a-f]{64}$/)
  digest!: string;
}

export class VersionChangeCaseQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: caseFates })
  @IsOptional()
  @IsIn(caseFates)
  fate?: CaseFate;
}

export class VersionChangeCountsDto implements VersionChangeCounts {
  @ApiProperty({ type: 'integer' })
  moves!: number;

  @ApiProperty({ type: 'integer' })
  stays!: number;

  @ApiProperty({ type: 'integer' })
  pending!: number;

  @ApiProperty({ type: 'integer' })
  migrated!: number;

  @ApiProperty({ type: 'integer', description: 'Had changed since the dry run' })
  skipped!: number;
}

export class VersionChangeSummaryDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  caseType!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer' })
  fromVersion!: number;

  @ApiProperty({ type: 'integer' })
  toVersion!: number;

  @ApiProperty({ enum: versionChangeStates })
  state!: VersionChangeState;

  @ApiProperty({ type: VersionChangeCountsDto })
  counts!: VersionChangeCountsDto;

  @ApiProperty({ type: 'integer', description: 'Open cases that the dry run has still to look at' })
  remaining!: number;

  @ApiProperty()
  orderedBy!: string;

  @ApiProperty({ format: 'date-time' })
  orderedAt!: string;

  @ApiProperty()
  orderReason!: string;

  @ApiProperty({ type: String, nullable: true })
  decidedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  decisionReason!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}

export class VersionChangeDto extends VersionChangeSummaryDto implements VersionChangeView {
  @ApiProperty()
  fromHash!: string;

  @ApiProperty()
  toHash!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null while the report is computed' })
  digest!: string | null;

  @ApiProperty({ type: 'integer' })
  dryRunMs!: number;

  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: { type: 'array', items: { type: 'object', additionalProperties: true } },
    description: 'By section: what was added, removed, changed',
  })
  diff!: BehaviourDiff<string> | null;

  @ApiProperty()
  mayDecide!: boolean;

  @ApiProperty({ type: String, nullable: true })
  whyNot!: string | null;
}
