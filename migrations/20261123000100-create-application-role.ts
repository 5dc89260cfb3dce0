import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The role that the application works under. Roles belong to the whole server, so another database may have made it. */
export class CreateApplicationRole1795392000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      do $$
      begin
        if not exists (select from pg_roles where rolname = 'qiangwei_app') then
          create role qiangwei_app nologin;
        end if;
      exception when duplicate_object or unique_violation then
        null; -- made by another database of the same server at the same moment
      end $$`);
    await queryRunner.query(`
      do $$
      begin
        if not pg_has_role(current_user, 'qiangwei_app', 'set') then
          execute format('grant qiangwei_app to %I', current_user);
        end if;
      end $$`);
    await queryRunner.query('grant usage on schema public to qiangwei_app');
    await queryRunner.query(
      'alter default privileges in schema public grant select, insert, update, delete on tables to qiangwei_app',
    );
    await queryRunner.query(
      'alter default privileges in schema public grant usage, select on sequences to qiangwei_app',
    );
    await queryRunner.query('grant select on migration to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('revoke select on migration from qiangwei_app');
    await queryRunner.query('alter default privileges in schema public revoke all on sequences from qiangwei_app');
    await queryRunner.query('alter default privileges in schema public revoke all on tables from qiangwei_app');
    await queryRunner.query('revoke usage on schema public from qiangwei_app');
  }
}
