import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploads and letters. The bytes lie in the blob store, under the hash of their content. */
export class CreateDocument1795392000400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table document (
        id uuid primary key,
        name text not null,
        size integer check (size > 0),
        media_type text not null,
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        uploaded_by uuid references person,
        created_at timestamptz not null,
        check ((size is null) = (sha256 is null)),
        check (uploaded_by is null or sha256 is not null)
      )`);
    await queryRunner.query('grant select, insert, update, delete on document to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table document');
  }
}
