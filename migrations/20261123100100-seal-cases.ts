import type { MigrationInterface, QueryRunner } from 'typeorm';

const appendOnly = ['case_type_definition', 'letter_print', 'audit_root', 'audit_leaf'];

/** What makes a rewritten history show: definitions by digest, digests of whole cases, daily roots over all of them. */
export class SealCases1795395600100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Lines that are there keep format 1; the application writes format 2, which covers the whole case.
    await queryRunner.query(`
      alter table case_event
        add column hash_format smallint not null default 1,
        add column record jsonb`);
    await queryRunner.query('alter table case_event alter column hash_format drop default');
    await queryRunner.query('alter table case_file add column record jsonb');
    // A line is written last and seals its documents, which therefore stand there before it.
    await queryRunner.query(
      'alter table case_evidence alter constraint case_evidence_case_id_seq_fkey deferrable initially deferred',
    );

    await queryRunner.query(`
      create table case_type_definition (
        digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
        key text not null,
        version integer not null,
        definition jsonb not null,
        recorded_at timestamptz not null default now()
      )`);
    await queryRunner.query('create index case_type_definition_version on case_type_definition (key, version)');

    await queryRunner.query(`
      create table letter_print (
        document_id uuid primary key references document,
        case_id uuid not null,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        size integer not null,
        printed_at timestamptz not null default now()
      )`);
    await queryRunner.query('create index letter_print_case on letter_print (case_id)');
    await queryRunner.query(`
      insert into letter_print (document_id, case_id, sha256, size)
      select d.id, l.case_id, d.sha256, d.size from letter l join document d on d.id = l.document_id
      where d.sha256 is not null`);

    // Numbers from here on have no gaps: a sequence gives some away for nothing, and a missing case would not show.
    await queryRunner.query(`
      create table case_counter (
        only_row boolean primary key default true check (only_row),
        last bigint not null,
        gapless_from bigint not null
      )`);
    await queryRunner.query(`
      insert into case_counter (last, gapless_from)
      select case when is_called then last_value else 0 end, case when is_called then last_value else 0 end + 1
      from case_number_seq`);
    await queryRunner.query('drop sequence case_number_seq');

    await queryRunner.query(`
      create table audit_root (
        number integer primary key check (number > 0),
        date date not null unique,
        cases integer not null,
        last_case bigint not null,
        tree text not null,
        definitions jsonb not null,
        previous text not null,
        hash text not null unique,
        made_at timestamptz not null
      )`);
    // One row where a case differs from the root before; the leaves of a root are the newest rows up to it.
    await queryRunner.query(`
      create table audit_leaf (
        case_id uuid not null,
        root integer not null references audit_root deferrable initially deferred,
        leaf jsonb not null,
        primary key (case_id, root)
      )`);
    await queryRunner.query('create index audit_leaf_root on audit_leaf (root)');

    await queryRunner.query(`
      create table audit_verification (
        id uuid primary key,
        requested_by uuid references person,
        requested_at timestamptz not null,
        started_at timestamptz,
        finished_at timestamptz,
        counts jsonb,
        findings jsonb,
        failure text
      )`);
    await queryRunner.query(
      'create index audit_verification_newest on audit_verification (requested_at desc, id desc)',
    );

    await queryRunner.query('revoke all on case_counter, audit_verification from qiangwei_app');
    await queryRunner.query('grant select, update on case_counter to qiangwei_app');
    await queryRunner.query('grant select, insert, update on audit_verification to qiangwei_app');
    await queryRunner.query(`revoke all on ${appendOnly.join(', ')} from qiangwei_app`);
    await queryRunner.query(`grant select, insert on ${appendOnly.join(', ')} to qiangwei_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table audit_verification, audit_leaf, audit_root');
    await queryRunner.query('create sequence case_number_seq');
    await queryRunner.query('grant usage on sequence case_number_seq to qiangwei_app');
    await queryRunner.query(`select setval('case_number_seq', greatest(last, 1), last > 0) from case_counter`);
    await queryRunner.query('drop table case_counter, letter_print, case_type_definition');
    await queryRunner.query('alter table case_evidence alter constraint case_evidence_case_id_seq_fkey not deferrable');
    await queryRunner.query('alter table case_file drop column record');
    await queryRunner.query('alter table case_event drop column record, drop column hash_format');
  }
}
