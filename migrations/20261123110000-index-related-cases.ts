import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other cases of the same subject, and other cases with the same files, are looked for from each case page. */
export class IndexRelatedCases1795399200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create index case_file_subject on case_file (subject_id, created_at desc)');
    await queryRunner.query('create index document_content on document (sha256)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index document_content, case_file_subject');
  }
}
