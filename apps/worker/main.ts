import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '#libs/platform/config/environment.js';
import { PinoLogger } from '#libs/platform/logging/pino-logger.js';
import { exitWithMessage } from '#libs/platform/process/failure.js';
import { stopOnSignals } from '#libs/platform/process/stop-on-signals.js';
import { WorkerModule } from './worker.module.js';

try {
  const config = readConfig(process.env);
  const logger = new PinoLogger(config.logLevel);
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger, abortOnError: false });
  stopOnSignals(() => app.close(), logger);
  logger.log('Working off messages and deadlines', 'Worker');
} catch (error) {
  exitWithMessage(error);
}
