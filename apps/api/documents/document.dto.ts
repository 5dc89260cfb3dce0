import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { DocumentView } from '#libs/contracts/index.js';
import type { StoredDocument } from '#libs/documents/document.entity.js';

export class DocumentDto implements DocumentView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'string', description: 'File name as given' })
  name!: string;

  @ApiProperty({ type: 'integer', description: 'Bytes' })
  size!: number;

  @ApiProperty({ type: 'string', description: 'Told from the content', example: 'application/pdf' })
  mediaType!: string;

  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$' })
  sha256!: string;

  static of({ id, name, size, mediaType, sha256 }: StoredDocument): DocumentDto {
    return { id, name, size, mediaType, sha256 };
  }
}

export class ContentQueryDto {
  @ApiPropertyOptional({ enum: ['0', '1'], description: '`1`: PDFs and images may be shown in the browser' })
  @IsOptional()
  @IsIn(['0', '1'])
  inline?: '0' | '1';
}
