import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The public notice board. */
export class CreatePublicNotice1795392000420 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table public_notice (
        id uuid primary key,
        case_id uuid not null,
        case_number text not null,
        title_zh text not null,
        title_en text not null,
        subject text not null,
        applicant text not null,
        territory text not null,
        basis text not null,
        receiving_office text not null,
        published_at timestamptz not null,
        last_day date not null,
        status text not null check (status in ('open', 'paused', 'ended'))
      )`);
    await queryRunner.query('create index public_notice_newest on public_notice (published_at desc, id desc)');
    await queryRunner.query(
      `create unique index public_notice_current on public_notice (case_id) where status <> 'ended'`,
    );
    await queryRunner.query('grant select, insert, update, delete on public_notice to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table public_notice');
  }
}
