import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Housekeeping looks for messages by when they were handled, the metrics for those that were given up. */
export class IndexOutboxEnds1795392000130 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create index outbox_handled on outbox (handled_at) where handled_at is not null');
    await queryRunner.query('create index outbox_given_up on outbox (failed_at) where failed_at is not null');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index outbox_given_up, outbox_handled');
  }
}
