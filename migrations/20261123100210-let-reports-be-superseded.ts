import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A report on which nobody has decided gives way to a newer one on the same case type. */
export class LetReportsBeSuperseded1795395600210 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table version_change drop constraint version_change_state_check');
    await queryRunner.query(
      `alter table version_change add constraint version_change_state_check
         check (state in ('computing', 'ready', 'superseded', 'rejected', 'migrating', 'done'))`,
    );
    await queryRunner.query('alter table version_change drop constraint version_change_check1');
    await queryRunner.query(
      `alter table version_change add constraint version_change_digest_check
         check (digest is not null or state in ('computing', 'superseded'))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table version_change drop constraint version_change_digest_check');
    await queryRunner.query(
      `delete from version_change_case where change_id in (select id from version_change where state = 'superseded')`,
    );
    await queryRunner.query(`delete from version_change where state = 'superseded'`);
    await queryRunner.query('alter table version_change drop constraint version_change_state_check');
    await queryRunner.query(
      `alter table version_change add constraint version_change_state_check
         check (state in ('computing', 'ready', 'rejected', 'migrating', 'done'))`,
    );
    await queryRunner.query(
      `alter table version_change add constraint version_change_check1
         check ((state = 'computing') = (digest is null))`,
    );
  }
}
