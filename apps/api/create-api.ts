import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LoggerService, Type } from '@nestjs/common';
import type { Config } from '#libs/platform/config/config.js';
import { answerProblem } from './http/problem.filter.js';
import { serveConsole } from './http/console.js';
import { followRequests } from './http/request-hooks.js';
import { protect } from './http/security-headers.js';
import { describeApi } from './http/openapi.js';

const oneMegabyte = 1024 * 1024;

/**
 * Builds the HTTP application, ready to listen.
 * @param root the module to serve: AppModule alone, or together with the worker in one process
 */
export async function createApi(root: Type, config: Config, logger: LoggerService): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: oneMegabyte,
    // While stopping, what came in on open connections is still answered; idle connections are closed.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // The client's address is whatever the nearest proxy says, but only where that proxy is known.
    trustProxy: config.trustedProxies,
    frameworkErrors: answerProblem,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger, abortOnError: false });
  app.setGlobalPrefix('api/v1', { exclude: ['health/{*path}', 'metrics', 'public/{*path}'] });
  followRequests(app);
  await protect(app);
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart);
  describeApi(app);
  await serveConsole(app);
  return app;
}
