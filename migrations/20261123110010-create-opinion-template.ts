import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words that an official uses again and again. Personal; part of no case. */
export class CreateOpinionTemplate1795399200010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table opinion_template (
        id uuid primary key,
        person_id uuid not null references person,
        words text not null check (length(words) between 1 and 2000),
        created_at timestamptz not null,
        unique (person_id, words)
      )`);
    await queryRunner.query('grant select, insert, delete on opinion_template to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table opinion_template');
  }
}
