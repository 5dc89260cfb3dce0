import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What this process needs in order to serve. */
@Injectable()
export class Readiness {
  constructor(private readonly dataSource: DataSource) {}

  async database(): Promise<'up' | 'down'> {
    try {
      await this.dataSource.query('select 1');
      return 'up';
    } catch {
      return 'down';
    }
  }
}
