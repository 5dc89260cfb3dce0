import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of the industrial blocks that the programme plans to renew. */
@Entity('block')
export class Block {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Place in the programme's list, from 1. */
  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'territory_unit', type: 'text' })
  territoryUnit!: string;

  @Column({ name: 'platform_unit', type: 'text', nullable: true })
  platformUnit!: string | null;

  /** Whole square metres. */
  @Column({ name: 'land_area', type: 'integer' })
  landArea!: number;

  /** Firms that work in it. */
  @Column({ type: 'integer' })
  enterprises!: number;
}
