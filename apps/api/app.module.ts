import { Module } from '@nestjs/common';
import { PlatformModule } from '#libs/platform/platform.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';

/** The HTTP half of Qiangwei: one line per subject. */
@Module({
  imports: [PlatformModule, HttpModule, HealthModule],
})
export class AppModule {}
