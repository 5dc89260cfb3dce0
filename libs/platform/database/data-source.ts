import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config/config.js';
import { connectionAs } from './connection.js';
import type { MigrationClass } from './migration-files.js';

/** Options of the application's pool. */
export function applicationDataSourceOptions(config: Config): DataSourceOptions {
  const { connectionString, ...extra } = connectionAs('application', config.databaseUrl);
  return {
    type: 'postgres',
    url: connectionString,
    poolSize: config.databasePool,
    applicationName: 'qiangwei',
    logging: false,
    installExtensions: false,
    extra,
  };
}

/** A data source of the owner of the schema, to be initialised and destroyed by the caller. */
export function migrationDataSource(url: string, migrations: MigrationClass[]): DataSource {
  const { connectionString, ...extra } = connectionAs('owner', url);
  return new DataSource({
    type: 'postgres',
    url: connectionString,
    poolSize: 2,
    applicationName: 'qiangwei migrations',
    logging: false,
    installExtensions: false,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    extra,
  });
}
