import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '#libs/platform/errors.js';
import { AccountNotices } from './account-notices.js';
import type { Actor } from './actor.js';
import { Login } from './login.command.js';
import { hashPassword } from './password-hash.js';
import { passwordFaults, passwordFaultTexts } from './password-rules.js';
import { Person } from './person.entity.js';
import { type Caller, SecurityLog } from './security-log.js';
import { Sessions } from './sessions.js';

@Injectable()
export class ChangePassword {
  constructor(
    private readonly dataSource: DataSource,
    private readonly login: Login,
    private readonly sessions: Sessions,
    private readonly log: SecurityLog,
    private readonly notices: AccountNotices,
  ) {}

  /**
   * Gives the actor another password and ends all their other sessions: whoever knew the old one is out at once. The
   * owner is told, in case it was not they who changed it.
   * @param sessionId the session that asks, which stays
   * @throws DomainError AUTH.FAILED when the current password is wrong (counted like a failed login, so AUTH.LOCKED
   *   too), REQUEST.INVALID when the next one breaks a rule, AUTH.FORBIDDEN for demo accounts, whose password is public
   */
  async execute(
    actor: Actor,
    sessionId: string,
    { current, next }: { current: string; next: string },
    caller: Caller,
  ): Promise<void> {
    const { demo } = await this.dataSource.manager.findOneByOrFail(Person, { id: actor.personId });
    if (demo) {
      const detail = { zh: '演示账号的密码是公开的，不能修改', en: 'Demo accounts keep their published password' };
      throw new DomainError('AUTH.FORBIDDEN', { detail });
    }
    await this.login.confirm(actor.username, current, caller);
    const faults = passwordFaults(next, actor.username);
    if (faults.length > 0) {
      const errors = faults.map((code) => ({ pointer: '/newPassword', code, message: passwordFaultTexts[code] }));
      throw new DomainError('REQUEST.INVALID', { errors });
    }
    const passwordHash = await hashPassword(next);
    await this.dataSource.transaction(async (transaction) => {
      await transaction.update(Person, { id: actor.personId }, { passwordHash });
      await this.sessions.endOthers(transaction, actor.personId, sessionId);
      await this.log.append(transaction, 'passwordChanged', caller, { personId: actor.personId });
      await this.notices.send(transaction, 'passwordChanged', actor.personId, { address: caller.address });
    });
  }
}
