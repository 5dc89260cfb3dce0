import { Module } from '@nestjs/common';
import { DocumentsModule } from '#libs/documents/documents.module.js';
import { DocumentsController } from './documents.controller.js';

@Module({ imports: [DocumentsModule], controllers: [DocumentsController] })
export class DocumentsApiModule {}
