import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BehaviourDiff, CaseFate, CaseForecast, Text, VersionChangeState } from '#libs/contracts/index.js';

/** A report on going from one version of a case type to another, from its order to the last case moved. */
@Entity('version_change')
export class VersionChange {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_type', type: 'text' })
  caseType!: string;

  @Column({ name: 'from_version', type: 'integer' })
  fromVersion!: number;

  @Column({ name: 'to_version', type: 'integer' })
  toVersion!: number;

  /** Hashes of the two definitions that the report is about. */
  @Column({ name: 'from_hash', type: 'text' })
  fromHash!: string;

  @Column({ name: 'to_hash', type: 'text' })
  toHash!: string;

  @Column({ type: 'text' })
  state!: VersionChangeState;

  @Column({ name: 'ordered_by', type: 'uuid' })
  orderedBy!: string;

  /** Business time, like every other moment here. */
  @Column({ name: 'ordered_at', type: 'timestamptz' })
  orderedAt!: Date;

  @Column({ name: 'order_reason', type: 'text' })
  orderReason!: string;

  @Column({ type: 'jsonb', nullable: true })
  diff!: BehaviourDiff | null;

  @Column({ name: 'computed_at', type: 'timestamptz', nullable: true })
  computedAt!: Date | null;

  /** Time spent on the dry run, in milliseconds. */
  @Column({ name: 'dry_run_ms', type: 'integer' })
  dryRunMs!: number;

  /** Of the definitions, the difference and every case with its version: what is approved. */
  @Column({ type: 'text', nullable: true })
  digest!: string | null;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Column({ name: 'decision_reason', type: 'text', nullable: true })
  decisionReason!: string | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}

/** What the report says of one case that was open when it was made, and what became of it. */
@Entity('version_change_case')
export class VersionChangeCase {
  @PrimaryColumn({ name: 'change_id', type: 'uuid' })
  changeId!: string;

  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** The case's own version when it was looked at; one that has changed since is not moved. */
  @Column({ name: 'case_version', type: 'integer' })
  caseVersion!: number;

  @Column({ type: 'text' })
  outcome!: 'moves' | 'stays';

  @Column({ type: 'jsonb' })
  forecast!: CaseForecast;

  @Column({ type: 'text' })
  fate!: CaseFate;

  /** Why it stayed or was skipped. */
  @Column({ type: 'jsonb', nullable: true })
  note!: Text | null;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt!: Date | null;
}
