import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Several versions of a case type side by side: reports on going from one to the next, what each says of each open
 * case, and settings by version. Which version new cases take follows from the approved reports.
 */
export class CreateVersionChanges1795395600200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table version_change (
        id uuid primary key,
        case_type text not null,
        from_version integer not null,
        to_version integer not null check (to_version > from_version),
        from_hash text not null,
        to_hash text not null,
        state text not null check (state in ('computing', 'ready', 'rejected', 'migrating', 'done')),
        ordered_by uuid not null references person,
        ordered_at timestamptz not null,
        order_reason text not null,
        diff jsonb,
        computed_at timestamptz,
        dry_run_ms integer not null default 0,
        digest text,
        decided_by uuid references person,
        decided_at timestamptz,
        decision_reason text,
        finished_at timestamptz,
        check ((state = 'computing') = (digest is null)),
        check (decided_by is null or decided_by <> ordered_by)
      )`);
    await queryRunner.query('create index version_change_recent on version_change (ordered_at desc, id desc)');
    // Two reports at once on the same cases would each make the other stale.
    await queryRunner.query(
      `create unique index version_change_underway on version_change (case_type)
         where state in ('computing', 'ready', 'migrating')`,
    );
    await queryRunner.query(`
      create table version_change_case (
        change_id uuid not null references version_change,
        case_id uuid not null references case_file,
        case_version integer not null,
        outcome text not null check (outcome in ('moves', 'stays')),
        forecast jsonb not null,
        fate text not null check (fate in ('pending', 'migrated', 'skipped', 'stays')),
        note jsonb,
        settled_at timestamptz,
        primary key (change_id, case_id)
      )`);
    await queryRunner.query(
      `create index version_change_case_pending on version_change_case (change_id, case_id) where fate = 'pending'`,
    );
    await queryRunner.query(`create index case_file_versions on case_file (type, type_version, id)`);
    await queryRunner.query('grant select, insert, update on version_change, version_change_case to qiangwei_app');

    await queryRunner.query('alter table case_setting add column version integer not null default 1');
    await queryRunner.query('alter table case_setting alter column version drop default');
    await queryRunner.query('alter table case_setting drop constraint case_setting_pkey');
    await queryRunner.query('alter table case_setting add primary key (case_type, version, key, effective_from)');
  }

  /** Without versions a setting has one value: that of the oldest version, which is the one that there was before. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      delete from case_setting newer using case_setting older
      where older.case_type = newer.case_type and older.key = newer.key
        and older.effective_from = newer.effective_from and older.version < newer.version`);
    await queryRunner.query('alter table case_setting drop column version');
    await queryRunner.query('alter table case_setting add primary key (case_type, key, effective_from)');
    await queryRunner.query('drop index case_file_versions');
    await queryRunner.query('drop table version_change_case, version_change');
  }
}
