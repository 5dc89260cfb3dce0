import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '#libs/contracts/page.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { SignedIn } from '#libs/identity/route-rules.js';
import { Programmes } from '#libs/registers/programme-progress.query.js';
import { RegisterLists } from '#libs/registers/register-lists.query.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { Lang } from '../http/lang.decorator.js';
import { RegisterQueryDto } from './register-query.dto.js';
import { BlockDto, EnterpriseDto, ParcelDto, ParkDto, ProgrammeProgressDto } from './register.dto.js';

/** Lists are cut to what the actor may see; somebody who may see nothing gets an empty page. */
@ApiTags('registers')
@Controller()
export class RegistersController {
  constructor(
    private readonly lists: RegisterLists,
    private readonly programmes: Programmes,
  ) {}

  @Get('parks')
  @SignedIn()
  @ApiOperation({ summary: 'Parks by name' })
  @ApiPage(ParkDto)
  async parks(
    @CurrentActor() actor: Actor,
    @Query() query: RegisterQueryDto,
    @Lang() lang: Lang,
  ): Promise<Page<ParkDto>> {
    return this.lists.parks(actor, { ...query, lang });
  }

  @Get('enterprises')
  @SignedIn()
  @ApiOperation({ summary: 'Firms by name' })
  @ApiPage(EnterpriseDto)
  async enterprises(
    @CurrentActor() actor: Actor,
    @Query() query: RegisterQueryDto,
    @Lang() lang: Lang,
  ): Promise<Page<EnterpriseDto>> {
    return this.lists.enterprises(actor, { ...query, lang });
  }

  @Get('parcels')
  @SignedIn()
  @ApiOperation({ summary: 'Parcels of industrial land by number' })
  @ApiPage(ParcelDto)
  async parcels(
    @CurrentActor() actor: Actor,
    @Query() query: RegisterQueryDto,
    @Lang() lang: Lang,
  ): Promise<Page<ParcelDto>> {
    return this.lists.parcels(actor, { ...query, lang });
  }

  @Get('blocks')
  @SignedIn()
  @ApiOperation({ summary: 'Industrial blocks in the order of the programme' })
  @ApiPage(BlockDto)
  async blocks(
    @CurrentActor() actor: Actor,
    @Query() query: RegisterQueryDto,
    @Lang() lang: Lang,
  ): Promise<Page<BlockDto>> {
    return this.lists.blocks(actor, { ...query, lang });
  }

  @Get('programmes/:key/progress')
  @SignedIn()
  @ApiOperation({ summary: 'Targets of a programme against what has been achieved; `3655` is the Wutong programme' })
  @ApiOkResponse({ type: ProgrammeProgressDto })
  async progress(@Param('key') key: string, @Lang() lang: Lang): Promise<ProgrammeProgressDto> {
    return this.programmes.progress(key, lang);
  }
}
