import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody is signed in. The row is the session: without it the token is worth nothing, on every replica at once. */
@Entity('session')
export class Session {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** SHA-256 of the token; the token itself is only in the cookie. */
  @Column({ name: 'token_hash', type: 'bytea', select: false })
  tokenHash!: Buffer;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt!: Date;

  @Column({ type: 'text' })
  address!: string;

  @Column({ name: 'user_agent', type: 'text' })
  userAgent!: string;
}
