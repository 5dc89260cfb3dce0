import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 摘牌: what a removal from the register leaves behind. */
export class RecordRevocations1795399200500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'alter table certificate add column revoked_at timestamptz, add column revoked_by_case uuid',
    );
    await queryRunner.query('alter table park add column may_apply_from date');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table park drop column may_apply_from');
    await queryRunner.query('alter table certificate drop column revoked_at, drop column revoked_by_case');
  }
}
