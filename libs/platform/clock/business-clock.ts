import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PgListener } from '../database/pg-listener.js';

/**
 * The time by which cases, deadlines, notices and letters live: real time plus an offset kept in the table
 * `business_clock` (one row). Outside the demo the offset is 0.
 */
@Injectable()
export class BusinessClock implements OnModuleInit {
  private ahead = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly listener: PgListener,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.listener.on('business_clock', () => this.refresh());
    await this.refresh();
  }

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /** Milliseconds by which business time is ahead of real time. */
  aheadMs(): number {
    return this.ahead;
  }

  /**
   * Moves business time to an instant and tells every process. Time never goes back: letters and log entries of the
   * time skipped over exist already.
   * @returns business time afterwards
   */
  async advanceTo(instant: Date): Promise<Date> {
    await this.dataSource.query(
      `update business_clock set ahead_ms = greatest(ahead_ms, $1::bigint), moved_at = now()`,
      [instant.getTime() - Date.now()],
    );
    await this.refresh();
    await this.dataSource.query(`select pg_notify('business_clock', '')`);
    return this.now();
  }

  /** Reads the offset again; other processes do so when they hear the notification. */
  async refresh(manager: EntityManager = this.dataSource.manager): Promise<void> {
    const rows: { ahead_ms: string }[] = await manager.query('select ahead_ms from business_clock');
    this.ahead = Number(rows[0]?.ahead_ms ?? 0);
  }
}
