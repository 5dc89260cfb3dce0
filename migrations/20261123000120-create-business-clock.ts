import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row, so that every process reads the same offset; it stays 0 outside the demo. */
export class CreateBusinessClock1795392000120 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table business_clock (
        only_row boolean primary key default true check (only_row),
        ahead_ms bigint not null default 0,
        moved_at timestamptz
      )`);
    await queryRunner.query('insert into business_clock default values');
    await queryRunner.query('revoke all on business_clock from qiangwei_app');
    await queryRunner.query('grant select, update on business_clock to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table business_clock');
  }
}
