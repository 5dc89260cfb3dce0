import { Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { type Role, roles } from '#libs/contracts/identity.js';
import { DomainError, type FieldFault } from '#libs/platform/errors.js';
import { newId } from '#libs/platform/ids.js';
import { normaliseUsername } from './lockout.js';
import { OrgUnit } from './org-unit.entity.js';
import { forbiddenPairs } from './overseers.js';
import { hashPassword } from './password-hash.js';
import { passwordFaults, passwordFaultTexts } from './password-rules.js';
import { isHeldIn, placeOfRole } from './role-places.js';
import { roleTitles } from './role-titles.js';
import { type Caller, SecurityLog } from './security-log.js';

export interface NewPerson {
  /** Compared without case; letters, digits, `.`, `_` and `-`. */
  username: string;
  /** As it stands on letters and in the log. */
  name: string;
  email: string;
  password: string;
  /** At least one; `role` and `unit` as they were typed. */
  grants: { role: string; unit: string }[];
}

@Injectable()
export class CreatePerson {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Makes somebody who can sign in, with roles and membership of their offices; written to the security log.
   * @param actorId who makes the person; undefined on the command line, where nobody is signed in
   * @returns the person's id
   * @throws DomainError REQUEST.INVALID with one error for everything that is wrong: user name, address, password, an
   *   unknown or misplaced role, an unknown office, roles that one person may not hold together (三员分立)
   */
  async execute(given: NewPerson, caller: Caller, actorId?: string): Promise<string> {
    const person = { ...given, username: normaliseUsername(given.username), name: given.name.trim() };
    const passwordHash = await hashPassword(person.password);
    return this.dataSource.transaction(async (transaction) => {
      const faults = [...faultsOf(person), ...(await grantFaults(transaction, person.grants))];
      if (faults.length > 0) throw new DomainError('REQUEST.INVALID', { errors: faults });

      const personId = newId();
      const added: unknown[] = await transaction.query(
        `insert into person (id, username, name, email, password_hash) values ($1, $2, $3, $4, $5)
         on conflict (username) do nothing returning 1`,
        [personId, person.username, person.name, person.email, passwordHash],
      );
      if (added.length === 0) throw new DomainError('REQUEST.INVALID', { errors: [usernameTaken] });
      for (const { role, unit } of person.grants) {
        await transaction.query(
          `with granted as (
             insert into role_grant (person_id, role, unit) values ($1, $2, $3) on conflict do nothing
           )
           insert into membership (person_id, unit) values ($1, $3) on conflict do nothing`,
          [personId, role, unit],
        );
      }
      await this.log.append(transaction, 'personCreated', caller, { personId, ...(actorId && { actorId }) });
      return personId;
    });
  }
}

const usernameTaken: FieldFault = {
  pointer: '/username',
  code: 'taken',
  message: { zh: '该用户名已被使用', en: 'This user name is taken' },
};

function faultsOf({ username, name, email, password }: NewPerson): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(username)) {
    const message = {
      zh: '用户名为 2 至 40 个字母、数字或 . _ -，以字母或数字开头',
      en: '2 to 40 letters, digits or . _ -, beginning with a letter or digit',
    };
    faults.push({ pointer: '/username', code: 'matches', message });
  }
  if (name === '' || name.length > 60) {
    faults.push({ pointer: '/name', code: 'length', message: { zh: '姓名为 1 至 60 个字', en: '1 to 60 characters' } });
  }
  if (!isEmail(email)) {
    faults.push({ pointer: '/email', code: 'isEmail', message: { zh: '应为电子邮箱', en: 'Must be a mail address' } });
  }
  for (const code of passwordFaults(password, username)) {
    faults.push({ pointer: '/password', code, message: passwordFaultTexts[code] });
  }
  return faults;
}

async function grantFaults(manager: EntityManager, grants: NewPerson['grants']): Promise<FieldFault[]> {
  const faults: FieldFault[] = [];
  for (const grant of grants) {
    const role = roles.find((known) => known === grant.role);
    const unit = await manager.findOneBy(OrgUnit, { code: grant.unit });
    if (!role) {
      const message = { zh: `没有角色“${grant.role}”`, en: `No role "${grant.role}"; one of ${roles.join(', ')}` };
      faults.push({ pointer: '/role', code: 'isIn', message });
    }
    if (!unit) {
      const message = { zh: `没有单位“${grant.unit}”`, en: `No office with the code "${grant.unit}"` };
      faults.push({ pointer: '/unit', code: 'unknown', message });
    }
    if (role && unit && !isHeldIn(role, unit)) {
      const message = {
        zh: `“${roleTitles[role].zh}”不能设在${unit.nameZh}`,
        en: `${roleTitles[role].en} is held in another office than ${unit.nameEn} (of the kind ${placeOfRole[role]})`,
      };
      faults.push({ pointer: '/unit', code: 'misplaced', message });
    }
  }
  if (grants.length === 0) {
    const message = { zh: '至少需要一个角色', en: 'At least one role is needed' };
    faults.push({ pointer: '/role', code: 'isNotEmpty', message });
  }
  const held = grants.map(({ role }) => role as Role);
  for (const [one, other] of forbiddenPairs(held)) {
    const message = {
      zh: `三员分立：“${roleTitles[one].zh}”与“${roleTitles[other].zh}”不能由同一人担任`,
      en: `One person may not be ${roleTitles[one].en} and ${roleTitles[other].en} together`,
    };
    faults.push({ pointer: '/role', code: 'separated', message });
  }
  return faults;
}
