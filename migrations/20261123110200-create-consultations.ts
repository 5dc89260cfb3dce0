import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 征求意见: who was asked about which case, until when. What was asked and said stands in the case's log alone. */
export class CreateConsultations1795399200200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table consultation (
        id uuid primary key,
        case_id uuid not null references case_file,
        asked_by uuid not null references person,
        person_id uuid not null references person,
        last_day date not null,
        asked_at timestamptz not null,
        answered_at timestamptz,
        withdrawn_at timestamptz,
        reminded_at timestamptz,
        check (asked_by <> person_id),
        check (answered_at is null or withdrawn_at is null)
      )`);
    await queryRunner.query('create index consultation_of_case on consultation (case_id, person_id)');
    await queryRunner.query(`
      create unique index consultation_open on consultation (case_id, person_id)
        where answered_at is null and withdrawn_at is null`);
    await queryRunner.query(`
      create index consultation_to_remind on consultation (last_day)
        where answered_at is null and withdrawn_at is null and reminded_at is null`);
    await queryRunner.query('grant select, insert, update on consultation to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table consultation');
  }
}
