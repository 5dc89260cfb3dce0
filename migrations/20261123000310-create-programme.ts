import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes, what they aim at, and what cases have contributed; the actual figure is always the sum of the latter. */
export class CreateProgramme1795392000310 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table programme (
        key text primary key,
        title_zh text not null,
        title_en text not null
      )`);
    await queryRunner.query(`
      create table programme_target (
        programme text not null references programme,
        key text not null,
        position integer not null,
        title_zh text not null,
        title_en text not null,
        unit_zh text not null,
        unit_en text not null,
        target numeric(14, 4) not null,
        primary key (programme, key)
      )`);
    await queryRunner.query(`
      create table programme_contribution (
        id uuid primary key,
        programme text not null,
        target text not null,
        block_id uuid references block,
        case_id uuid not null,
        amount numeric(14, 4) not null,
        achieved_on date not null,
        foreign key (programme, target) references programme_target,
        unique (programme, target, case_id)
      )`);
    await queryRunner.query(
      'grant select, insert, update, delete on programme, programme_target, programme_contribution to qiangwei_app',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table programme_contribution, programme_target, programme');
  }
}
