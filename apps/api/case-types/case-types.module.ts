import { Module } from '@nestjs/common';
import { CaseTypesController } from './case-types.controller.js';
import { VersionChangesController } from './version-changes.controller.js';

@Module({ controllers: [CaseTypesController, VersionChangesController] })
export class CaseTypesApiModule {}
