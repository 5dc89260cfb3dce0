import { Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#libs/contracts/identity.js';

/** A person holds a role in an office. */
@Entity('role_grant')
export class RoleGrant {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @PrimaryColumn({ type: 'text' })
  role!: Role;

  @PrimaryColumn({ type: 'text' })
  unit!: string;
}
