import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A parcel of industrial land. It can lie in a town and in a platform at once. */
@Entity('parcel')
export class Parcel {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  number!: string;

  /** Whole square metres. */
  @Column({ type: 'integer' })
  area!: number;

  @Column({ name: 'territory_unit', type: 'text' })
  territoryUnit!: string;

  @Column({ name: 'platform_unit', type: 'text', nullable: true })
  platformUnit!: string | null;

  @Column({ name: 'block_id', type: 'uuid', nullable: true })
  blockId!: string | null;

  @Column({ name: 'park_id', type: 'uuid', nullable: true })
  parkId!: string | null;
}
