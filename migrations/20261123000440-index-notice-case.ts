import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The case page asks for the notice of its case. */
export class IndexNoticeCase1795392000440 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create index public_notice_case on public_notice (case_number, published_at desc)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index public_notice_case');
  }
}
