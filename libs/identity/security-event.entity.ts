import { Column, Entity, PrimaryColumn } from 'typeorm';

export const securityEventKinds = [
  'loginOk',
  'loginFailed',
  'loginRefused',
  'accountLocked',
  'accountUnlocked',
  'logout',
  'sessionEnded',
  'passwordChanged',
  'personCreated',
] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

/** A line of the security log. The application can add lines and read them, nothing else. */
@Entity('security_event')
export class SecurityEvent {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  kind!: SecurityEventKind;

  /** Whose account; null when nobody has the name that was typed. The name is not kept: people type passwords there. */
  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  /** Who did it, where that is somebody else than the account's owner. */
  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @Column({ type: 'text' })
  address!: string;

  @Column({ name: 'user_agent', type: 'text' })
  userAgent!: string;
}
