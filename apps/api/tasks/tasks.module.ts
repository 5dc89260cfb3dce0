import { Module } from '@nestjs/common';
import { BatchDecision } from './batch-decision.js';
import { TasksController } from './tasks.controller.js';

@Module({ controllers: [TasksController], providers: [BatchDecision] })
export class TasksApiModule {}
