import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Page, PublicNoticeView } from '#libs/contracts/index.js';
import {
  type PublicNotice,
  publicNoticeStatuses,
  type PublicNoticeStatus,
} from '#libs/documents/public-notice/public-notice.entity.js';
import type { NoticePage } from '#libs/documents/public-notice/public-notices.service.js';
import type { Lang } from '../http/language.js';
import { PageQueryDto } from '../http/page-query.dto.js';
import { instantInShanghai } from './shanghai-time.js';

export class NoticeListDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: publicNoticeStatuses })
  @IsOptional()
  @IsIn(publicNoticeStatuses)
  status?: PublicNoticeStatus;

  @ApiPropertyOptional({ type: 'string', description: 'The notices of one case, by its whole number' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  caseNumber?: string;
}

export class PublicNoticeDto implements PublicNoticeView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'string' })
  caseNumber!: string;

  @ApiProperty({ type: 'string' })
  title!: string;

  @ApiProperty({ type: 'string' })
  subject!: string;

  @ApiProperty({ type: 'string' })
  applicant!: string;

  @ApiProperty({ type: 'string' })
  territory!: string;

  @ApiProperty({ type: 'string' })
  basis!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  publishedAt!: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'Last day on which objections are taken' })
  lastDay!: string;

  @ApiProperty({ enum: publicNoticeStatuses })
  status!: PublicNoticeStatus;

  @ApiProperty({ type: 'string' })
  receivingOffice!: string;

  static of({ caseId: _, titleZh, titleEn, publishedAt, ...notice }: PublicNotice, lang: Lang): PublicNoticeDto {
    return {
      ...notice,
      title: lang === 'en' ? titleEn : titleZh,
      publishedAt: instantInShanghai(publishedAt),
    };
  }
}

export class NoticePageDto implements Page<PublicNoticeView> {
  @ApiProperty({ type: [PublicNoticeDto] })
  items!: PublicNoticeDto[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor!: string | null;

  static of({ items, nextCursor }: NoticePage, lang: Lang): NoticePageDto {
    return { items: items.map((notice) => PublicNoticeDto.of(notice, lang)), nextCursor };
  }
}
