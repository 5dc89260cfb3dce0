import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('person')
export class Person {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Lower case. */
  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  email!: string;

  /** PHC string of argon2id; left out of every query that does not ask for it. */
  @Column({ name: 'password_hash', type: 'text', select: false })
  passwordHash!: string;

  /** False: cannot sign in, and sessions stop at once. Rows are never deleted, the log names them. */
  @Column({ type: 'boolean' })
  active!: boolean;

  /** Made by the seed, with the published password: cannot act unless QIANGWEI_DEMO is set. */
  @Column({ type: 'boolean' })
  demo!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
