import type { MigrationInterface, QueryRunner } from 'typeorm';
import { calendarDays, calendarYears } from '#libs/case-engine/calendar-years.js';

/** The working-day calendar, the settings of case types with their dates, and the memory of repeated requests. */
export class CreateCaseSettings1795392000610 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table calendar_year (
        year integer primary key,
        version text not null,
        provisional boolean not null
      )`);
    await queryRunner.query(`
      create table calendar_day (
        date date primary key,
        kind text not null check (kind in ('rest', 'work')),
        name_zh text not null,
        name_en text not null
      )`);
    for (const { year, version, provisional } of calendarYears) {
      await queryRunner.query('insert into calendar_year values ($1, $2, $3)', [year, version, provisional]);
    }
    for (const { date, kind, name } of calendarDays) {
      await queryRunner.query('insert into calendar_day values ($1, $2, $3, $4)', [date, kind, name.zh, name.en]);
    }

    await queryRunner.query(`
      create table case_setting (
        case_type text not null,
        key text not null,
        value numeric not null,
        effective_from date not null,
        effective_to date,
        primary key (case_type, key, effective_from),
        check (effective_to is null or effective_to >= effective_from)
      )`);

    await queryRunner.query(`
      create table idempotency_key (
        person_id uuid not null references person,
        route text not null,
        key text not null,
        request_digest text not null,
        answer json,
        created_at timestamptz not null default now(),
        primary key (person_id, route, key)
      )`);
    await queryRunner.query('create index idempotency_key_age on idempotency_key (created_at)');
    await queryRunner.query(
      'grant select, insert, update, delete on calendar_year, calendar_day, case_setting, idempotency_key to qiangwei_app',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table idempotency_key, case_setting, calendar_day, calendar_year');
  }
}
