import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A small-enterprise park 小微企业园. */
@Entity('park')
export class Park {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: 'manufacturing' | 'producer-services';

  /** The firm that runs it (one park, one operator). */
  @Column({ name: 'operator_id', type: 'uuid' })
  operatorId!: string;

  /** Code of the town 属地. */
  @Column({ name: 'territory_unit', type: 'text' })
  territoryUnit!: string;

  /** Code of the platform 平台 whose boundary it lies in as well. */
  @Column({ name: 'platform_unit', type: 'text', nullable: true })
  platformUnit!: string | null;

  @Column({ type: 'text' })
  address!: string;

  /** Whole square metres. */
  @Column({ name: 'land_area', type: 'integer' })
  landArea!: number;

  /** Whole square metres. */
  @Column({ name: 'floor_area', type: 'integer' })
  floorArea!: number;

  @Column({ name: 'federation_member', type: 'boolean' })
  federationMember!: boolean;

  /** Business time at which the recognition was decided; null until then. */
  @Column({ name: 'recognised_at', type: 'timestamptz', nullable: true })
  recognisedAt!: Date | null;

  @Column({ name: 'certificate_number', type: 'text', nullable: true })
  certificateNumber!: string | null;
}
