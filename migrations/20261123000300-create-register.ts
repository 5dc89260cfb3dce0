import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registers 台账: firms, parks, industrial blocks, parcels and the certificates that were given out. */
export class CreateRegister1795392000300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table enterprise (
        id uuid primary key,
        name text not null,
        credit_code text not null unique check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$'),
        unit text not null unique references org_unit,
        territory_unit text not null references org_unit,
        industry text not null,
        park_id uuid
      )`);
    await queryRunner.query(`
      create table park (
        id uuid primary key,
        name text not null unique,
        kind text not null check (kind in ('manufacturing', 'producer-services')),
        operator_id uuid not null references enterprise,
        territory_unit text not null references org_unit,
        platform_unit text references org_unit,
        address text not null,
        land_area integer not null check (land_area > 0),
        floor_area integer not null check (floor_area > 0),
        federation_member boolean not null,
        recognised_at timestamptz,
        certificate_number text unique
      )`);
    await queryRunner.query('alter table enterprise add foreign key (park_id) references park');
    await queryRunner.query('create index enterprise_park on enterprise (park_id)');
    await queryRunner.query('create index enterprise_territory on enterprise (territory_unit)');
    await queryRunner.query('create index park_operator on park (operator_id)');
    await queryRunner.query('create index park_territory on park (territory_unit)');
    await queryRunner.query('create index park_platform on park (platform_unit)');

    await queryRunner.query(`
      create table block (
        id uuid primary key,
        number integer not null unique,
        name text not null unique,
        territory_unit text not null references org_unit,
        platform_unit text references org_unit,
        land_area integer not null check (land_area > 0),
        enterprises integer not null check (enterprises >= 0)
      )`);
    await queryRunner.query(`
      create table parcel (
        id uuid primary key,
        number text not null unique,
        area integer not null check (area > 0),
        territory_unit text not null references org_unit,
        platform_unit text references org_unit,
        block_id uuid references block,
        park_id uuid references park
      )`);
    await queryRunner.query('create index parcel_territory on parcel (territory_unit)');
    await queryRunner.query('create index parcel_block on parcel (block_id)');
    await queryRunner.query('create index parcel_park on parcel (park_id)');

    await queryRunner.query(`
      create table certificate (
        id uuid primary key,
        number text not null unique,
        kind text not null,
        holder text not null,
        holder_credit_code text not null,
        park_id uuid references park,
        case_id uuid not null,
        issued_at timestamptz not null,
        unique (case_id, kind)
      )`);
    await queryRunner.query(
      'grant select, insert, update, delete on enterprise, park, block, parcel, certificate to qiangwei_app',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table enterprise drop constraint enterprise_park_id_fkey');
    await queryRunner.query('drop table certificate, parcel, block, park, enterprise');
  }
}
