import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A firm. Park operators are firms too. */
@Entity('enterprise')
export class Enterprise {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** GB 32100, see credit-code.ts. Its digits 3–8 are the registering office, not the territory. */
  @Column({ name: 'credit_code', type: 'text' })
  creditCode!: string;

  /** Code of the firm in the organisation; its people belong to that. */
  @Column({ type: 'text' })
  unit!: string;

  /** Where the firm works: code of a town. */
  @Column({ name: 'territory_unit', type: 'text' })
  territoryUnit!: string;

  /** GB/T 4754-2017, letter and two digits, e.g. `C39`. */
  @Column({ type: 'text' })
  industry!: string;

  /** The park whose tenant it is. */
  @Column({ name: 'park_id', type: 'uuid', nullable: true })
  parkId!: string | null;
}
