import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who was asked about a case, until when. While it is not withdrawn, the person asked may read the case. */
@Entity('consultation')
export class Consultation {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'asked_by', type: 'uuid' })
  askedBy!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  /** Business date, YYYY-MM-DD. */
  @Column({ name: 'last_day', type: 'date' })
  lastDay!: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;

  @Column({ name: 'reminded_at', type: 'timestamptz', nullable: true })
  remindedAt!: Date | null;
}
