import { Entity, PrimaryColumn } from 'typeorm';

/** A person belongs to an office or company, with or without a role in it; it keeps them from deciding its cases. */
@Entity('membership')
export class Membership {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @PrimaryColumn({ type: 'text' })
  unit!: string;
}
