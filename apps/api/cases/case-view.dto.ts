import { ApiProperty } from '@nestjs/swagger';
import { caseStatuses, type CaseRow, type CaseStatus, type CaseView } from '#libs/contracts/index.js';
import { FieldErrorDto } from '../http/problem.dto.js';
import { ActionDto, AttachmentDto, DueDto, PartyDto, RequestedItemDto, SubjectDto, TaskDto } from './case-parts.dto.js';

export class SuspensionDto {
  @ApiProperty()
  kind!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ format: 'date' })
  since!: string;
}

export class RequestsDto {
  @ApiProperty({ enum: ['correction', 'rectification'] })
  kind!: 'correction' | 'rectification';

  @ApiProperty()
  askedBy!: string;

  @ApiProperty({ type: [RequestedItemDto] })
  items!: RequestedItemDto[];

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  until!: string | null;
}

export class VetoDto {
  @ApiProperty()
  duty!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  reason!: string;
}

/** What a list and a single case have in common. */
class CaseHeadDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '330110-RD-20261123-000001' })
  number!: string;

  @ApiProperty({ example: 'park-recognition' })
  type!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: [String], description: 'Dotted paths of the active states, outermost first' })
  state!: string[];

  @ApiProperty()
  stateTitle!: string;

  @ApiProperty({ enum: caseStatuses })
  status!: CaseStatus;

  @ApiProperty({ type: 'integer', description: 'The ETag without its quotes' })
  version!: number;

  @ApiProperty({ type: PartyDto })
  applicant!: PartyDto;

  @ApiProperty({ type: SubjectDto })
  subject!: SubjectDto;

  @ApiProperty({ type: PartyDto })
  territory!: PartyDto;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

export class CaseRowDto extends CaseHeadDto implements CaseRow {
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  dueDate!: string | null;
}

export class CaseViewDto extends CaseHeadDto implements CaseView {
  @ApiProperty({ type: 'integer' })
  typeVersion!: number;

  @ApiProperty({ enum: ['full', 'public'], description: '`public`: an outsider, during the public notice' })
  detail!: CaseView['detail'];

  @ApiProperty({ type: PartyDto, nullable: true })
  platform!: PartyDto | null;

  @ApiProperty({ type: 'object', additionalProperties: true })
  form!: Record<string, unknown>;

  @ApiProperty({ type: [FieldErrorDto], description: 'What SUBMIT would refuse in the form as it stands' })
  formErrors!: FieldErrorDto[];

  @ApiProperty({ type: [AttachmentDto] })
  attachments!: AttachmentDto[];

  @ApiProperty({ type: [String] })
  missingAttachments!: string[];

  @ApiProperty({ type: DueDto })
  due!: DueDto;

  @ApiProperty({ type: SuspensionDto, nullable: true })
  suspension!: SuspensionDto | null;

  @ApiProperty({ enum: ['possible', 'declared', null], nullable: true, description: '回避 of the reader' })
  recusal!: CaseView['recusal'];

  @ApiProperty({ type: RequestsDto, nullable: true })
  requests!: RequestsDto | null;

  @ApiProperty({ type: [VetoDto] })
  vetoes!: VetoDto[];

  @ApiProperty({ type: [ActionDto] })
  actions!: ActionDto[];

  @ApiProperty({ type: [TaskDto] })
  tasks!: TaskDto[];
}
