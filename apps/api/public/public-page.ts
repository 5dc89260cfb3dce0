import type { FastifyReply } from 'fastify';
import { html, type Html } from './html.js';
import { stylesheetPath } from './stylesheet.js';

/** Nothing but our own style: these pages run no script and load nothing from anywhere. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends a page that anyone may open, made on the server: it also works on old phones and without scripts. */
export function sendPage(reply: FastifyReply, status: number, title: string, content: Html): void {
  void reply
    .status(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'zh-CN',
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-cache',
      vary: 'Accept',
    })
    .send(page(title, content).markup);
}

function page(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · 蔷薇</title>
        <link rel="stylesheet" href="${stylesheetPath}" />
      </head>
      <body>
        <a class="skip" href="#content">跳到正文</a>
        <header>
          <div class="frame">
            <p class="brand"><span class="mark" aria-hidden="true"></span>蔷薇 <small lang="en">Qiangwei</small></p>
            <nav aria-label="公开服务">
              <a href="/public/notices">公示</a>
              <a href="/public/verify">证书核验</a>
              <a href="/">登录</a>
            </nav>
          </div>
        </header>
        <main id="content" class="frame">${content}</main>
        <footer>
          <div class="frame">
            <p>余杭区小微企业园办事系统</p>
            <p lang="en">Casework for the small-enterprise parks of Yuhang district</p>
          </div>
        </footer>
      </body>
    </html>`;
}
