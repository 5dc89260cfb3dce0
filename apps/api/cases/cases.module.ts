import { Module } from '@nestjs/common';
import { CaseHistoryController } from './case-history.controller.js';
import { CasesController } from './cases.controller.js';
import { OutlookController } from './outlook.controller.js';

@Module({ controllers: [CasesController, CaseHistoryController, OutlookController] })
export class CasesApiModule {}
