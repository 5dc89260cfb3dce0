import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TaskState } from '#libs/contracts/index.js';

/** A duty that waits for somebody, or has waited. The desk's view of the engine's open tasks. */
@Entity('task')
export class Task {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** The engine's key, unique within the case. */
  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  duty!: string;

  @Column({ type: 'text' })
  role!: string;

  /** Code of the office whose people with the role may act. */
  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  state!: TaskState;

  @Column({ type: 'integer' })
  signers!: number;

  @Column({ name: 'due_date', type: 'date', nullable: true })
  dueDate!: string | null;

  @Column({ type: 'boolean' })
  escalated!: boolean;

  /** Who has claimed it out of the office's pool. */
  @Column({ type: 'uuid', nullable: true })
  assignee!: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}

@Entity('task_signature')
export class TaskSignature {
  @PrimaryColumn({ name: 'task_id', type: 'uuid' })
  taskId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
