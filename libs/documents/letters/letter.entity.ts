import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LetterModel } from '#libs/contracts/index.js';

/** A letter that was issued. Never changed afterwards: its PDF is made from this row, at whatever time. */
@Entity('letter')
export class LetterRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'case_number', type: 'text' })
  caseNumber!: string;

  /** As the case type names it, e.g. `correctionNotice`. */
  @Column({ type: 'text' })
  kind!: string;

  /** Unique, e.g. 余经信园认〔2026〕12号. */
  @Column({ type: 'text' })
  number!: string;

  @Column({ name: 'title_zh', type: 'text' })
  titleZh!: string;

  @Column({ name: 'title_en', type: 'text' })
  titleEn!: string;

  @Column({ type: 'jsonb' })
  model!: LetterModel;

  /** Business time. */
  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt!: Date;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId!: string;

  /** Grouped as printed; null for a letter that nobody verifies. */
  @Column({ name: 'verification_code', type: 'text', nullable: true })
  verificationCode!: string | null;

  /** Who is certified: shown to whoever verifies, so never a natural person's data beyond a name of a firm or park. */
  @Column({ type: 'text' })
  holder!: string;

  /** Name of the town or street; empty where it says nothing. */
  @Column({ type: 'text' })
  territory!: string;
}
