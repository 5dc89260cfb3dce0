import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/platform/config/config.js';
import { DomainError } from '#libs/platform/errors.js';
import { AccountNotices } from './account-notices.js';
import { Lockout, lockoutLimits, normaliseUsername } from './lockout.js';
import { LoginRate } from './login-rate.js';
import { passwordMatches } from './password-hash.js';
import { Person } from './person.entity.js';
import { type Caller, SecurityLog } from './security-log.js';
import { Sessions } from './sessions.js';

@Injectable()
export class Login {
  /** Tries of one name stand in line, so that guessing in parallel gains nothing over guessing in turn. */
  private readonly lines = new Map<string, Promise<unknown>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly rate: LoginRate,
    private readonly lockout: Lockout,
    private readonly sessions: Sessions,
    private readonly log: SecurityLog,
    private readonly notices: AccountNotices,
    private readonly config: Config,
  ) {}

  /**
   * Signs somebody in by name and password.
   * @returns the person and the token for the session cookie
   * @throws DomainError AUTH.FAILED for a wrong name, a wrong password and a closed account alike; AUTH.LOCKED with
   *   the seconds left after five failures in 30 minutes; REQUEST.TOO_MANY when the address tries too often
   */
  async execute(typedName: string, password: string, caller: Caller): Promise<{ personId: string; token: string }> {
    await this.rate.take(caller.address);
    const username = normaliseUsername(typedName);
    return this.inLine(username, async () => {
      const personId = await this.check(username, password, caller);
      const token = await this.dataSource.transaction(async (transaction) => {
        await this.lockout.clear(transaction, username);
        await this.log.append(transaction, 'loginOk', caller, { personId });
        return this.sessions.open(transaction, personId, caller);
      });
      return { personId, token };
    });
  }

  /**
   * Asks somebody who is signed in for their password again; a wrong one counts as a failed login.
   * @throws DomainError as `execute`
   */
  async confirm(username: string, password: string, caller: Caller): Promise<void> {
    await this.rate.take(caller.address);
    await this.inLine(username, () => this.check(username, password, caller));
  }

  /** @returns id of the person whose password it is */
  private async check(username: string, password: string, caller: Caller): Promise<string> {
    const manager = this.dataSource.manager;
    const person = await manager.findOne(Person, {
      select: { id: true, passwordHash: true },
      where: { username, active: true, ...(!this.config.demo && { demo: false }) },
    });
    const personId = person?.id ?? null;
    const secondsLeft = await this.lockout.secondsLeft(manager, username);
    if (secondsLeft > 0) {
      await this.log.append(manager, 'loginRefused', caller, { personId });
      throw new DomainError('AUTH.LOCKED', { retryAfter: secondsLeft });
    }
    const matches = await passwordMatches(password, person?.passwordHash);
    if (!person || !matches) {
      await this.fail(username, personId, caller);
      throw new DomainError('AUTH.FAILED');
    }
    return person.id;
  }

  private async fail(username: string, personId: string | null, caller: Caller): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      const locks = await this.lockout.fail(transaction, username);
      await this.log.append(transaction, 'loginFailed', caller, { personId });
      if (!locks) return;
      await this.log.append(transaction, 'accountLocked', caller, { personId });
      if (!personId) return;
      const minutes = String(lockoutLimits.lockedMs / 60_000);
      const params = { failures: String(lockoutLimits.failures), minutes, address: caller.address };
      await this.notices.send(transaction, 'accountLocked', personId, params);
    });
  }

  private async inLine<Answer>(username: string, work: () => Promise<Answer>): Promise<Answer> {
    const before = this.lines.get(username) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.lines.set(username, mine);
    try {
      return await mine;
    } finally {
      if (this.lines.get(username) === mine) this.lines.delete(username);
    }
  }
}
