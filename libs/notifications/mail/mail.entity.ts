import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A mail in the development mailbox, where mail is kept while no mail server is configured. */
@Entity('mail')
export class MailRow {
  /** Id of its delivery: a second attempt finds the row there and adds nothing. */
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'message_id', type: 'text' })
  messageId!: string;

  @Column({ name: 'recipient', type: 'text' })
  to!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  text!: string;

  /** Business time, so that the mailbox page agrees with the demo clock. */
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
