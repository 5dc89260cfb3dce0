import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Metrics } from '../health/metrics.js';
import { newId } from '#libs/platform/ids.js';
import { runCorrelated } from '#libs/platform/logging/correlation.js';

/** A correlation id from outside is taken only when it cannot break a log line or a header. */
const acceptableId = /^[A-Za-z0-9._-]{8,128}$/;

/** Gives every request its correlation id, and measures it. */
export function followRequests(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const metrics = app.get(Metrics);

  fastify.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-correlation-id'];
    const id = typeof given === 'string' && acceptableId.test(given) ? given : newId();
    void reply.header('x-correlation-id', id);
    // Answers of the API are somebody's own; a route that may be kept says so itself.
    if (request.url.startsWith('/api/v1')) void reply.header('cache-control', 'no-store');
    runCorrelated(id, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requests.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
}
