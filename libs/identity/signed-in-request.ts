import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';

/** A request after the session guard: both are there on every route that is not public. */
export interface SignedInRequest extends FastifyRequest {
  actor?: Actor;
  sessionId?: string;
}
