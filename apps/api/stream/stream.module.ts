import { Module } from '@nestjs/common';
import { NotificationsModule } from '#libs/notifications/notifications.module.js';
import { OpenStreams } from './open-streams.js';
import { StreamController } from './stream.controller.js';

@Module({ imports: [NotificationsModule], controllers: [StreamController], providers: [OpenStreams] })
export class StreamApiModule {}
