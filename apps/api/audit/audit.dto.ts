import { ApiProperty } from '@nestjs/swagger';
import {
  findingKinds,
  type AuditCounts,
  type FindingKind,
  type FindingView,
  type RootView,
  type VerificationView,
} from '#libs/contracts/index.js';

export class FindingDto implements FindingView {
  @ApiProperty({ enum: findingKinds })
  kind!: FindingKind;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  caseId!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  caseNumber!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Line of the log' })
  seq!: number | null;

  @ApiProperty()
  message!: string;
}

class AuditCountsDto implements AuditCounts {
  @ApiProperty({ type: 'integer' })
  cases!: number;

  @ApiProperty({ type: 'integer' })
  lines!: number;

  @ApiProperty({ type: 'integer' })
  files!: number;

  @ApiProperty({ type: 'integer' })
  roots!: number;

  @ApiProperty({ type: 'integer' })
  definitions!: number;
}

class VerificationDto implements VerificationView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Null for the daily one' })
  requestedBy!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  finishedAt!: string | null;

  @ApiProperty({ enum: ['waiting', 'intact', 'broken', 'failed'] })
  state!: VerificationView['state'];

  @ApiProperty({ type: AuditCountsDto, nullable: true })
  counts!: AuditCounts | null;

  @ApiProperty({ type: 'integer', description: 'How many findings there are; the first 500 are listed' })
  total!: number;

  @ApiProperty({ type: [FindingDto] })
  findings!: FindingView[];
}

export class LatestVerificationDto {
  @ApiProperty({ type: VerificationDto, nullable: true, description: 'Null before the first' })
  latest!: VerificationView | null;
}

export class RootDto implements RootView {
  @ApiProperty({ type: 'integer' })
  number!: number;

  @ApiProperty({ format: 'date' })
  date!: string;

  @ApiProperty({ format: 'date-time' })
  madeAt!: string;

  @ApiProperty({ type: 'integer' })
  cases!: number;

  @ApiProperty()
  hash!: string;

  @ApiProperty({ description: 'Hash of the root before' })
  previous!: string;
}
