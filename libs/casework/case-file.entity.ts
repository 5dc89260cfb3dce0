import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseOffices } from '#libs/case-engine/authority.js';
import type { Settings } from '#libs/case-engine/limits.js';
import type { CaseStatus, SubjectRef } from '#libs/contracts/index.js';
import type { SealedRecord } from './audit/case-record.js';

/** What the engine was given when the draft was opened; what it was given later stands in the log. */
export interface CaseOpening {
  settings: Settings;
  calendarVersion: string;
}

/** One case (办件). `engineState` can be rebuilt from the log; `replay.ts` does, and a test compares. */
@Entity('case_file')
export class CaseFile {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'type_version', type: 'integer' })
  typeVersion!: number;

  @Column({ name: 'applicant_unit', type: 'text' })
  applicantUnit!: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId!: string;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind!: SubjectRef['kind'];

  @Column({ name: 'subject_name', type: 'text' })
  subjectName!: string;

  @Column({ name: 'territory_unit', type: 'text' })
  territoryUnit!: string;

  @Column({ name: 'platform_unit', type: 'text', nullable: true })
  platformUnit!: string | null;

  @Column({ name: 'federation_member', type: 'boolean' })
  federationMember!: boolean;

  @Column({ type: 'jsonb' })
  form!: Record<string, unknown>;

  @Column({ name: 'engine_state', type: 'jsonb' })
  engineState!: CaseState;

  /** Active states as dotted paths, for lists and search. */
  @Column({ type: 'text', array: true })
  state!: string[];

  @Column({ type: 'text' })
  status!: CaseStatus;

  /** Goes up by one with every change; the strong ETag. */
  @Column({ type: 'integer' })
  version!: number;

  /** How many lines the log has; with `logHead` it shows that the log's tail was cut. */
  @Column({ name: 'log_length', type: 'integer' })
  logLength!: number;

  /** Hash of the log's last line. */
  @Column({ name: 'log_head', type: 'text' })
  logHead!: string;

  /** Digests of what is stored about the case, from the last change; null until the first since they are kept. */
  @Column({ type: 'jsonb', nullable: true })
  record!: SealedRecord | null;

  /** Business date; decides which settings judge the case. */
  @Column({ name: 'accepted_on', type: 'date', nullable: true })
  acceptedOn!: string | null;

  @Column({ name: 'due_date', type: 'date', nullable: true })
  dueDate!: string | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt!: Date | null;

  @Column({ type: 'jsonb' })
  opening!: CaseOpening;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

export function officesOf(file: CaseFile): CaseOffices {
  return { applicant: file.applicantUnit, territory: file.territoryUnit, platform: file.platformUnit };
}
