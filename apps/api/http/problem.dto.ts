import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  errorStatus,
  type ErrorCode,
  type FieldError,
  type PartyRef,
  type Problem,
  type Reason,
  type ReasonHolder,
} from '#libs/contracts/index.js';

class OfficeDto implements PartyRef {
  @ApiProperty({ example: 'bureau' })
  id!: string;

  @ApiProperty()
  name!: string;
}

class ReasonHolderDto implements ReasonHolder {
  @ApiProperty({ description: 'Key of the duty or power', example: 'townReview' })
  duty!: string;

  @ApiProperty()
  title!: string;

  @ApiPropertyOptional({ type: OfficeDto })
  office?: OfficeDto;

  @ApiPropertyOptional({ example: 'town-reviewer' })
  role?: string;

  @ApiPropertyOptional({ description: 'Where it can only be one person' })
  person?: string;

  @ApiPropertyOptional({ format: 'date' })
  by?: string;
}

export class ReasonDto implements Reason {
  @ApiProperty({ description: 'Stable code', example: 'CASE.NOT_IN_STATE' })
  code!: string;

  @ApiProperty()
  message!: string;

  @ApiPropertyOptional({ description: 'Office, role, person, document or date that would unblock the action' })
  unblockedBy?: string;

  @ApiPropertyOptional({ format: 'date', description: 'By when that is due' })
  by?: string;

  @ApiPropertyOptional({ type: [ReasonHolderDto], description: 'Each of those whose turn it is' })
  holders?: ReasonHolderDto[];
}

export class FieldErrorDto implements FieldError {
  @ApiProperty({ description: 'JSON pointer into the body or the form', example: '/form/creditCode' })
  pointer!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;
}

/** RFC 9457 problem details; every error has this shape. */
export class ProblemDto implements Problem {
  @ApiProperty()
  type!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer' })
  status!: number;

  @ApiProperty()
  detail!: string;

  @ApiPropertyOptional()
  instance?: string;

  @ApiProperty({ enum: Object.keys(errorStatus), description: 'Stable code' })
  code!: ErrorCode;

  @ApiProperty()
  correlationId!: string;

  @ApiPropertyOptional({ type: [FieldErrorDto] })
  errors?: FieldErrorDto[];

  @ApiPropertyOptional({ type: [ReasonDto] })
  reasons?: ReasonDto[];

  @ApiPropertyOptional({ type: [String], description: 'Events that the actor could send instead' })
  availableEvents?: string[];
}
