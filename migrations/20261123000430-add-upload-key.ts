import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Makes the retry of an upload harmless: one document per person and Idempotency-Key. */
export class AddUploadKey1795392000430 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table document add column upload_key text');
    await queryRunner.query('alter table document add constraint document_upload_key unique (uploaded_by, upload_key)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table document drop column upload_key');
  }
}
