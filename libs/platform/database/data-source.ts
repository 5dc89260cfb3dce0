import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import type { Config } from '../config/config.js';
import { asApplicationRole } from './connection-options.js';

/** Options of the application's pool: same address as everybody, but the role that owns nothing. */
export function applicationDataSourceOptions(config: Config): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.databaseUrl,
    poolSize: config.databasePool,
    applicationName: 'qiangwei',
    logging: ['error'],
    logger: 'simple-console',
    installExtensions: false,
    extra: { options: asApplicationRole, keepAlive: true },
  };
}

type MigrationClass = new () => MigrationInterface;

/**
 * A data source of the owner of the schema, with every migration of the folder, in order of their names.
 * @param folder of compiled migrations (`dist/migrations`) or, under Jest, of their sources
 */
export async function migrationDataSource(url: string, folder: string): Promise<DataSource> {
  const files = readdirSync(folder)
    .filter((name) => /^\d+-[a-z0-9-]+\.(js|ts)$/.test(name))
    .sort();
  const migrations: MigrationClass[] = [];
  for (const file of files) {
    const exported: Record<string, unknown> = await import(pathToFileURL(resolve(folder, file)).href);
    migrations.push(...Object.values(exported).filter((value): value is MigrationClass => typeof value === 'function'));
  }
  return new DataSource({
    type: 'postgres',
    url,
    poolSize: 2,
    applicationName: 'qiangwei migrations',
    logging: ['error'],
    installExtensions: false,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  });
}
