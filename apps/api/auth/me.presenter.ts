import { Injectable } from '@nestjs/common';
import { roleTitles } from '#libs/identity/role-titles.js';
import type { Actor } from '#libs/identity/actor.js';
import { isDemoAccount } from '#libs/identity/demo-accounts.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { NotificationCentre } from '#libs/notifications/notification-centre.js';
import { Config } from '#libs/platform/config/config.js';
import type { Lang } from '../http/language.js';
import type { MeDto } from './me.dto.js';

/** Says to people who they are here. */
@Injectable()
export class MePresenter {
  constructor(
    private readonly config: Config,
    private readonly orgUnits: OrgUnits,
    private readonly notifications: NotificationCentre,
  ) {}

  async present(actor: Actor, lang: Lang): Promise<MeDto> {
    const [names, unreadNotifications] = await Promise.all([
      this.orgUnits.names(actor.grants.map(({ unit }) => unit)),
      this.notifications.countUnread(actor.personId),
    ]);
    return {
      id: actor.personId,
      username: actor.username,
      name: actor.name,
      grants: actor.grants.map(({ role, unit }) => ({
        role,
        roleTitle: roleTitles[role][lang],
        unit,
        unitName: names.get(unit)?.[lang] ?? unit,
      })),
      demo: this.config.demo && isDemoAccount(actor.username),
      unreadNotifications,
    };
  }
}
