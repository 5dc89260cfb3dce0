import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roots say from which serial on case numbers have no gaps, so that the counter cannot be moved past a gap. */
export class BindFirstGaplessNumber1795395600110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table audit_root add column first_gapless bigint not null default 1');
    await queryRunner.query('alter table audit_root alter column first_gapless drop default');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table audit_root drop column first_gapless');
  }
}
