import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offices, companies and the people in them; who holds which role where. */
export class CreateOrganisation1795392000200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table org_unit (
        code text primary key check (code ~ '^[a-z0-9-]+$'),
        kind text not null
          check (kind in ('district', 'town', 'platform', 'department', 'office', 'federation', 'company', 'panel')),
        name_zh text not null,
        name_en text not null,
        parent text references org_unit
      )`);
    await queryRunner.query('create index org_unit_parent on org_unit (parent)');

    await queryRunner.query(`
      create table person (
        id uuid primary key,
        username text not null unique check (username = lower(username)),
        name text not null,
        email text not null,
        password_hash text not null,
        active boolean not null default true,
        created_at timestamptz not null default now()
      )`);

    await queryRunner.query(`
      create table role_grant (
        person_id uuid not null references person,
        role text not null,
        unit text not null references org_unit,
        primary key (person_id, role, unit)
      )`);
    await queryRunner.query('create index role_grant_holder on role_grant (role, unit)');
    // 三员分立: at most one of the three per person, whoever writes the row and however many write at once.
    await queryRunner.query(`
      create unique index role_grant_one_overseer on role_grant (person_id)
        where role in ('auditor', 'security-admin', 'system-admin')`);

    await queryRunner.query(`
      create table membership (
        person_id uuid not null references person,
        unit text not null references org_unit,
        primary key (person_id, unit)
      )`);
    await queryRunner.query('create index membership_unit on membership (unit)');

    await queryRunner.query(
      'grant select, insert, update, delete on org_unit, person, role_grant, membership to qiangwei_app',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table membership, role_grant, person, org_unit');
  }
}
