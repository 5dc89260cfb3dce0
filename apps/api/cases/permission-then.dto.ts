import { ApiProperty } from '@nestjs/swagger';
import type { ConditionThen, GroundsThen, PermissionThen, SeparationThen } from '#libs/contracts/index.js';
import { PartyDto } from './case-parts.dto.js';

/** Why an event was permitted, as the OpenAPI document describes it; the wire types are in libs/contracts. */

class FactThenDto {
  @ApiProperty()
  title!: string;

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }], nullable: true })
  value!: string | number | boolean | null;
}

class ConditionThenDto implements ConditionThen {
  @ApiProperty({ example: 'noVetoIsOpen' })
  guard!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: [FactThenDto] })
  facts!: FactThenDto[];
}

class SeparationThenDto implements SeparationThen {
  @ApiProperty({ example: 'acceptance' })
  duty!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: [PartyDto] })
  heldBy!: PartyDto[];

  @ApiProperty()
  kept!: boolean;
}

class GrantThenDto {
  @ApiProperty()
  role!: string;

  @ApiProperty({ type: PartyDto })
  office!: PartyDto;
}

class OwnCaseDto {
  @ApiProperty({ type: PartyDto })
  applicant!: PartyDto;

  @ApiProperty({ type: 'boolean', nullable: true })
  belonged!: boolean | null;
}

class FactsThenDto {
  @ApiProperty({ type: 'integer' })
  formErrors!: number;

  @ApiProperty({ type: [String] })
  missingAttachments!: string[];

  @ApiProperty({ type: 'integer' })
  noticeDaysLeft!: number;

  @ApiProperty({ format: 'date' })
  today!: string;
}

class SettingThenDto {
  @ApiProperty()
  key!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  value!: number;

  @ApiProperty()
  unit!: string;
}

class JudgedReasonDto {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;
}

class JudgedAgainDto {
  @ApiProperty()
  allowed!: boolean;

  @ApiProperty({ type: [JudgedReasonDto] })
  reasons!: JudgedReasonDto[];
}

class GroundsThenDto implements GroundsThen {
  @ApiProperty({ type: [GrantThenDto], nullable: true })
  grants!: GrantThenDto[] | null;

  @ApiProperty({ type: OwnCaseDto })
  ownCase!: OwnCaseDto;

  @ApiProperty({ type: [ConditionThenDto] })
  conditions!: ConditionThenDto[];

  @ApiProperty({ type: [SeparationThenDto] })
  separation!: SeparationThenDto[];

  @ApiProperty({ type: FactsThenDto })
  facts!: FactsThenDto;

  @ApiProperty({ type: [SettingThenDto] })
  settings!: SettingThenDto[];

  @ApiProperty({ type: JudgedAgainDto, nullable: true, description: 'The same question asked again, of the log alone' })
  judgedAgain!: JudgedAgainDto | null;
}

class TaskActedOnDto {
  @ApiProperty({ example: 'townReview#3' })
  key!: string;

  @ApiProperty({ format: 'date' })
  openedOn!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  dueDate!: string | null;

  @ApiProperty({ type: PartyDto, nullable: true, description: 'In whose place the actor stood' })
  principal!: PartyDto | null;
}

export class PermissionThenDto implements PermissionThen {
  @ApiProperty({ enum: ['task', 'power', 'limit', 'handling', 'recusal', 'migration'] })
  by!: PermissionThen['by'];

  @ApiProperty({ example: 'townReview' })
  carrier!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'string', nullable: true })
  role!: string | null;

  @ApiProperty({ type: PartyDto, nullable: true })
  office!: PartyDto | null;

  @ApiProperty({ type: TaskActedOnDto, nullable: true })
  task!: TaskActedOnDto | null;

  @ApiProperty({ type: GroundsThenDto, nullable: true, description: 'Null when withheld' })
  grounds!: GroundsThenDto | null;
}
