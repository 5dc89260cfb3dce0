import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '#libs/platform/config/config.js';
import { DomainError } from '#libs/platform/errors.js';
import { originFault } from './origin-check.js';

/** Runs before the session is looked at, on every route, the login included. */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(private readonly config: Config) {}

  canActivate(context: ExecutionContext): boolean {
    const { method, protocol, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const fault = originFault({ method, protocol, headers }, this.config.publicUrl);
    if (fault) throw new DomainError(fault);
    return true;
  }
}
