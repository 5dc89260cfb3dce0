import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '#libs/platform/errors.js';
import type { Actor } from './actor.js';
import type { Caller } from './security-log.js';
import type { SignedInRequest } from './signed-in-request.js';

function requestOf(context: ExecutionContext): SignedInRequest {
  return context.switchToHttp().getRequest<SignedInRequest>();
}

/** The person who asks, as an `Actor`. Only on routes that are not public. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = requestOf(context);
  if (!actor) throw new DomainError('AUTH.REQUIRED');
  return actor;
});

/** Id of the session that the request came with. Only on routes that are not public. */
export const CurrentSession = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { sessionId } = requestOf(context);
  if (!sessionId) throw new DomainError('AUTH.REQUIRED');
  return sessionId;
});

/** Where the request came from, for the security log. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const request = requestOf(context);
  return { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
});
