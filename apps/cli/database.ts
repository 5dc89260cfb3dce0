import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Config } from '#libs/platform/config/config.js';
import { readConfig } from '#libs/platform/config/environment.js';
import { applicationDataSourceOptions } from '#libs/platform/database/data-source.js';
import { StartRefused } from '#libs/platform/process/failure.js';
import { embeddedAddress } from './embedded/running-postgres.js';

/**
 * For commands that look at a database beside a running server: the one at DATABASE_URL, or else the embedded one that
 * `npm start` runs in the data folder. Under the application's role, like the server.
 * @throws StartRefused when neither is there
 */
export async function withDatabase<Result>(
  entities: EntityTarget<ObjectLiteral>[],
  work: (dataSource: DataSource, config: Config) => Promise<Result>,
): Promise<Result> {
  const given = process.env.DATABASE_URL?.trim();
  // Where the embedded one listens stands in the data folder, whose place is a setting like the rest.
  const { dataDir } = readConfig({ ...process.env, ...(!given && { DATABASE_URL: 'postgres://embedded' }) });
  const embedded = given ? undefined : embeddedAddress(dataDir);
  if (!given && !embedded) {
    throw new StartRefused(
      `There is no database in ${dataDir}: start Qiangwei there (npm start), or say where it is by QIANGWEI_DATA_DIR or DATABASE_URL`,
    );
  }
  const config = readConfig({ ...process.env, ...(embedded && { DATABASE_URL: embedded }) });
  const options = applicationDataSourceOptions(config);
  const dataSource = await connected(new DataSource({ ...options, entities } as typeof options), embedded && dataDir);
  try {
    return await work(dataSource, config);
  } finally {
    await dataSource.destroy();
  }
}

async function connected(dataSource: DataSource, dataDir: string | undefined): Promise<DataSource> {
  try {
    return await dataSource.initialize();
  } catch (error) {
    if (dataDir === undefined || (error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
    throw new StartRefused(
      `The database in ${dataDir} does not run: start Qiangwei (npm start), or say where another is by QIANGWEI_DATA_DIR or DATABASE_URL`,
    );
  }
}
