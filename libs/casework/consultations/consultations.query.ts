import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Advisor, ConsultationsView, ConsultationView } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { People } from '#libs/identity/people.query.js';
import { inShanghai } from '../business-time.js';
import { CaseEvent } from '../case-event.entity.js';
import { CaseFiles } from '../case-files.js';
import { CaseTypes } from '../case-types.js';
import { Situations, type Situation } from '../situation.js';
import { withheldFrom } from '../withheld.js';
import { Advisors, isOfficial } from './advisors.query.js';
import { consultationEvents } from './consultation-events.js';
import { Consultation } from './consultation.entity.js';
import { refusedToAsk } from './may-ask.js';

/** What opinions were asked for in a case, as far as the reader may see them; and who can be asked. */
@Injectable()
export class Consultations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly situations: Situations,
    private readonly caseTypes: CaseTypes,
    private readonly advisors: Advisors,
    private readonly people: People,
    private readonly orgUnits: OrgUnits,
  ) {}

  /** Those that the reader asked or was asked; all of them for whom internal opinions are not withheld. */
  async ofCase(actor: Actor, caseId: string): Promise<ConsultationsView> {
    const { manager } = this.dataSource;
    const file = await this.files.followed(manager, actor, caseId);
    const withheld = withheldFrom(this.caseTypes.get(file.type, file.typeVersion), actor, file);
    const rows = await manager.find(Consultation, { where: { caseId }, order: { askedAt: 'DESC', id: 'DESC' } });
    const seen = rows.filter((row) => !withheld.opinions || isParty(actor, row));
    const situation = await this.situations.of(manager, file);
    const said = await this.saidIn(caseId);
    const names = await this.people.namesOf(seen.flatMap(({ askedBy, personId }) => [askedBy, personId]));
    return {
      items: seen.map((row) => viewOf(row, said.get(row.id), names, actor, situation)),
      mayAsk: refusedToAsk(actor, situation) === null,
    };
  }

  /** Whom the actor may ask; nobody while the actor may not ask. */
  async advisorsOf(actor: Actor, caseId: string): Promise<Advisor[]> {
    const { manager } = this.dataSource;
    const situation = await this.situations.of(manager, await this.files.followed(manager, actor, caseId));
    if (refusedToAsk(actor, situation)) return [];
    const found = await this.advisors.of(manager, situation, actor);
    const units = found.flatMap(({ grants }) => grants.map(({ unit }) => unit));
    const names = await this.orgUnits.names(units, manager);
    return found.map(({ personId, name, grants }) => {
      const offices = new Set(grants.map(({ unit }) => names.get(unit)?.zh ?? unit));
      return { id: personId, name, offices: [...offices] };
    });
  }

  /** The words stand in the log alone, by consultation. */
  private async saidIn(caseId: string): Promise<Map<string, Record<string, string>>> {
    const types = Object.keys(consultationEvents);
    const events = await this.dataSource.manager.find(CaseEvent, {
      where: { caseId, type: In(types) },
      order: { seq: 'ASC' },
    });
    const said = new Map<string, Record<string, string>>();
    for (const { payload } of events as { payload: Record<string, string> }[]) {
      const id = payload.consultationId ?? '';
      said.set(id, { ...said.get(id), ...payload });
    }
    return said;
  }
}

function isParty(actor: Actor, { askedBy, personId }: Consultation): boolean {
  return actor.personId === askedBy || actor.personId === personId;
}

function viewOf(
  row: Consultation,
  said: Record<string, string> | undefined,
  names: ReadonlyMap<string, string>,
  actor: Actor,
  { today }: Situation,
): ConsultationView {
  const { id, askedBy, personId, lastDay, answeredAt, withdrawnAt } = row;
  const state = answeredAt ? 'answered' : withdrawnAt ? 'withdrawn' : 'open';
  const closedAt = answeredAt ?? withdrawnAt;
  const person = (one: string) => ({ id: one, name: names.get(one) ?? '' });
  return {
    id,
    askedBy: person(askedBy),
    person: person(personId),
    question: said?.question ?? '',
    lastDay,
    state,
    askedAt: inShanghai(row.askedAt),
    answer: said?.opinion ?? null,
    closedAt: closedAt && inShanghai(closedAt),
    overdue: state === 'open' && lastDay < today.date,
    mayAnswer: state === 'open' && actor.personId === personId && isOfficial(actor),
    mayWithdraw: state === 'open' && actor.personId === askedBy,
  };
}
