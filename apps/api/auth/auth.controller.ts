import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page } from '#libs/contracts/page.js';
import { ActorOf } from '#libs/identity/actor.query.js';
import type { Actor } from '#libs/identity/actor.js';
import { ChangePassword } from '#libs/identity/change-password.command.js';
import { CurrentActor, CurrentCaller, CurrentSession } from '#libs/identity/current-actor.decorator.js';
import { Login } from '#libs/identity/login.command.js';
import { Logout } from '#libs/identity/logout.command.js';
import { Public, SignedIn } from '#libs/identity/route-rules.js';
import type { Caller } from '#libs/identity/security-log.js';
import { SessionCookie } from '#libs/identity/session-cookie.js';
import { Sessions } from '#libs/identity/sessions.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { Lang } from '../http/lang.decorator.js';
import { ChangePasswordDto } from './change-password.dto.js';
import { LoginDto } from './login.dto.js';
import { MeDto } from './me.dto.js';
import { MePresenter } from './me.presenter.js';
import { SessionDto } from './session.dto.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly loginCommand: Login,
    private readonly logoutCommand: Logout,
    private readonly changePassword: ChangePassword,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly actorOf: ActorOf,
    private readonly me: MePresenter,
  ) {}

  @Post('login')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs in; the answer sets the session cookie' })
  @ApiOkResponse({ type: MeDto })
  @ApiResponse({ status: 401, description: 'AUTH.FAILED: name or password wrong' })
  @ApiResponse({ status: 429, description: 'AUTH.LOCKED after five failures, or REQUEST.TOO_MANY; see Retry-After' })
  async login(
    @Body() body: LoginDto,
    @CurrentCaller() caller: Caller,
    @Lang() lang: Lang,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    const { personId, token } = await this.loginCommand.execute(body.username, body.password, caller);
    void reply.setCookie(this.cookie.name, token, this.cookie.options).header('cache-control', 'no-store');
    return this.me.present(await this.actorOf.byId(personId), lang);
  }

  @Post('logout')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends the session that asks, at once and everywhere' })
  @ApiNoContentResponse()
  async logout(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.logoutCommand.thisOne(actor, sessionId, caller);
    void reply.clearCookie(this.cookie.name, this.cookie.options);
  }

  @Post('password')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Changes the own password and ends all other own sessions; not for demo accounts' })
  @ApiNoContentResponse()
  async setPassword(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string,
    @Body() { currentPassword, newPassword }: ChangePasswordDto,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.changePassword.execute(actor, sessionId, { current: currentPassword, next: newPassword }, caller);
  }

  @Get('me')
  @SignedIn()
  @ApiOperation({ summary: 'Who is signed in, with all roles and offices' })
  @ApiOkResponse({ type: MeDto })
  async whoAmI(@CurrentActor() actor: Actor, @Lang() lang: Lang): Promise<MeDto> {
    return this.me.present(actor, lang);
  }

  @Get('sessions')
  @SignedIn()
  @ApiOperation({ summary: 'Where the person is signed in, the latest first' })
  @ApiPage(SessionDto)
  async listSessions(@CurrentActor() actor: Actor, @CurrentSession() current: string): Promise<Page<SessionDto>> {
    const sessions = await this.sessions.listOf(actor.personId);
    const items = sessions.map((session) => ({
      id: session.id,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      address: session.address,
      userAgent: session.userAgent,
      current: session.id === current,
    }));
    return { items, nextCursor: null };
  }

  @Delete('sessions/:id')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends one of the own sessions; 404 for anything else' })
  @ApiNoContentResponse()
  async endSession(
    @CurrentActor() actor: Actor,
    @Param('id') sessionId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.logoutCommand.another(actor, sessionId, caller);
  }
}
