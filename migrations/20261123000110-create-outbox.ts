import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOutbox1795392000110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table outbox (
        id uuid primary key,
        topic text not null,
        payload jsonb not null,
        created_at timestamptz not null default now(),
        sent_at timestamptz,
        handled_at timestamptz,
        failed_at timestamptz,
        failure text
      )`);
    await queryRunner.query('create index outbox_unsent on outbox (created_at) where sent_at is null');
    await queryRunner.query(
      'create index outbox_unhandled on outbox (sent_at) where handled_at is null and failed_at is null',
    );
    await queryRunner.query('grant select, insert, update, delete on outbox to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table outbox');
  }
}
