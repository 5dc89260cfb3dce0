import { Module } from '@nestjs/common';
import { PublicAssetsController } from './public-assets.controller.js';
import { PublicNoticesController } from './public-notices.controller.js';
import { VerificationController } from './verification.controller.js';

/** What anybody may open without logging in; at the root, outside the base path of the API. */
@Module({
  controllers: [PublicAssetsController, PublicNoticesController, VerificationController],
})
export class PublicModule {}
