import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsUUID, Matches } from 'class-validator';
import type { Advisor, ConsultationState, ConsultationsView, ConsultationView } from '#libs/contracts/index.js';
import { IsReason } from '../http/reason.decorator.js';
import { PartyDto } from './case-parts.dto.js';

export class AskOpinionDto {
  @ApiProperty({ format: 'uuid', description: 'An official, of any office' })
  @IsUUID()
  personId!: string;

  @ApiProperty({ maxLength: 2000 })
  @IsReason(2_000)
  question!: string;

  @ApiProperty({ format: 'date', description: 'Business date' })
  @Matches(/^20\d\d-\d\d-\d\d$/)
  @IsISO8601({ strict: true })
  lastDay!: string;
}

export class GiveOpinionDto {
  @ApiProperty({ maxLength: 5000 })
  @IsReason(5_000)
  opinion!: string;
}

export class WithdrawQuestionDto {
  @ApiProperty()
  @IsReason()
  reason!: string;
}

export class AdvisorDto extends PartyDto implements Advisor {
  @ApiProperty({ type: [String] })
  offices!: string[];
}

export class ConsultationDto implements ConsultationView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: PartyDto })
  askedBy!: PartyDto;

  @ApiProperty({ type: PartyDto })
  person!: PartyDto;

  @ApiProperty()
  question!: string;

  @ApiProperty({ format: 'date' })
  lastDay!: string;

  @ApiProperty({ enum: ['open', 'answered', 'withdrawn'] })
  state!: ConsultationState;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ type: 'string', nullable: true })
  answer!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  closedAt!: string | null;

  @ApiProperty()
  overdue!: boolean;

  @ApiProperty()
  mayAnswer!: boolean;

  @ApiProperty()
  mayWithdraw!: boolean;
}

export class ConsultationsDto implements ConsultationsView {
  @ApiProperty({ type: [ConsultationDto] })
  items!: ConsultationDto[];

  @ApiProperty({ description: 'Whether the reader may ask for an opinion now' })
  mayAsk!: boolean;
}
