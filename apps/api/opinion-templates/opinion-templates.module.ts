import { Module } from '@nestjs/common';
import { OpinionTemplatesController } from './opinion-templates.controller.js';

@Module({ controllers: [OpinionTemplatesController] })
export class OpinionTemplatesApiModule {}
