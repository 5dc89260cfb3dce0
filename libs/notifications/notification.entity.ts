import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Text } from '#libs/contracts/text.js';

/** One line of a person's notification centre. Kept in both languages, because the reader chooses at reading time. */
@Entity('notification')
export class NotificationRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The outbox message it came from; one line per message and person. */
  @Column({ name: 'outbox_id', type: 'uuid' })
  outboxId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'jsonb' })
  title!: Text;

  @Column({ type: 'jsonb' })
  body!: Text;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: string | null;

  /** Business time of what it tells about. */
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Business time. */
  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt!: Date | null;
}
