import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The document that fills a slot of a case now. What was there at each event is in the log, by hash. */
@Entity('case_attachment')
export class CaseAttachment {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @PrimaryColumn({ type: 'text' })
  slot!: string;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId!: string;

  @Column({ name: 'attached_by', type: 'uuid' })
  attachedBy!: string;

  @Column({ name: 'attached_at', type: 'timestamptz' })
  attachedAt!: Date;
}

/** A document that a line of the log refers to: what was handed in, photos of an inspection, evidence of an objection. */
@Entity('case_evidence')
export class CaseEvidence {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @PrimaryColumn({ type: 'integer' })
  seq!: number;

  @PrimaryColumn({ name: 'document_id', type: 'uuid' })
  documentId!: string;

  /** The attachment slot that it filled when the applicant handed the case in; null for evidence in a payload. */
  @Column({ type: 'text', nullable: true })
  slot!: string | null;
}
