import 'reflect-metadata';
import { readConfig } from '#libs/platform/config/environment.js';
import { PinoLogger } from '#libs/platform/logging/pino-logger.js';
import { stopOnSignals } from '#libs/platform/process/stop-on-signals.js';
import { exitWithMessage } from '#libs/platform/process/failure.js';
import { AppModule } from './app.module.js';
import { createApi } from './create-api.js';

try {
  const config = readConfig(process.env);
  const logger = new PinoLogger(config.logLevel);
  const app = await createApi(AppModule, config, logger);
  stopOnSignals(() => app.close(), logger);
  await app.listen(config.port, config.host);
  logger.log(`Listening on port ${config.port}, for ${config.publicUrl}`, 'Api');
} catch (error) {
  exitWithMessage(error);
}
