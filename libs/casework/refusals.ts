import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { officeOf } from '#libs/case-engine/authority.js';
import { errorsOf } from '#libs/case-engine/form-errors.js';
import type { Refusal, Verdict } from '#libs/case-engine/verdict.js';
import type { Text } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { People } from '#libs/identity/people.query.js';
import { roleTitles } from '#libs/identity/role-titles.js';
import { DomainError, type RefusalReason } from '#libs/platform/errors.js';
import { weighActions } from './actions.js';
import type { Situation } from './situation.js';

/** Puts a refusal into words: why, who would unblock it, by when. The same words on screen and in an error. */
@Injectable()
export class Refusals {
  constructor(
    private readonly orgUnits: OrgUnits,
    private readonly people: People,
  ) {}

  async asError(
    manager: EntityManager,
    actor: Actor,
    situation: Situation,
    verdict: Verdict & { allowed: false },
  ): Promise<DomainError> {
    const reasons = await this.explain(manager, situation, verdict.reasons);
    return new DomainError(verdict.error, {
      ...(reasons[0] && { detail: reasons[0].message }),
      reasons,
      availableEvents: availableTo(actor, situation),
      ...(verdict.error === 'CASE.FORM_INVALID' && {
        errors: situation.facts.formErrors.map((error) => ({ ...error, pointer: `/form${error.pointer}` })),
      }),
    });
  }

  /** A payload that does not fit its event, field by field; null when it fits. */
  ofPayload(actor: Actor, situation: Situation, event: string, payload: Record<string, unknown>): DomainError | null {
    const form = situation.caseType.events[event]?.payload;
    const errors = form
      ? errorsOf(form, payload)
      : Object.keys(payload).map((property) => ({
          pointer: `/${property}`,
          code: 'whitelistValidation',
          message: { zh: '此操作不需要这一项。', en: 'This event carries no such property.' },
        }));
    if (errors.length === 0) return null;
    return new DomainError('CASE.PAYLOAD_INVALID', {
      errors: errors.map((error) => ({ ...error, pointer: `/payload${error.pointer}` })),
      reasons: errors.map(({ message }) => ({ code: 'CASE.PAYLOAD_INVALID', message })),
      availableEvents: availableTo(actor, situation),
    });
  }

  /** Replaces each refusal's duty by the office, role and person (where it is one) that hold it. */
  async explain(manager: EntityManager, situation: Situation, refusals: Refusal[]): Promise<RefusalReason[]> {
    const holders = new Map<string, Text | undefined>();
    for (const { holder } of refusals) {
      if (!holder || holders.has(holder.duty)) continue;
      holders.set(holder.duty, await this.holderOf(manager, situation, holder.duty));
    }
    return refusals.map(({ code, message, unblockedBy, holder, by }) => {
      const who = unblockedBy ?? (holder && holders.get(holder.duty));
      return { code, message, ...(who && { unblockedBy: who }), ...(by && { by }) };
    });
  }

  private async holderOf(manager: EntityManager, situation: Situation, key: string): Promise<Text | undefined> {
    const duty = situation.caseType.duties[key];
    const unit = duty && officeOf(duty.scope, situation.offices);
    if (!duty || !unit) return undefined;
    if (duty.role === 'system') return duty.title;
    const role = roleTitles[duty.role];
    const office = (await this.orgUnits.names([unit], manager)).get(unit) ?? { zh: unit, en: unit };
    const [person, another] = await this.people.findByGrant(duty.role, unit, manager);
    const name = person && !another ? ` ${person.name}` : '';
    return { zh: `${office.zh}(${role.zh})${name}`, en: `${office.en} (${role.en})${name}` };
  }
}

/** Events that the actor could send now. */
function availableTo(actor: Actor, situation: Situation): string[] {
  const actions = weighActions(situation, actor);
  return [...new Set(actions.flatMap(({ event, verdict }) => (verdict.allowed ? [event] : [])))];
}
