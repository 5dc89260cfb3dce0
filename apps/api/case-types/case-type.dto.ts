import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';
import type { CaseTypeVersion, VersionStanding } from '#libs/contracts/index.js';

export class CaseTypeQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Without it, the version that new cases take' })
  @Transform(({ value }: { value: unknown }) => (/^\d{1,6}$/.test(String(value)) ? Number(value) : value))
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

export class CaseTypeVersionDto implements CaseTypeVersion {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ enum: ['released', 'candidate', 'older'], description: 'New cases take the released one' })
  standing!: VersionStanding;

  @ApiProperty({ description: 'SHA-256 of the definition, as the events of its cases carry it' })
  definitionHash!: string;

  @ApiProperty({ type: 'integer', description: 'Cases that follow it and are not decided' })
  openCases!: number;
}
