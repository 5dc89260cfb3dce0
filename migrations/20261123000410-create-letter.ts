import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters that were issued, and the sequences that number them. */
export class CreateLetter1795392000410 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table letter (
        id uuid primary key,
        case_id uuid not null,
        case_number text not null,
        kind text not null,
        number text not null unique,
        title_zh text not null,
        title_en text not null,
        model jsonb not null,
        issued_at timestamptz not null,
        document_id uuid not null unique references document,
        verification_code text unique,
        holder text not null,
        territory text not null
      )`);
    await queryRunner.query('create index letter_case on letter (case_id, issued_at)');
    // What was issued stays as it was issued.
    await queryRunner.query('grant select, insert on letter to qiangwei_app');
    await queryRunner.query('revoke update, delete, truncate on letter from qiangwei_app');

    // One sequence for each series and year, made for its first letter. A sequence keeps nobody waiting and never goes
    // back, unlike a counter in a row, which every letter would lock until its case commits. The application may make
    // nothing in this schema itself, so the function runs as its owner.
    await queryRunner.query(`
      create function next_letter_number(series text, year integer) returns bigint
      language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      declare
        sequence_name text := 'letter_number_' || left(md5(series), 12) || '_' || year;
      begin
        if to_regclass('public.' || sequence_name) is null then
          begin
            execute format('create sequence public.%I', sequence_name);
          exception when duplicate_table or unique_violation then
            null; -- made by somebody else at this moment
          end;
        end if;
        return nextval('public.' || sequence_name);
      end $$`);
    await queryRunner.query('revoke all on function next_letter_number(text, integer) from public');
    await queryRunner.query('grant execute on function next_letter_number(text, integer) to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function next_letter_number(text, integer)');
    await queryRunner.query('drop table letter');
  }
}
