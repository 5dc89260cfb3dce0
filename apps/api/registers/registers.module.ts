import { Module } from '@nestjs/common';
import { RegistersModule } from '#libs/registers/registers.module.js';
import { RegistersController } from './registers.controller.js';

@Module({ imports: [RegistersModule], controllers: [RegistersController] })
export class RegistersApiModule {}
