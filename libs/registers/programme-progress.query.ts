import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ProgrammeProgress } from '#libs/contracts/register.js';
import { DomainError } from '#libs/platform/errors.js';

@Injectable()
export class Programmes {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Targets of a programme against the sum of what cases have contributed.
   * @throws DomainError REQUEST.NOT_FOUND when there is no such programme
   */
  async progress(key: string, lang: 'zh' | 'en'): Promise<ProgrammeProgress> {
    const programmes: { title: string }[] = await this.dataSource.query(
      `select case $2 when 'en' then title_en else title_zh end as title from programme where key = $1`,
      [key, lang],
    );
    const programme = programmes[0];
    if (!programme) throw new DomainError('REQUEST.NOT_FOUND');
    const targets: ProgrammeProgress['targets'] = await this.dataSource.query(
      `select t.key, case $2 when 'en' then t.title_en else t.title_zh end as title,
         case $2 when 'en' then t.unit_en else t.unit_zh end as unit, t.target::float8 as target,
         coalesce((select sum(c.amount) from programme_contribution c
                   where c.programme = t.programme and c.target = t.key), 0)::float8 as actual
       from programme_target t where t.programme = $1 order by t.position`,
      [key, lang],
    );
    return { key, title: programme.title, targets };
  }
}
