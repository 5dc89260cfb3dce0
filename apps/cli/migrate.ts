import 'reflect-metadata';
import { resolve } from 'node:path';
import { readConfig } from '#libs/platform/config/environment.js';
import { migrate } from '#libs/platform/database/migrate.js';
import { loadMigrations } from '#libs/platform/database/migration-files.js';
import { exitWithMessage } from '#libs/platform/process/failure.js';

/** `npm run migrate`: brings the database at MIGRATION_DATABASE_URL (or DATABASE_URL) up to date. */
try {
  const done = await migrate(
    readConfig(process.env),
    await loadMigrations(resolve(import.meta.dirname, '../../migrations')),
  );
  process.stdout.write(done.length > 0 ? `Migrated: ${done.join(', ')}\n` : 'Nothing to migrate.\n');
} catch (error) {
  exitWithMessage(error);
}
