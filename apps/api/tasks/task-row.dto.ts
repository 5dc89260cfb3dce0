import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  caseStatuses,
  type CaseStatus,
  type DeadlineLight,
  deadlineLights,
  type TaskRow,
  type TaskState,
} from '#libs/contracts/index.js';
import { PartyDto, SubjectDto } from '../cases/case-parts.dto.js';

export class TaskRowDto implements TaskRow {
  @ApiProperty({ format: 'uuid', description: 'The task; in the boxes that list cases, the case' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty()
  caseNumber!: string;

  @ApiProperty()
  caseType!: string;

  @ApiProperty()
  caseTitle!: string;

  @ApiProperty({ type: 'integer' })
  caseVersion!: number;

  @ApiProperty({ type: SubjectDto })
  subject!: SubjectDto;

  @ApiProperty({ type: PartyDto })
  territory!: PartyDto;

  @ApiProperty({ enum: caseStatuses })
  status!: CaseStatus;

  @ApiProperty()
  stateTitle!: string;

  @ApiProperty({ type: 'string', nullable: true })
  duty!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  dutyTitle!: string | null;

  @ApiProperty({ type: 'string', enum: ['open', 'done', 'cancelled'], nullable: true })
  state!: TaskState | null;

  @ApiProperty({ type: PartyDto, nullable: true })
  assignee!: PartyDto | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  dueDate!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Working days; negative when overdue' })
  daysLeft!: number | null;

  @ApiPropertyOptional({ enum: deadlineLights, description: 'Yellow at half of the days, red at four fifths' })
  light?: DeadlineLight;

  @ApiProperty()
  overdue!: boolean;

  @ApiProperty({ format: 'date-time' })
  openedAt!: string;
}
