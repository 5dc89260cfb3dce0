import { Module } from '@nestjs/common';
import { AppModule } from '../api/app.module.js';
import { WorkerModule } from '../worker/worker.module.js';

/** Both halves in one process, on one pool of connections. */
@Module({ imports: [AppModule, WorkerModule] })
export class ServeModule {}
