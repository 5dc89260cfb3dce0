import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { DomainError } from '#libs/platform/errors.js';
import { holdsRole } from './actor.js';
import { ROUTE_RULE, type RouteRule } from './route-rules.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import type { SignedInRequest } from './signed-in-request.js';

/** Finds out who asks, and holds the route's rule against them. A route without a rule lets nobody in. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<RouteRule | undefined>(ROUTE_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule?.kind === 'public') return true;
    const http = context.switchToHttp();
    // What only some may see is kept by no cache on the way; a handler may know better and say so.
    void http.getResponse<FastifyReply>().header('cache-control', 'no-store');
    const request = http.getRequest<SignedInRequest>();
    const token = request.cookies[this.cookie.name];
    const session = token ? await this.sessions.resume(token) : undefined;
    if (!session) throw new DomainError('AUTH.REQUIRED');
    request.actor = session.actor;
    request.sessionId = session.sessionId;
    const allowed = rule?.kind === 'signedIn' || (rule?.kind === 'roles' && holdsRole(session.actor, ...rule.roles));
    if (!allowed) throw new DomainError('AUTH.FORBIDDEN');
    return true;
  }
}
