import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Verification } from '#libs/contracts/index.js';
import type { VerifiedLetter } from '#libs/documents/letters/letters.service.js';
import type { Lang } from '../http/language.js';
import { instantInShanghai } from './shanghai-time.js';

export class VerifyQueryDto {
  @ApiPropertyOptional({ description: 'As typed from a certificate' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  code?: string;
}

export class VerificationDto implements Verification {
  @ApiProperty({ type: 'string', example: '7KQM-W3XN-P8DT-HV4R' })
  code!: string;

  @ApiProperty({ type: 'boolean' })
  valid!: boolean;

  @ApiProperty({ type: 'string', example: 'certificate' })
  kind!: string;

  @ApiProperty({ type: 'string' })
  kindTitle!: string;

  @ApiProperty({ type: 'string', example: '余经信园证〔2026〕3号' })
  number!: string;

  @ApiProperty({ type: 'string' })
  holder!: string;

  @ApiProperty({ type: 'string' })
  territory!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  issuedAt!: string;

  @ApiProperty({ type: 'string' })
  issuer!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Of the PDF; null until it is made' })
  sha256!: string | null;

  static of(letter: VerifiedLetter, lang: Lang): VerificationDto {
    return {
      code: letter.verificationCode ?? '',
      valid: true,
      kind: letter.kind,
      kindTitle: lang === 'en' ? letter.titleEn : letter.titleZh,
      number: letter.number,
      holder: letter.holder,
      territory: letter.territory,
      issuedAt: instantInShanghai(letter.issuedAt),
      issuer: letter.model.issuer,
      sha256: letter.sha256,
    };
  }
}
