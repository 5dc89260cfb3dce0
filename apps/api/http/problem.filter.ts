import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { correlationId } from '#libs/platform/logging/correlation.js';
import { newId } from '#libs/platform/ids.js';
import { languageOf } from './language.js';
import { domainErrorOf, problemOf } from './problem.js';

const logger = new Logger('Problem');

/** The one place where an error becomes an HTTP answer, Fastify's own (unreadable body, unknown path) included. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Answers an error as problem+json; Fastify calls it too, for requests that it cannot route at all. */
export function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = domainErrorOf(thrown);
  if (error.status >= 500) logger.error(`${request.method} ${request.routeOptions.url ?? '-'} failed`, thrown);
  else if (error.options.params) logger.debug(error.message, error.options.params);
  if (reply.sent || reply.raw.headersSent) return;

  const lang = languageOf(request.headers['accept-language']);
  const id = correlationId() ?? newId();
  const problem = problemOf(error, lang, id, request.url.split('?')[0] ?? '/');
  void reply
    .status(problem.status)
    .headers({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': lang === 'zh' ? 'zh-CN' : 'en',
      'cache-control': 'no-store',
      'x-correlation-id': id,
      ...(error.options.retryAfter !== undefined && { 'retry-after': String(error.options.retryAfter) }),
    })
    .send(problem);
}
