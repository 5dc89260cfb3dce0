import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A certificate that a case gave out. At most one of a kind per case. */
@Entity('certificate')
export class Certificate {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  number!: string;

  /** What it certifies, e.g. `park-recognition`. */
  @Column({ type: 'text' })
  kind!: string;

  /** Name of the holder on the day of issue. */
  @Column({ type: 'text' })
  holder!: string;

  @Column({ name: 'holder_credit_code', type: 'text' })
  holderCreditCode!: string;

  @Column({ name: 'park_id', type: 'uuid', nullable: true })
  parkId!: string | null;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** Business time. */
  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt!: Date;
}
