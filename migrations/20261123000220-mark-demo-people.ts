import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A database that was a demo once must not let the published password in when it is none any more. */
export class MarkDemoPeople1795392000220 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table person add column demo boolean not null default false');
    // People of the demo that were there before the column was.
    await queryRunner.query(`update person set demo = true where email like '%@demo.qiangwei.invalid'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table person drop column demo');
  }
}
