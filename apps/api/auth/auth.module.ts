import { Module } from '@nestjs/common';
import { NotificationsModule } from '#libs/notifications/notifications.module.js';
import { AuthController } from './auth.controller.js';
import { MePresenter } from './me.presenter.js';

@Module({ imports: [NotificationsModule], controllers: [AuthController], providers: [MePresenter] })
export class AuthApiModule {}
