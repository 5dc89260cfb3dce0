import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The notification centre, the log of what was sent to whom, and the development mailbox. */
export class CreateNotifications1795392000500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table notification (
        id uuid primary key,
        outbox_id uuid not null,
        person_id uuid not null references person on delete cascade,
        kind text not null,
        title jsonb not null,
        body jsonb not null,
        case_id uuid,
        created_at timestamptz not null,
        read_at timestamptz,
        unique (outbox_id, person_id)
      )`);
    await queryRunner.query('create index notification_inbox on notification (person_id, created_at desc, id desc)');
    await queryRunner.query('create index notification_unread on notification (person_id) where read_at is null');
    // A stream that comes back asks for what is newer than the last id it saw.
    await queryRunner.query('create index notification_stream on notification (person_id, id)');

    await queryRunner.query(`
      create table delivery (
        id uuid primary key,
        outbox_id uuid not null,
        person_id uuid not null references person on delete cascade,
        channel text not null check (channel in ('inApp', 'mail')),
        status text not null check (status in ('pending', 'sent', 'refused', 'abandoned', 'skipped')),
        attempts integer not null default 0,
        message_id text,
        last_error text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (outbox_id, person_id, channel)
      )`);
    await queryRunner.query(`create index delivery_pending on delivery (updated_at) where status = 'pending'`);

    await queryRunner.query(`
      create table mail (
        id uuid primary key,
        message_id text not null,
        recipient text not null,
        subject text not null,
        text text not null,
        created_at timestamptz not null
      )`);
    await queryRunner.query('create index mail_newest on mail (created_at desc, id desc)');

    await queryRunner.query('grant select, insert, update, delete on notification, delivery, mail to qiangwei_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table mail, delivery, notification');
  }
}
