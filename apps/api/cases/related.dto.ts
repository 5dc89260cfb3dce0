import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { HandedInChanges, RelatedCase } from '#libs/contracts/index.js';
import { CaseRowDto } from './case-view.dto.js';

class SameFileDto {
  @ApiProperty({ description: 'Slot of this case' })
  slot!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  name!: string;
}

export class RelatedCaseDto implements RelatedCase {
  @ApiProperty({ type: CaseRowDto })
  case!: CaseRowDto;

  @ApiProperty()
  sameSubject!: boolean;

  @ApiProperty({ description: 'Same case type and subject, both open' })
  duplicate!: boolean;

  @ApiProperty({ type: [SameFileDto], description: 'Files of this case that are attached there too, byte for byte' })
  sameFiles!: SameFileDto[];
}

export class RelatedCasesDto {
  @ApiProperty({ type: [RelatedCaseDto] })
  items!: RelatedCaseDto[];
}

class LogLineDto {
  @ApiProperty({ type: 'integer' })
  seq!: number;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

class ChangedFieldDto {
  @ApiProperty()
  name!: string;

  @ApiPropertyOptional({ description: 'The answer of before; absent where there was none' })
  before?: unknown;
}

class ChangedAttachmentDto {
  @ApiProperty()
  slot!: string;

  @ApiProperty({ enum: ['added', 'replaced', 'removed'] })
  how!: HandedInChanges['attachments'][number]['how'];
}

export class HandedInChangesDto implements HandedInChanges {
  @ApiProperty({ type: LogLineDto, nullable: true, description: 'The handing-in before the last; null after one only' })
  since!: LogLineDto | null;

  @ApiProperty({ type: [ChangedFieldDto] })
  fields!: ChangedFieldDto[];

  @ApiProperty({ type: [ChangedAttachmentDto] })
  attachments!: ChangedAttachmentDto[];
}
