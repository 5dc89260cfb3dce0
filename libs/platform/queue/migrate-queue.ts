import { runMigrations } from 'bullmq';
import pg from 'pg';
import type { Config } from '../config/config.js';
import { applicationRole } from '../database/connection.js';
import { outboxQueue, queueLivesInPostgres, queueSchema } from './queue-connection.js';

/** Installs BullMQ's tables as the owner, so that the application's role needs no right to create anything. */
export async function migrateQueue(config: Config): Promise<void> {
  if (!queueLivesInPostgres(config)) return;
  const own = config.queueUrl === config.databaseUrl;
  const client = new pg.Client({ connectionString: own ? config.migrationDatabaseUrl : config.queueUrl });
  await client.connect();
  try {
    await runMigrations(client, queueSchema);
    // BullMQ would make this sequence at the first job, which the application's role may not.
    await client.query(`
      do $$ begin
        execute format('create sequence if not exists ${queueSchema}.%I', ${queueSchema}.job_id_seq_name('${outboxQueue}'));
      end $$`);
    await client.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = '${applicationRole}') then
          create role ${applicationRole} nologin;
        end if;
      end $$;
      grant usage on schema ${queueSchema} to ${applicationRole};
      grant select, insert, update, delete on all tables in schema ${queueSchema} to ${applicationRole};
      grant usage, select on all sequences in schema ${queueSchema} to ${applicationRole};
      grant execute on all functions in schema ${queueSchema} to ${applicationRole};`);
  } finally {
    await client.end();
  }
}
