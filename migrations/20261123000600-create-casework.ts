import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases, their log, tasks, timers and attachments. */
export class CreateCasework1795392000600 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create sequence case_number_seq');
    await queryRunner.query(`
      create table case_file (
        id uuid primary key,
        number text not null unique,
        type text not null,
        type_version integer not null,
        applicant_unit text not null references org_unit,
        subject_id uuid not null,
        subject_kind text not null,
        subject_name text not null,
        territory_unit text not null references org_unit,
        platform_unit text references org_unit,
        federation_member boolean not null,
        form jsonb not null,
        engine_state jsonb not null,
        state text[] not null,
        status text not null,
        version integer not null check (version > 0),
        log_length integer not null default 0,
        log_head text not null default repeat('0', 64),
        accepted_on date,
        due_date date,
        submitted_at timestamptz,
        created_by uuid not null references person,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`);
    await queryRunner.query('create index case_file_recent on case_file (created_at desc, id desc)');
    await queryRunner.query('create index case_file_applicant on case_file (applicant_unit, created_at desc)');
    await queryRunner.query('create index case_file_territory on case_file (territory_unit, created_at desc)');
    await queryRunner.query('create index case_file_status on case_file (status, created_at desc)');

    await queryRunner.query(`
      create table case_event (
        case_id uuid not null references case_file,
        seq integer not null check (seq > 0),
        at timestamptz not null,
        type text not null,
        duty text,
        actor_id text not null,
        actor_name text not null,
        actor_office text not null,
        from_state text[] not null,
        to_state text[] not null,
        payload jsonb not null,
        form jsonb,
        comment text,
        input jsonb not null,
        content_salt text not null,
        content_digest text not null,
        form_digest text not null,
        attachments jsonb not null,
        definition_hash text not null,
        previous_hash text not null,
        hash text not null,
        primary key (case_id, seq)
      )`);
    await queryRunner.query('create index case_event_actor on case_event (actor_id, at desc)');

    await queryRunner.query(`
      create table task (
        id uuid primary key,
        case_id uuid not null references case_file,
        key text not null,
        duty text not null,
        role text not null,
        unit text not null references org_unit,
        state text not null check (state in ('open', 'done', 'cancelled')),
        signers integer not null,
        due_date date,
        escalated boolean not null default false,
        assignee uuid references person,
        opened_at timestamptz not null,
        closed_at timestamptz,
        unique (case_id, key)
      )`);
    await queryRunner.query(`create index task_desk on task (unit, role, due_date, id) where state = 'open'`);
    await queryRunner.query(`
      create table task_signature (
        task_id uuid not null references task,
        person_id uuid not null references person,
        at timestamptz not null,
        primary key (task_id, person_id)
      )`);
    await queryRunner.query('create index task_signature_person on task_signature (person_id, at desc)');

    await queryRunner.query(`
      create table timer (
        case_id uuid not null references case_file,
        task_key text not null,
        kind text not null check (kind in ('warning', 'due', 'grading')),
        due_at timestamptz not null,
        failures integer not null default 0,
        retry_at timestamptz not null default '-infinity',
        last_error text,
        primary key (case_id, task_key, kind)
      )`);
    await queryRunner.query('create index timer_due on timer (due_at)');

    await queryRunner.query(`
      create table case_attachment (
        case_id uuid not null references case_file,
        slot text not null,
        document_id uuid not null references document,
        attached_by uuid not null references person,
        attached_at timestamptz not null,
        primary key (case_id, slot)
      )`);
    await queryRunner.query('create index case_attachment_document on case_attachment (document_id)');
    await queryRunner.query(`
      create table case_evidence (
        case_id uuid not null,
        seq integer not null,
        document_id uuid not null references document,
        slot text,
        primary key (case_id, seq, document_id),
        foreign key (case_id, seq) references case_event
      )`);
    await queryRunner.query('create index case_evidence_document on case_evidence (document_id)');

    await queryRunner.query(`
      create table case_copy (
        case_id uuid not null references case_file,
        unit text not null references org_unit,
        at timestamptz not null,
        primary key (case_id, unit)
      )`);
    await queryRunner.query('create index case_copy_unit on case_copy (unit, at desc)');

    await queryRunner.query(
      `grant select, insert, update, delete on case_file, task, task_signature, timer, case_attachment, case_copy
         to qiangwei_app`,
    );
    // The log is written once: whoever runs the application cannot change or remove a line of it.
    await queryRunner.query('revoke all on case_event, case_evidence from qiangwei_app');
    await queryRunner.query('grant select, insert on case_event, case_evidence to qiangwei_app');
    await queryRunner.query('grant usage on sequence case_number_seq to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop table case_copy, case_evidence, case_attachment, timer, task_signature, task, case_event, case_file',
    );
    await queryRunner.query('drop sequence case_number_seq');
  }
}
