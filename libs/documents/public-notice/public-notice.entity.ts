import { Column, Entity, PrimaryColumn } from 'typeorm';

export const publicNoticeStatuses = ['open', 'paused', 'ended'] as const;
export type PublicNoticeStatus = (typeof publicNoticeStatuses)[number];

/** A matter shown to everybody before it is decided. Holds names of parks, firms and offices, never of people. */
@Entity('public_notice')
export class PublicNotice {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'case_number', type: 'text' })
  caseNumber!: string;

  @Column({ name: 'title_zh', type: 'text' })
  titleZh!: string;

  @Column({ name: 'title_en', type: 'text' })
  titleEn!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  applicant!: string;

  @Column({ type: 'text' })
  territory!: string;

  @Column({ type: 'text' })
  basis!: string;

  /** Office that takes objections. */
  @Column({ name: 'receiving_office', type: 'text' })
  receivingOffice!: string;

  /** Business time. */
  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt!: Date;

  /** YYYY-MM-DD, Asia/Shanghai. */
  @Column({ name: 'last_day', type: 'date' })
  lastDay!: string;

  @Column({ type: 'text' })
  status!: PublicNoticeStatus;
}
