import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Person } from '#libs/case-engine/authority.js';
import type { Facts } from '#libs/case-engine/contract.js';
import type { Settings } from '#libs/case-engine/limits.js';
import type { RecordDigests } from './audit/case-record.js';

/** What the engine was given beside the payload, so that the step can be taken again and compared. */
export interface EventInput {
  /** Engine's key of the task acted on; null for a power. */
  taskKey: string | null;
  carrier: string;
  /** Roles and memberships that the actor had then; null for the system, absent on lines from before it was kept. */
  person?: Pick<Person, 'grants' | 'memberOf'> | null;
  facts: Facts;
  settings: Settings;
  calendarVersion: string;
}

/** One line of a case's log. Written once: the application's role has no right to change or delete it. */
@Entity('case_event')
export class CaseEvent {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @PrimaryColumn({ type: 'integer' })
  seq!: number;

  /** Business time. */
  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text', nullable: true })
  duty!: string | null;

  /** Id of the person, or `system`. */
  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Column({ name: 'actor_name', type: 'text' })
  actorName!: string;

  @Column({ name: 'actor_office', type: 'text' })
  actorOffice!: string;

  @Column({ name: 'from_state', type: 'text', array: true })
  fromState!: string[];

  @Column({ name: 'to_state', type: 'text', array: true })
  toState!: string[];

  @Column({ type: 'jsonb' })
  payload!: Record<string, unknown>;

  /** The form as the applicant handed it in; null on lines by which nothing is handed in. */
  @Column({ type: 'jsonb', nullable: true })
  form!: Record<string, unknown> | null;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ type: 'jsonb' })
  input!: EventInput;

  /** Random, so that the digest of a short comment cannot be guessed once the comment itself is erased. */
  @Column({ name: 'content_salt', type: 'text' })
  contentSalt!: string;

  /** Digest of payload, comment and names: they stand outside the chain and may be erased. */
  @Column({ name: 'content_digest', type: 'text' })
  contentDigest!: string;

  @Column({ name: 'form_digest', type: 'text' })
  formDigest!: string;

  /** How the line is hashed; see audit/chain.ts. */
  @Column({ name: 'hash_format', type: 'smallint' })
  hashFormat!: number;

  /** Digests of what is stored about the case after this event; null on lines of format 1. */
  @Column({ type: 'jsonb', nullable: true })
  record!: RecordDigests | null;

  /** SHA-256 of the document in each attachment slot. */
  @Column({ type: 'jsonb' })
  attachments!: Record<string, string>;

  @Column({ name: 'definition_hash', type: 'text' })
  definitionHash!: string;

  @Column({ name: 'previous_hash', type: 'text' })
  previousHash!: string;

  @Column({ type: 'text' })
  hash!: string;
}
