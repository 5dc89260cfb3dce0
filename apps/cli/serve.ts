import 'reflect-metadata';
import { resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { readConfig } from '#libs/platform/config/environment.js';
import { migrate } from '#libs/platform/database/migrate.js';
import { loadMigrations } from '#libs/platform/database/migration-files.js';
import { PinoLogger } from '#libs/platform/logging/pino-logger.js';
import { exitWithMessage } from '#libs/platform/process/failure.js';
import { stopOnSignals } from '#libs/platform/process/stop-on-signals.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { greeting } from './greeting.js';
import { watchNpm } from './parent-watch.js';
import { requireFreePort } from './require-free-port.js';
import { requireQueue } from './require-queue.js';
import { seed } from './seed.js';
import { claimDataFolder } from './single-start.js';

/**
 * Everything in one process: embedded PostgreSQL unless DATABASE_URL is set, migrations, demo world, api, worker and
 * console. Loaded by start.mjs, or run by itself when everything is built.
 */
const progress = { stopping: false, tellNextStart: (): void => undefined };
const undo: (() => Promise<void> | void)[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Undoes what was started, last first, so that PostgreSQL stops last. */
async function stop(): Promise<void> {
  progress.stopping = true;
  progress.tellNextStart();
  for (let step = undo.pop(); step; step = undo.pop()) await step();
}

try {
  const { DATABASE_URL, LOG_LEVEL } = process.env;
  const embedded = !DATABASE_URL?.trim();
  process.env.LOG_LEVEL = LOG_LEVEL?.trim() || 'warn';
  // Everything is checked before anything is started; the address of the embedded server is known only afterwards.
  const early = readConfig({ ...process.env, ...(embedded && { DATABASE_URL: 'postgres://embedded' }) });
  const logger = new PinoLogger(early.logLevel);
  const begin = stopOnSignals(stop, logger);
  watchNpm(begin);

  const claim = await claimDataFolder(early.dataDir);
  undo.push(claim.giveBack);
  progress.tellNextStart = claim.stopping;
  await requireFreePort(early.port, early.host);
  await requireQueue(early);
  if (embedded) {
    const postgres = await startEmbeddedPostgres(early.dataDir, say);
    undo.push(postgres.stop);
    process.env.DATABASE_URL = postgres.url;
  }
  const config = readConfig(process.env);
  await migrate(config, await loadMigrations(resolve(import.meta.dirname, '../../migrations')));

  const [{ createApi }, { ServeModule }] = await Promise.all([
    import('../api/create-api.js'),
    import('./serve.module.js'),
  ]);
  const app = await createApi(ServeModule, config, logger);
  undo.push(() => app.close());
  if (config.demo) await seed(app.get(DataSource));
  await app.listen(config.port, config.host);
  say(greeting(config));
} catch (error) {
  // A start that is stopped half-way fails, and that is nothing to report.
  if (!progress.stopping) {
    await stop().catch(() => undefined);
    exitWithMessage(error);
  }
}
