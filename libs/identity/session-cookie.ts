import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import { Config } from '#libs/platform/config/config.js';

/** The cookie that carries the session token; under HTTPS bound to the host by its prefix (trust: sessions). */
@Injectable()
export class SessionCookie {
  readonly name: string;
  readonly options: CookieSerializeOptions;

  constructor(config: Config) {
    const secure = config.publicUrl.startsWith('https://');
    this.name = secure ? '__Host-qiangwei_session' : 'qiangwei_session';
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }
}
