import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { type Actor, unitsOf } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import { newId } from '#libs/platform/ids.js';
import { Certificate } from './certificate.entity.js';
import { Enterprise } from './enterprise.entity.js';
import { Park } from './park.entity.js';

/** What a case is about, with the offices that follow from where it lies. */
export interface Subject {
  id: string;
  kind: 'park' | 'enterprise';
  name: string;
  /** Code of the company that may apply for it. */
  applicantUnit: string;
  /** Code of the town. */
  territoryUnit: string;
  /** Code of the platform; null outside all of them. */
  platformUnit: string | null;
  federationMember: boolean;
  /** What the registers know already and a form need not ask again, by the names that forms use; land in 亩. */
  prefill: Record<string, unknown>;
}

/** The door of casework to the registers; everything happens in the caller's transaction. */
@Injectable()
export class Registers {
  /**
   * The park or firm that the actor may apply for.
   * @param wanted without `subjectId`: the one park that the actor's company operates, or else the actor's firm
   * @throws DomainError CASE.SUBJECT_NOT_FOUND when there is none, when it is not the actor's to apply for, or when
   *   the company operates several parks and none is named
   */
  async findSubject(manager: EntityManager, wanted: { subjectId?: string; actor: Actor }): Promise<Subject> {
    const { subjectId, actor } = wanted;
    if (subjectId !== undefined && !isUuid(subjectId)) throw new DomainError('CASE.SUBJECT_NOT_FOUND');
    const all = await this.subjectsOf(manager, actor);
    const mine = all.filter((subject) => subjectId === undefined || subject.id === subjectId);
    const [first, second] = mine;
    if (!first) throw new DomainError('CASE.SUBJECT_NOT_FOUND');
    if (second?.kind === first.kind) {
      throw new DomainError('CASE.SUBJECT_NOT_FOUND', {
        detail: { zh: '名下有多个，请指明是哪一个', en: 'There are several of yours: say which one' },
        errors: [{ pointer: '/subjectId', code: 'ambiguous', message: { zh: '必须填写', en: 'is needed' } }],
      });
    }
    return first;
  }

  /** What the registers know of the actor's one park or firm; nothing where there is none of the kind, or several. */
  async prefillFor(manager: EntityManager, actor: Actor, kind: string): Promise<Subject['prefill']> {
    const [only, another] = (await this.subjectsOf(manager, actor)).filter((subject) => subject.kind === kind);
    return only && !another ? only.prefill : {};
  }

  /**
   * Enters a park as recognised and records its certificate. A second call for the same case changes nothing.
   * @param recognition `at` is business time; `certificateNumber` is unique
   * @throws Error when there is no such park
   */
  async recognisePark(
    manager: EntityManager,
    parkId: string,
    recognition: { caseId: string; at: Date; certificateNumber: string },
  ): Promise<void> {
    const { caseId, at, certificateNumber } = recognition;
    const kind = 'park-recognition';
    // The lock makes a second call wait, and then see what the first one wrote.
    const park = await manager.findOneOrFail(Park, { where: { id: parkId }, lock: { mode: 'pessimistic_write' } });
    if (await manager.existsBy(Certificate, { caseId, kind })) return;
    const operator = await manager.findOneByOrFail(Enterprise, { id: park.operatorId });
    await manager.insert(Certificate, {
      id: newId(),
      number: certificateNumber,
      kind,
      holder: operator.name,
      holderCreditCode: operator.creditCode,
      parkId,
      caseId,
      issuedAt: at,
    });
    await manager.update(Park, { id: parkId }, { recognisedAt: at, certificateNumber });
  }

  private async subjectsOf(manager: EntityManager, actor: Actor): Promise<Subject[]> {
    const parks = await this.parksOf(manager, unitsOf(actor, 'park-operator'));
    return [...parks, ...(await this.firmsOf(manager, unitsOf(actor, 'enterprise-agent')))];
  }

  private async parksOf(manager: EntityManager, units: string[]): Promise<Subject[]> {
    const operators = await this.enterprises(manager, units);
    const parks = operators.length
      ? await manager.find(Park, { where: { operatorId: In(operators.map(({ id }) => id)) }, order: { name: 'asc' } })
      : [];
    return parks.flatMap((park) => {
      const operator = operators.find(({ id }) => id === park.operatorId);
      return operator ? [parkSubject(park, operator)] : [];
    });
  }

  private async firmsOf(manager: EntityManager, units: string[]): Promise<Subject[]> {
    const firms = await this.enterprises(manager, units);
    const parkIds = firms.flatMap(({ parkId }) => parkId ?? []);
    const parks = parkIds.length ? await manager.findBy(Park, { id: In(parkIds) }) : [];
    return firms.map((firm) =>
      firmSubject(
        firm,
        parks.find(({ id }) => id === firm.parkId),
      ),
    );
  }

  private async enterprises(manager: EntityManager, units: string[]): Promise<Enterprise[]> {
    return units.length ? manager.find(Enterprise, { where: { unit: In(units) }, order: { name: 'asc' } }) : [];
  }
}

/** 1 亩; the registers keep whole square metres, forms ask for 亩. */
const squareMetresPerMu = 666.67;

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}

function parkSubject(park: Park, operator: Enterprise): Subject {
  return {
    id: park.id,
    kind: 'park',
    name: park.name,
    applicantUnit: operator.unit,
    territoryUnit: park.territoryUnit,
    platformUnit: park.platformUnit,
    federationMember: park.federationMember,
    prefill: {
      parkName: park.name,
      parkKind: park.kind === 'producer-services' ? 'services' : park.kind,
      territory: park.territoryUnit,
      address: park.address,
      operatorName: operator.name,
      creditCode: operator.creditCode,
      landArea: twoDecimals(park.landArea / squareMetresPerMu),
      floorArea: park.floorArea,
      plotRatio: twoDecimals(park.floorArea / park.landArea),
    },
  };
}

function firmSubject(firm: Enterprise, park: Park | undefined): Subject {
  return {
    id: firm.id,
    kind: 'enterprise',
    name: firm.name,
    applicantUnit: firm.unit,
    territoryUnit: firm.territoryUnit,
    platformUnit: park?.platformUnit ?? null,
    federationMember: park?.federationMember ?? false,
    prefill: { name: firm.name, creditCode: firm.creditCode, industry: firm.industry, parkName: park?.name ?? null },
  };
}
