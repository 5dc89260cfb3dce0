import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, Max, Min } from 'class-validator';
import type { Wanted } from '#libs/casework/as-of/moment.js';
import {
  caseStatuses,
  type AttachmentThen,
  type CaseAsOf,
  type CaseStatus,
  type TaskThen,
} from '#libs/contracts/index.js';
import { DomainError } from '#libs/platform/errors.js';
import { TimelineItemDto } from './case-history.dto.js';
import { DeadlineBasisDto, DeadlineLineDto, DueDto, PartyDto, SubjectDto } from './case-parts.dto.js';
import { RequestsDto, SuspensionDto, VetoDto } from './case-view.dto.js';
import { PermissionThenDto } from './permission-then.dto.js';

/** Exactly one of the two. */
export class AsOfQueryDto {
  @ApiPropertyOptional({ description: 'A date (its end) or a date-time, ISO 8601, Asia/Shanghai without an offset' })
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'must be a date or a date-time' })
  at?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'After this line of the log; 0 is the draft' })
  @Transform(({ value }: { value: unknown }) => (/^\d{1,9}$/.test(String(value)) ? Number(value) : value))
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  seq?: number;
}

/** @throws DomainError REQUEST.INVALID when both are given, or neither */
export function momentWanted({ at, seq }: AsOfQueryDto): Wanted {
  if (at !== undefined && seq === undefined) return { at };
  if (seq !== undefined && at === undefined) return { seq };
  const message = { zh: '请给出 at 或 seq 之一。', en: 'give either at or seq' };
  throw new DomainError('REQUEST.INVALID', { detail: message, errors: [{ pointer: '/at', code: 'moment', message }] });
}

class DocumentThenDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: 'integer', description: 'Bytes' })
  size!: number;

  @ApiProperty()
  mediaType!: string;
}

class AttachmentThenDto implements AttachmentThen {
  @ApiProperty()
  slot!: string;

  @ApiProperty()
  sha256!: string;

  @ApiProperty({ type: DocumentThenDto, nullable: true })
  document!: DocumentThenDto | null;
}

class SignersThenDto {
  @ApiProperty({ type: 'integer' })
  required!: number;

  @ApiProperty({ type: [PartyDto] })
  added!: PartyDto[];

  @ApiProperty({ type: [PartyDto] })
  signed!: PartyDto[];
}

class TaskThenDto implements TaskThen {
  @ApiProperty({ example: 'townReview#3' })
  key!: string;

  @ApiProperty()
  duty!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  role!: string;

  @ApiProperty({ type: PartyDto, nullable: true })
  orgUnit!: PartyDto | null;

  @ApiProperty({ type: PartyDto, nullable: true })
  assignee!: PartyDto | null;

  @ApiProperty({ type: PartyDto, nullable: true, description: 'In whose place the assignee stood' })
  principal!: PartyDto | null;

  @ApiProperty({ format: 'date' })
  openedOn!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  dueDate!: string | null;

  @ApiProperty()
  overdue!: boolean;

  @ApiProperty({ description: 'The limit had passed and the superior was told' })
  escalated!: boolean;

  @ApiProperty({ type: [DeadlineLineDto] })
  explanation!: DeadlineLineDto[];

  @ApiPropertyOptional({ type: DeadlineBasisDto })
  basis?: DeadlineBasisDto;

  @ApiProperty({ type: SignersThenDto })
  signers!: SignersThenDto;
}

class DefinitionThenDto {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: 'string', nullable: true, description: 'Null for a draft without lines' })
  hash!: string | null;

  @ApiProperty({ description: 'False when that version is registered in other words today' })
  wordForWord!: boolean;
}

class HandedInDto {
  @ApiProperty({ type: 'integer', description: 'Line by which it was handed in' })
  seq!: number;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  form!: Record<string, unknown>;
}

class EventThenDto extends TimelineItemDto {
  @ApiProperty({ type: PermissionThenDto })
  permission!: PermissionThenDto;
}

export class CaseAsOfDto implements CaseAsOf {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '330110-RD-20261123-000001' })
  number!: string;

  @ApiProperty({ example: 'park-recognition' })
  type!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer', description: 'The last line by then; 0 is the draft' })
  seq!: number;

  @ApiProperty({ type: 'integer', description: 'Length of the log today' })
  last!: number;

  @ApiProperty({ format: 'date-time', description: 'When the draft was opened' })
  openedAt!: string;

  @ApiProperty({ format: 'date-time' })
  since!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'Null: still' })
  until!: string | null;

  @ApiProperty({ format: 'date', description: 'For which limits and pauses are counted' })
  on!: string;

  @ApiProperty({ type: DefinitionThenDto })
  definition!: DefinitionThenDto;

  @ApiProperty()
  calendarVersion!: string;

  @ApiProperty({ type: [String] })
  state!: string[];

  @ApiProperty()
  stateTitle!: string;

  @ApiProperty({ enum: caseStatuses })
  status!: CaseStatus;

  @ApiProperty({ type: SubjectDto })
  subject!: SubjectDto;

  @ApiProperty({ type: PartyDto })
  applicant!: PartyDto;

  @ApiProperty({ type: HandedInDto, nullable: true, description: 'Null before anything was handed in' })
  handedIn!: HandedInDto | null;

  @ApiProperty({ type: [AttachmentThenDto] })
  attachments!: AttachmentThenDto[];

  @ApiProperty({ type: DueDto })
  due!: DueDto;

  @ApiProperty({ type: SuspensionDto, nullable: true })
  suspension!: SuspensionDto | null;

  @ApiProperty({ type: RequestsDto, nullable: true })
  requests!: RequestsDto | null;

  @ApiProperty({ type: [VetoDto] })
  vetoes!: VetoDto[];

  @ApiProperty({ type: [TaskThenDto] })
  tasks!: TaskThenDto[];

  @ApiProperty({ type: EventThenDto, nullable: true })
  event!: EventThenDto | null;
}
