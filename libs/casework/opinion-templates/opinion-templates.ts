import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { mostOpinionTemplates, type OpinionTemplate } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { DomainError } from '#libs/platform/errors.js';
import { newId } from '#libs/platform/ids.js';

/** 常用意见: what a person writes again and again, kept for that person alone. */
@Injectable()
export class OpinionTemplates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
  ) {}

  /** The actor's own, the newest first. */
  list(actor: Actor): Promise<OpinionTemplate[]> {
    return this.dataSource.query(
      'select id, words from opinion_template where person_id = $1 order by created_at desc, id desc',
      [actor.personId],
    );
  }

  /**
   * Keeps some words; the same words are kept once.
   * @throws DomainError OPINION_TEMPLATE.TOO_MANY
   */
  keep(actor: Actor, words: string): Promise<OpinionTemplate> {
    return this.dataSource.transaction(async (manager) => {
      // One after the other for each person, so that two at once do not exceed the number.
      await manager.query('select from person where id = $1 for no key update', [actor.personId]);
      const own: OpinionTemplate[] = await manager.query(
        'select id, words from opinion_template where person_id = $1',
        [actor.personId],
      );
      const known = own.find((each) => each.words === words);
      if (known) return known;
      if (own.length >= mostOpinionTemplates) throw new DomainError('OPINION_TEMPLATE.TOO_MANY');
      const made = { id: newId(), words };
      await manager.query('insert into opinion_template (id, person_id, words, created_at) values ($1, $2, $3, $4)', [
        made.id,
        actor.personId,
        words,
        this.clock.now(),
      ]);
      return made;
    });
  }

  /** @throws DomainError OPINION_TEMPLATE.NOT_FOUND, also for one of somebody else */
  async forget(actor: Actor, id: string): Promise<void> {
    const [, gone]: [unknown, number] = isUuid(id)
      ? await this.dataSource.query('delete from opinion_template where id = $1 and person_id = $2', [
          id,
          actor.personId,
        ])
      : [[], 0];
    if (gone === 0) throw new DomainError('OPINION_TEMPLATE.NOT_FOUND');
  }
}
