import { Module } from '@nestjs/common';
import { CaseTypesController } from './case-types.controller.js';

@Module({ controllers: [CaseTypesController] })
export class CaseTypesApiModule {}
