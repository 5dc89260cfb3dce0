import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AuditView, FindingView, LetterView, TimelineItem } from '#libs/contracts/index.js';
import { FindingDto } from '../audit/audit.dto.js';

class LogActorDto {
  @ApiProperty({ type: 'string', nullable: true })
  id!: string | null;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  office!: string;
}

export class TimelineItemDto implements TimelineItem {
  @ApiProperty({ type: 'integer' })
  seq!: number;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ example: 'SUBMIT' })
  type!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: LogActorDto })
  actor!: LogActorDto;

  @ApiProperty({ type: [String] })
  from!: string[];

  @ApiProperty({ type: [String] })
  to!: string[];

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Null when withheld' })
  payload!: Record<string, unknown> | null;

  @ApiProperty({ type: 'string', nullable: true })
  comment!: string | null;
}

export class TimelineDto {
  @ApiProperty({ type: [TimelineItemDto] })
  items!: TimelineItemDto[];
}

class LetterDto implements LetterView {
  @ApiProperty({ example: 'acceptanceNotice' })
  kind!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ example: '余经信园受〔2026〕1号' })
  number!: string;

  @ApiProperty({ format: 'date-time' })
  issuedAt!: string;

  @ApiProperty({ format: 'uuid', description: 'For GET /documents/:id/content' })
  documentId!: string;

  @ApiPropertyOptional({ description: 'For /public/verify/:code' })
  verificationCode?: string;
}

export class LettersDto {
  @ApiProperty({ type: [LetterDto] })
  items!: LetterDto[];
}

class AuditLineDto {
  @ApiProperty({ type: 'integer' })
  seq!: number;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty()
  type!: string;

  @ApiProperty()
  hash!: string;

  @ApiProperty()
  previousHash!: string;

  @ApiProperty()
  definitionHash!: string;
}

class CaseRootDto {
  @ApiProperty({ type: 'integer' })
  number!: number;

  @ApiProperty({ format: 'date' })
  date!: string;

  @ApiProperty()
  hash!: string;

  @ApiProperty({ type: 'integer', description: 'Lines of the log that it holds' })
  lines!: number;
}

export class AuditDto implements AuditView {
  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty({ enum: ['intact', 'broken'] })
  verdict!: AuditView['verdict'];

  @ApiProperty({ type: 'integer', nullable: true, description: 'First line that does not fit' })
  brokenAt!: number | null;

  @ApiProperty({ type: [FindingDto] })
  findings!: FindingView[];

  @ApiProperty({ type: CaseRootDto, nullable: true, description: 'The newest daily root that holds the case' })
  root!: AuditView['root'];

  @ApiProperty({ description: 'Whether the reader may have GET …/export' })
  exportable!: boolean;

  @ApiProperty({ type: [AuditLineDto] })
  events!: AuditLineDto[];
}
