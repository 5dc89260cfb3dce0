import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A moment at which a limit warns or passes. The row goes when it has been worked off, or when its task closes. */
@Entity('timer')
export class Timer {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @PrimaryColumn({ name: 'task_key', type: 'text' })
  taskKey!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: 'warning' | 'due' | 'grading';

  /** Business time. */
  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  /** Failed attempts; the sweeper waits longer after each, up to an hour. */
  @Column({ type: 'integer' })
  failures!: number;

  /** Real time before which it is not tried again. */
  @Column({ name: 'retry_at', type: 'timestamptz' })
  retryAt!: Date;

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError!: string | null;
}
