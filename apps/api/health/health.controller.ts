import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#libs/identity/route-rules.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** For load balancers and monitoring; outside the base path. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  /** The process runs. */
  @Public()
  @Get('health/live')
  @Header('cache-control', 'no-store')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  /** The process can serve: PostgreSQL answers. 503 otherwise. */
  @Public()
  @Get('health/ready')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string; database: string }> {
    const database = await this.readiness.database();
    reply.status(database === 'up' ? 200 : 503);
    return { status: database === 'up' ? 'ready' : 'unavailable', database };
  }

  @Public()
  @Get('metrics')
  async exposition(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.headers({ 'content-type': this.metrics.contentType, 'cache-control': 'no-store' });
    return this.metrics.exposition();
  }
}
