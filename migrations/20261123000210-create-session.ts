import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is signed in, who failed to, and the log of both. */
export class CreateSession1795392000210 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table session (
        id uuid primary key,
        token_hash bytea not null unique,
        person_id uuid not null references person,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        address text not null,
        user_agent text not null
      )`);
    await queryRunner.query('create index session_person on session (person_id)');

    // Keyed by a digest: people type passwords into the wrong field. Unknown names are counted like known ones.
    await queryRunner.query(`
      create table login_failure (
        name_digest bytea primary key,
        failed_at timestamptz[] not null,
        locked_until timestamptz
      )`);

    // The layout is rate-limiter-flexible's.
    await queryRunner.query(`
      create table login_rate (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      )`);
    await queryRunner.query(
      'grant select, insert, update, delete on session, login_failure, login_rate to qiangwei_app',
    );

    await queryRunner.query(`
      create table security_event (
        id uuid primary key,
        at timestamptz not null,
        kind text not null,
        person_id uuid references person,
        actor_id uuid references person,
        address text not null,
        user_agent text not null
      )`);
    await queryRunner.query('create index security_event_at on security_event (at desc, id desc)');
    await queryRunner.query('create index security_event_person on security_event (person_id, at desc)');
    // Append-only: what the default privileges gave too much is taken back.
    await queryRunner.query('revoke update, delete, truncate on security_event from qiangwei_app');
    await queryRunner.query('grant select, insert on security_event to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table security_event, login_rate, login_failure, session');
  }
}
