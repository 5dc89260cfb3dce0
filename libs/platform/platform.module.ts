import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BusinessClock } from './clock/business-clock.js';
import { SystemClock } from './clock/system-clock.js';
import { Config } from './config/config.js';
import { readConfig } from './config/environment.js';
import { applicationDataSourceOptions } from './database/data-source.js';
import { PgListener } from './database/pg-listener.js';
import { Outbox } from './outbox/outbox.js';

@Global()
@Module({
  providers: [{ provide: Config, useFactory: () => readConfig(process.env) }],
  exports: [Config],
})
class ConfigModule {}

/** What every other module stands on: settings, database, clocks, outbox. Imported once, by the app's root module. */
@Global()
@Module({
  imports: [
    ConfigModule,
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        ...applicationDataSourceOptions(config),
        autoLoadEntities: true,
        retryAttempts: 3,
        retryDelay: 500,
      }),
    }),
  ],
  providers: [PgListener, BusinessClock, SystemClock, Outbox],
  exports: [PgListener, BusinessClock, SystemClock, Outbox],
})
export class PlatformModule {}
