import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ProblemFilter } from './problem.filter.js';
import { createValidationPipe } from './validation.js';

/** What holds for every route: how bodies are checked and how errors are answered. */
@Module({
  providers: [
    ProblemFilter,
    { provide: APP_FILTER, useExisting: ProblemFilter },
    { provide: APP_PIPE, useFactory: createValidationPipe },
  ],
  exports: [ProblemFilter],
})
export class HttpModule {}
