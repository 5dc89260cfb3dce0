import { Module } from '@nestjs/common';
import { CaseAsOfController } from './case-as-of.controller.js';
import { CaseHistoryController } from './case-history.controller.js';
import { CasesController } from './cases.controller.js';
import { ConsultationsController } from './consultations.controller.js';
import { OutlookController } from './outlook.controller.js';
import { RecusalsController } from './recusals.controller.js';
import { RelatedController } from './related.controller.js';

@Module({
  controllers: [
    CasesController,
    CaseHistoryController,
    CaseAsOfController,
    ConsultationsController,
    OutlookController,
    RecusalsController,
    RelatedController,
  ],
})
export class CasesApiModule {}
