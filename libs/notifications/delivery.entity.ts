import { Column, Entity, PrimaryColumn } from 'typeorm';

export type DeliveryChannel = 'inApp' | 'mail';

/**
 * `pending` not sent yet, tried again · `sent` · `refused` the mail server will never take it · `abandoned` given up
 * after three days · `skipped` the person has no address.
 */
export type DeliveryStatus = 'pending' | 'sent' | 'refused' | 'abandoned' | 'skipped';

/** The delivery log: one row per outbox message, person and channel, written before the first attempt. */
@Entity('delivery')
export class DeliveryRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'outbox_id', type: 'uuid' })
  outboxId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  channel!: DeliveryChannel;

  @Column({ type: 'text' })
  status!: DeliveryStatus;

  @Column({ type: 'int' })
  attempts!: number;

  /** Header Message-ID, the same on every attempt, so that a mail client shows a double once; null in-app. */
  @Column({ name: 'message_id', type: 'text', nullable: true })
  messageId!: string | null;

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError!: string | null;

  /** Real time, like `updated_at`: mail servers do not know the demo clock. */
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
