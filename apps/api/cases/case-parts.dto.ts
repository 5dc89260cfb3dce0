import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ActionView,
  type AttachmentView,
  type DeadlineBasis,
  deadlineLights,
  type DeadlineLine,
  type DeadlineRule,
  type DueView,
  type JsonSchema,
  type PartyRef,
  type RequestedItem,
  type SignerTurn,
  type SigningView,
  type SubjectRef,
  type TaskState,
  type TaskView,
} from '#libs/contracts/index.js';
import { ReasonDto } from '../http/problem.dto.js';

/** The parts of a case's view, as the OpenAPI document describes them; the wire types are in libs/contracts. */

export class PartyDto implements PartyRef {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;
}

export class SubjectDto extends PartyDto implements SubjectRef {
  @ApiProperty({ enum: ['park', 'enterprise', 'parcel', 'organisation'] })
  kind!: SubjectRef['kind'];
}

export class AttachmentDto implements AttachmentView {
  @ApiProperty()
  slot!: string;

  @ApiProperty({ format: 'uuid' })
  documentId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: 'integer', description: 'Bytes' })
  size!: number;

  @ApiProperty()
  mediaType!: string;

  @ApiProperty()
  sha256!: string;

  @ApiProperty({ format: 'date-time' })
  attachedAt!: string;
}

export class DeadlineLineDto implements DeadlineLine {
  @ApiProperty({ format: 'date' })
  date!: string;

  @ApiProperty({ enum: ['start', 'counted', 'skipped', 'paused', 'due'] })
  effect!: DeadlineLine['effect'];

  @ApiProperty({ type: 'integer', description: 'Days used after this line' })
  count!: number;

  @ApiProperty()
  reason!: string;

  @ApiPropertyOptional({ description: 'The law or holiday notice by which the day counts or does not' })
  basis?: string;
}

class DeadlineSettingDto {
  @ApiProperty({ example: 'townReviewDays' })
  key!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  value!: number;

  @ApiProperty({ enum: ['wd', 'cd'], description: 'Working or calendar days' })
  unit!: 'wd' | 'cd';

  @ApiProperty({ description: 'Where the value comes from' })
  source!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'Null for the case type’s default' })
  effectiveFrom!: string | null;
}

class CalendarYearDto {
  @ApiProperty({ type: 'integer' })
  year!: number;

  @ApiProperty()
  version!: string;

  @ApiProperty({ description: 'Its holiday notice is not loaded' })
  provisional!: boolean;

  @ApiProperty()
  notice!: string;
}

class CalendarVersionDto {
  @ApiProperty()
  version!: string;

  @ApiProperty({ type: [CalendarYearDto], description: 'The years that the deadline reaches into' })
  years!: CalendarYearDto[];
}

class DeadlineRuleDto implements DeadlineRule {
  @ApiProperty()
  law!: string;

  @ApiProperty()
  text!: string;
}

export class DeadlineBasisDto implements DeadlineBasis {
  @ApiProperty({ type: 'integer', description: 'Days counted, extension included' })
  days!: number;

  @ApiProperty({ enum: ['wd', 'cd'] })
  kind!: 'wd' | 'cd';

  @ApiPropertyOptional({ type: DeadlineSettingDto, description: 'Left out where the case itself carries the date' })
  setting?: DeadlineSettingDto;

  @ApiPropertyOptional({ type: 'integer' })
  extensionDays?: number;

  @ApiProperty({ type: CalendarVersionDto })
  calendar!: CalendarVersionDto;

  @ApiProperty({ type: [DeadlineRuleDto] })
  rules!: DeadlineRuleDto[];
}

export class DueDto implements DueView {
  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'Null until the case is accepted' })
  date!: string | null;

  @ApiProperty({ enum: ['running', 'paused', 'stopped'] })
  clock!: DueView['clock'];

  @ApiProperty({ description: 'Reaches into a year whose holiday notice is not loaded' })
  provisional!: boolean;

  @ApiProperty({ type: [DeadlineLineDto] })
  explanation!: DeadlineLineDto[];

  @ApiPropertyOptional({ type: DeadlineBasisDto, description: 'Setting, calendar and law behind the arithmetic' })
  basis?: DeadlineBasisDto;
}

class PayloadDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'JSON Schema' })
  schema!: JsonSchema;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'A valid payload' })
  example!: Record<string, unknown>;
}

export class ActionDto implements ActionView {
  @ApiProperty({ example: 'FORWARD' })
  event!: string;

  @ApiPropertyOptional({ format: 'uuid' })
  taskId?: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: 'Negative or final for the applicant' })
  grave!: boolean;

  @ApiProperty()
  allowed!: boolean;

  @ApiProperty({ type: [ReasonDto] })
  reasons!: ReasonDto[];

  @ApiPropertyOptional({ type: PayloadDto })
  payload?: PayloadDto;
}

class SignersDto {
  @ApiProperty({ type: 'integer' })
  required!: number;

  @ApiProperty({ type: [PartyDto] })
  signed!: PartyDto[];
}

class SignatureDto {
  @ApiProperty({ type: PartyDto })
  person!: PartyDto;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

class MissingSignerDto {
  @ApiProperty({ type: PartyDto })
  person!: PartyDto;

  @ApiProperty({ enum: ['before', 'together', 'after'], description: 'In turn before all others, with them, or after' })
  turn!: SignerTurn;

  @ApiProperty({ description: 'Whether their turn has come' })
  now!: boolean;
}

class SigningDto implements SigningView {
  @ApiProperty({ type: [SignatureDto], description: 'In the order in which they signed' })
  signed!: SignatureDto[];

  @ApiProperty({ type: [MissingSignerDto], description: 'Added signers, in the order of their turns' })
  missing!: MissingSignerDto[];

  @ApiProperty({ type: 'integer', description: 'How many more of the office must sign, whoever they are' })
  others!: number;
}

export class TaskDto implements TaskView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'townReview' })
  duty!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ example: 'town-reviewer' })
  role!: string;

  @ApiProperty({ type: PartyDto })
  orgUnit!: PartyDto;

  @ApiProperty({ enum: ['open', 'done', 'cancelled'] })
  state!: TaskState;

  @ApiPropertyOptional({ type: PartyDto })
  assignee?: PartyDto;

  @ApiPropertyOptional({ format: 'date' })
  dueDate?: string;

  @ApiPropertyOptional({ enum: deadlineLights, description: 'Yellow at half of the days, red at four fifths' })
  light?: (typeof deadlineLights)[number];

  @ApiProperty()
  overdue!: boolean;

  @ApiProperty({ type: [DeadlineLineDto] })
  explanation!: DeadlineLineDto[];

  @ApiPropertyOptional({ type: DeadlineBasisDto, description: 'Setting, calendar and law behind the arithmetic' })
  basis?: DeadlineBasisDto;

  @ApiProperty({ type: SignersDto })
  signers!: SignersDto;

  @ApiPropertyOptional({ type: SigningDto, description: 'Where several must sign' })
  signing?: SigningDto;

  @ApiProperty({ format: 'date-time' })
  openedAt!: string;
}

export class RequestedItemDto implements RequestedItem {
  @ApiProperty()
  about!: string;

  @ApiProperty()
  note!: string;
}
