import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Certificate } from './certificate.entity.js';
import { Enterprise } from './enterprise.entity.js';
import { Park } from './park.entity.js';
import { Programmes } from './programme-progress.query.js';
import { RegisterLists } from './register-lists.query.js';
import { Registers } from './registers.js';

@Module({
  imports: [TypeOrmModule.forFeature([Enterprise, Park, Certificate])],
  providers: [Registers, RegisterLists, Programmes],
  exports: [Registers, RegisterLists, Programmes],
})
export class RegistersModule {}
