import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';

/** Measurements of this process and of the outbox, in the text format of Prometheus. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  readonly contentType = this.registry.contentType;

  /** Seconds per request, by method, route pattern and status. */
  readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor(dataSource: DataSource) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'qiangwei_outbox_oldest_unsent_seconds',
      help: 'Age of the oldest outbox message not handed to the queue; alert above 60',
      registers: [this.registry],
      async collect() {
        this.set(await number(dataSource, oldestUnsent));
      },
    });
    new Gauge({
      name: 'qiangwei_outbox_failed',
      help: 'Outbox messages given up after their last attempt',
      registers: [this.registry],
      async collect() {
        this.set(await number(dataSource, failed));
      },
    });
  }

  exposition(): Promise<string> {
    return this.registry.metrics();
  }
}

const oldestUnsent = `select coalesce(extract(epoch from now() - min(created_at)), 0) as value from outbox where sent_at is null`;
const failed = 'select count(*) as value from outbox where failed_at is not null';

async function number(dataSource: DataSource, query: string): Promise<number> {
  const rows: { value: string }[] = await dataSource.query(query);
  return Number(rows[0]?.value ?? 0);
}
