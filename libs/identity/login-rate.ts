import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { DomainError } from '#libs/platform/errors.js';

/** Logins per address and minute, shared by all replicas. Generous: a town hall stands behind one address. */
export const loginsPerMinute = 300;

@Injectable()
export class LoginRate {
  private readonly limiter: RateLimiterPostgres;

  constructor(dataSource: DataSource) {
    this.limiter = new RateLimiterPostgres({
      storeClient: dataSource,
      storeType: 'typeorm',
      tableName: 'login_rate',
      tableCreated: true,
      keyPrefix: 'login',
      points: loginsPerMinute,
      duration: 60,
      // Above the limit this process answers by itself until the minute is over.
      inMemoryBlockOnConsumed: loginsPerMinute + 1,
    });
  }

  /** @throws DomainError REQUEST.TOO_MANY when the address has used up its minute */
  async take(address: string): Promise<void> {
    try {
      await this.limiter.consume(address);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new DomainError('REQUEST.TOO_MANY', { retryAfter: Math.ceil(refusal.msBeforeNext / 1000) });
    }
  }
}
