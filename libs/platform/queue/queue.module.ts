import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { outboxQueue, queueConnection } from './queue-connection.js';

/** The queue; only the worker needs it, since everybody else writes to the outbox. */
@Module({
  imports: [
    BullModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({ connection: queueConnection(config) }),
    }),
    BullModule.registerQueue({ name: outboxQueue }),
  ],
  exports: [BullModule],
})
export class QueueModule {}
