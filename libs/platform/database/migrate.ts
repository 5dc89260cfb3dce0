import pg from 'pg';
import type { Config } from '../config/config.js';
import { migrateQueue } from '../queue/migrate-queue.js';
import { applicationRole } from './connection.js';
import { migrationDataSource } from './data-source.js';
import { lockKeys } from './lock-keys.js';
import type { MigrationClass } from './migration-files.js';

/**
 * Brings database and queue schema up to date, as the owner, and lets the application's login take its role on.
 * @returns names of the migrations that ran now
 */
export async function migrate(config: Config, migrations: MigrationClass[]): Promise<string[]> {
  const owner = new pg.Client({ connectionString: config.migrationDatabaseUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [lockKeys.schemaMigration]);
    const dataSource = await migrationDataSource(config.migrationDatabaseUrl, migrations).initialize();
    try {
      const done = await dataSource.runMigrations();
      await letLoginTakeRole(owner, config.databaseUrl);
      await migrateQueue(config);
      return done.map(({ name }) => name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await owner.end();
  }
}

/** Needed where the application logs in as somebody else than the owner. */
async function letLoginTakeRole(owner: pg.Client, databaseUrl: string): Promise<void> {
  const login = decodeURIComponent(new URL(databaseUrl).username);
  if (!login) return;
  const { rows } = await owner.query<{ missing: boolean }>(
    `select not pg_has_role(rolname, $2, 'set') as missing from pg_roles where rolname = $1`,
    [login, applicationRole],
  );
  if (rows[0]?.missing) await owner.query(`grant ${applicationRole} to ${pg.escapeIdentifier(login)}`);
}
