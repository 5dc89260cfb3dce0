import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a replay needs beside the log: every calendar that anything was decided with, and what a draft was opened with. */
export class KeepWhatCasesWereDecidedWith1795395600300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table calendar_record (
        version text primary key,
        years jsonb not null,
        days jsonb not null,
        recorded_at timestamptz not null default now()
      )`);
    await queryRunner.query('revoke all on calendar_record from qiangwei_app');
    await queryRunner.query('grant select, insert on calendar_record to qiangwei_app');

    await queryRunner.query('alter table case_file add column opening jsonb');
    // Drafts opened before this were opened with the first notices and the defaults; nothing of a draft depends on them.
    await queryRunner.query(`
      update case_file set opening = jsonb_build_object(
        'settings', '{}'::jsonb,
        'calendarVersion', (select string_agg(year || ':' || version, ' ' order by year) from calendar_year))`);
    await queryRunner.query('alter table case_file alter column opening set not null');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table case_file drop column opening');
    await queryRunner.query('drop table calendar_record');
  }
}
