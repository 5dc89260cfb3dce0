import { Injectable } from '@nestjs/common';
import type { Role } from '#libs/contracts/identity.js';
import type { Audience } from '#libs/contracts/notification-message.js';
import { People, type PersonRef } from '#libs/identity/people.query.js';

/** Somebody to be told; `email` is null when there is no address. */
export interface Recipient {
  personId: string;
  email: string | null;
}

/** Finds the people behind an audience, each once, whatever number of roles they are addressed by. */
@Injectable()
export class AudienceDirectory {
  constructor(private readonly people: People) {}

  async find(audience: Audience[]): Promise<Recipient[]> {
    const found = await Promise.all(audience.map((entry) => this.peopleOf(entry)));
    const recipients = new Map(found.flat().map((person) => [person.id, recipient(person)]));
    return [...recipients.values()];
  }

  /** Addressed earlier and no longer in the audience; undefined when the person has left. */
  async findPerson(personId: string): Promise<Recipient | undefined> {
    const person = await this.people.find(personId);
    return person && recipient(person);
  }

  private async peopleOf(entry: Audience): Promise<PersonRef[]> {
    if ('personId' in entry) return [await this.people.find(entry.personId)].filter((person) => person !== undefined);
    if ('role' in entry) return this.people.findByGrant(entry.role as Role, entry.unit);
    return this.people.findByUnit(entry.unit);
  }
}

function recipient({ id, email }: PersonRef): Recipient {
  return { personId: id, email: email === '' ? null : email };
}
