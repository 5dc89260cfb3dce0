import { Column, Entity, PrimaryColumn } from 'typeorm';

export const orgUnitKinds = [
  'district',
  'town',
  'platform',
  'department',
  'office',
  'federation',
  'company',
  'panel',
] as const;
export type OrgUnitKind = (typeof orgUnitKinds)[number];

/** An office or company: whatever a role can be held in and a case can belong to. */
@Entity('org_unit')
export class OrgUnit {
  /** Towns: nine digits of the statistics bureau, `330110005`; others in words, `bureau`, `platform-future`. */
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  kind!: OrgUnitKind;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  /** Code of the office above; null for the district and for companies. */
  @Column({ type: 'text', nullable: true })
  parent!: string | null;
}
