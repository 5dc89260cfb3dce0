import { Module } from '@nestjs/common';
import { CaseHistoryController } from './case-history.controller.js';
import { CasesController } from './cases.controller.js';

@Module({ controllers: [CasesController, CaseHistoryController] })
export class CasesApiModule {}
