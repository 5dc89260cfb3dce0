import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DemoClock } from '#libs/casework/demo-clock.js';
import type { Page } from '#libs/contracts/page.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { demoPassword, demoPeople, isDemoAccount } from '#libs/identity/demo-accounts.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { roleTitles } from '#libs/identity/role-titles.js';
import { Public, SignedIn } from '#libs/identity/route-rules.js';
import { Config } from '#libs/platform/config/config.js';
import { DomainError } from '#libs/platform/errors.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { Lang } from '../http/lang.decorator.js';
import { AdvanceClockDto } from './advance-clock.dto.js';
import { DemoAccountDto, DemoClockDto } from './demo.dto.js';

/** Only while QIANGWEI_DEMO=1; otherwise none of this is there. */
@ApiTags('demo')
@Controller('demo')
export class DemoController {
  constructor(
    private readonly config: Config,
    private readonly orgUnits: OrgUnits,
    private readonly clock: DemoClock,
  ) {}

  @Get('accounts')
  @Public()
  @ApiOperation({ summary: 'The demo accounts with their password' })
  @ApiPage(DemoAccountDto)
  async accounts(@Lang() lang: Lang): Promise<Page<DemoAccountDto>> {
    this.onlyInDemo();
    const offices = await this.orgUnits.names(demoPeople.map(({ unit }) => unit));
    const items = demoPeople.map(({ username, name, role, unit }) => ({
      username,
      name,
      role,
      roleTitle: roleTitles[role][lang],
      office: offices.get(unit)?.[lang] ?? unit,
      password: demoPassword,
    }));
    return { items, nextCursor: null };
  }

  @Get('clock')
  @SignedIn()
  @ApiOperation({ summary: 'Business time' })
  @ApiOkResponse({ type: DemoClockDto })
  readClock(@CurrentActor() actor: Actor): DemoClockDto {
    this.onlyDemoAccounts(actor);
    return this.clock.now();
  }

  @Post('clock')
  @SignedIn()
  @HttpCode(200)
  @ApiOperation({ summary: 'Moves business time, and answers once the deadlines on the way have been worked off' })
  @ApiOkResponse({ type: DemoClockDto })
  async advanceClock(@CurrentActor() actor: Actor, @Body() body: AdvanceClockDto): Promise<DemoClockDto> {
    this.onlyDemoAccounts(actor);
    return this.clock.advance(body.advance);
  }

  private onlyInDemo(): void {
    if (!this.config.demo) throw new DomainError('REQUEST.NOT_FOUND');
  }

  private onlyDemoAccounts(actor: Actor): void {
    this.onlyInDemo();
    if (!isDemoAccount(actor.username)) throw new DomainError('AUTH.FORBIDDEN');
  }
}
