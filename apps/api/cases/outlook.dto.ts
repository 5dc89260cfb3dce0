import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import {
  caseStatuses,
  type CaseStatus,
  type RouteStage,
  type RouteStepView,
  type RouteView,
  type WaitingDuty,
  type WaitingSuspension,
  type WaitingView,
} from '#libs/contracts/index.js';
import { PartyDto } from './case-parts.dto.js';

/** What a case waits for and which way it will go, as the OpenAPI document describes it. */

export class RouteQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'The park or firm; without it, the reader’s own' })
  @IsOptional()
  @IsUUID()
  subjectId?: string;
}

class WaitingSuspensionDto implements WaitingSuspension {
  @ApiProperty()
  kind!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ format: 'date' })
  since!: string;

  @ApiProperty({ type: 'integer' })
  workingDays!: number;

  @ApiProperty({ description: 'Office, role and person who may end it' })
  resumedBy!: string;
}

class PeopleDto {
  @ApiProperty({ type: 'integer', description: 'Hold the role in the office' })
  holders!: number;

  @ApiProperty({ type: 'integer', description: 'Of them, may act on this case now' })
  eligible!: number;
}

class SignaturesDto {
  @ApiProperty({ type: 'integer' })
  required!: number;

  @ApiProperty({ type: 'integer' })
  missing!: number;

  @ApiProperty({ type: [PartyDto] })
  signed!: PartyDto[];
}

class ToldDto {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ enum: ['escalated', 'urged'] })
  what!: 'escalated' | 'urged';

  @ApiProperty()
  who!: string;
}

class StuckDto {
  @ApiProperty()
  message!: string;

  @ApiProperty()
  unblockedBy!: string;
}

class WaitingDutyDto implements WaitingDuty {
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Null where only the system acts' })
  taskId!: string | null;

  @ApiProperty({ example: 'townReview' })
  duty!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: PartyDto, nullable: true, description: 'Null where only the system acts' })
  office!: PartyDto | null;

  @ApiProperty({ example: 'town-reviewer' })
  role!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Where it can only be one person' })
  person!: string | null;

  @ApiProperty()
  claimed!: boolean;

  @ApiProperty({ type: PeopleDto, nullable: true, description: 'Null for readers outside of the offices' })
  people!: PeopleDto | null;

  @ApiProperty({ format: 'date' })
  since!: string;

  @ApiProperty({ type: 'integer', description: 'Working days that it has been open' })
  workingDays!: number;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  dueDate!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Working days; 0 on the last day' })
  daysLeft!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Working days' })
  overdueBy!: number | null;

  @ApiProperty({ type: SignaturesDto, nullable: true })
  signatures!: SignaturesDto | null;

  @ApiProperty({ type: [ToldDto], description: 'Superiors told, reminders sent; the first first' })
  told!: ToldDto[];

  @ApiProperty({ description: 'What happens when the limit passes' })
  whenPassed!: string;

  @ApiProperty({ type: StuckDto, nullable: true, description: 'Why nobody can act on it; null when somebody can' })
  stuck!: StuckDto | null;

  @ApiProperty({ type: [String] })
  sentences!: string[];
}

export class WaitingDto implements WaitingView {
  @ApiProperty({ format: 'date' })
  asOf!: string;

  @ApiProperty({ enum: ['duties', 'limit', 'suspended', 'closed'] })
  holdUp!: WaitingView['holdUp'];

  @ApiProperty({ type: [String], description: 'The whole answer, a sentence each' })
  sentences!: string[];

  @ApiProperty({ type: WaitingSuspensionDto, nullable: true })
  suspension!: WaitingSuspensionDto | null;

  @ApiProperty({ type: [WaitingDutyDto] })
  waitsFor!: WaitingDutyDto[];
}

class RouteLimitDto {
  @ApiProperty({ type: 'integer' })
  days!: number;

  @ApiProperty({ enum: ['wd', 'cd'], description: 'Working or calendar days' })
  kind!: 'wd' | 'cd';

  @ApiProperty()
  title!: string;
}

class RouteStepDto implements RouteStepView {
  @ApiProperty({ example: 'townReview' })
  duty!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ example: 'RECOMMEND' })
  event!: string;

  @ApiProperty()
  eventTitle!: string;

  @ApiProperty({ type: PartyDto, nullable: true })
  office!: PartyDto | null;

  @ApiProperty({ example: 'town-reviewer' })
  role!: string;

  @ApiProperty()
  roleTitle!: string;

  @ApiProperty({ type: 'integer' })
  signers!: number;

  @ApiProperty({ format: 'date' })
  opens!: string;

  @ApiProperty({ format: 'date', description: 'If the office takes its whole limit' })
  ends!: string;

  @ApiProperty({ type: RouteLimitDto, nullable: true })
  limit!: RouteLimitDto | null;

  @ApiProperty()
  provisional!: boolean;

  @ApiProperty({ enum: ['runs', 'paused'] })
  promiseClock!: 'runs' | 'paused';

  @ApiProperty({ description: 'The promise begins when this is done' })
  startsPromise!: boolean;
}

class RouteStageDto implements RouteStage {
  @ApiProperty({ example: 'jointReview' })
  state!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: caseStatuses })
  status!: CaseStatus;

  @ApiProperty({ format: 'date' })
  opens!: string;

  @ApiProperty({ format: 'date' })
  ends!: string;

  @ApiProperty({ type: [RouteStepDto] })
  steps!: RouteStepDto[];
}

class RoutePromiseDto {
  @ApiProperty({ format: 'date' })
  date!: string;

  @ApiProperty({ type: 'integer' })
  days!: number;

  @ApiProperty({ enum: ['wd', 'cd'] })
  kind!: 'wd' | 'cd';

  @ApiProperty()
  provisional!: boolean;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'Acceptance, from which it is counted' })
  begins!: string | null;
}

class RouteOutcomeDto {
  @ApiProperty({ example: 'approved' })
  state!: string;

  @ApiProperty()
  title!: string;
}

export class RouteDto implements RouteView {
  @ApiProperty({ format: 'date' })
  starts!: string;

  @ApiProperty({ format: 'date', description: 'If every office takes its whole limit' })
  ends!: string;

  @ApiProperty({ type: 'integer' })
  workingDays!: number;

  @ApiProperty({ type: RoutePromiseDto, nullable: true })
  promise!: RoutePromiseDto | null;

  @ApiProperty({ type: RouteOutcomeDto, nullable: true })
  outcome!: RouteOutcomeDto | null;

  @ApiProperty({ description: 'Reaches into a year whose holiday notice is not loaded' })
  provisional!: boolean;

  @ApiProperty({ description: 'The case is suspended: the dates hold if it is resumed today' })
  ifResumed!: boolean;

  @ApiProperty({ type: [String] })
  sentences!: string[];

  @ApiProperty({ type: [RouteStageDto] })
  stages!: RouteStageDto[];
}
