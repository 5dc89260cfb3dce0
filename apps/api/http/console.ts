import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '#libs/platform/errors.js';

/** Where the built console lies, seen from the compiled form of this file (dist/apps/api/http). */
const folder = resolve(import.meta.dirname, '../../../console');

/** Paths that belong to the API: an unknown one is an error, never a page. */
const apiPaths = /^\/(api|public|health|metrics)(\/|$)/;

/** Serves the console on every path that is not the API's; its routes live in the browser, so they all get index.html. */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Files under assets/ carry the hash of their content in their name.
        const forever = path.includes('/assets/') || path.includes('\\assets\\');
        void reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (!built || apiPaths.test(path) || /\.\w+$/.test(path)) throw new DomainError('REQUEST.NOT_FOUND');
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
