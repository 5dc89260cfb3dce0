import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { DomainError } from '#libs/platform/errors.js';
import type { Actor } from './actor.js';
import { Lockout } from './lockout.js';
import { Person } from './person.entity.js';
import { type Caller, SecurityLog } from './security-log.js';

@Injectable()
export class UnlockAccount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lockout: Lockout,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Forgets the failed logins of a person. Harmless when there are none; logged in either case.
   * @throws DomainError REQUEST.NOT_FOUND when there is no such person
   */
  async execute(actor: Actor, personId: string, caller: Caller): Promise<void> {
    const person = isUuid(personId) ? await this.dataSource.manager.findOneBy(Person, { id: personId }) : null;
    if (!person) throw new DomainError('REQUEST.NOT_FOUND');
    await this.dataSource.transaction(async (transaction) => {
      await this.lockout.clear(transaction, person.username);
      await this.log.append(transaction, 'accountUnlocked', caller, { personId, actorId: actor.personId });
    });
  }
}
