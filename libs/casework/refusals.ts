import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { errorsOf } from '#libs/case-engine/form-errors.js';
import { dayOf, type Refusal, type Unblocker } from '#libs/case-engine/refusal.js';
import type { Verdict } from '#libs/case-engine/verdict.js';
import type { ErrorCode } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError, type RefusalReason } from '#libs/platform/errors.js';
import { weighActions } from './actions.js';
import type { Detail } from './case-files.js';
import { allInWords, hasTooFew, holderOnTheWire, overdueInWords } from './outlook/holder-words.js';
import { Holders } from './outlook/holders.query.js';
import type { Situation } from './situation.js';

/** Puts a refusal into words: why, who would unblock it, by when. The same words on screen and in an error. */
@Injectable()
export class Refusals {
  constructor(private readonly holders: Holders) {}

  async asError(
    manager: EntityManager,
    actor: Actor,
    situation: Situation,
    detail: Detail,
    verdict: Verdict & { allowed: false },
  ): Promise<DomainError> {
    const reasons = await this.explain(manager, situation, detail, verdict.reasons);
    return new DomainError(verdict.error, {
      ...(reasons[0] && { detail: reasons[0].message }),
      reasons,
      availableEvents: availableTo(actor, situation),
      ...(verdict.error === 'CASE.FORM_INVALID' && {
        errors: situation.facts.formErrors.map((error) => ({ ...error, pointer: `/form${error.pointer}` })),
      }),
    });
  }

  /** A refusal of something other than an event (handling a task, editing a draft), to somebody who follows the case. */
  async of(
    manager: EntityManager,
    situation: Situation,
    code: ErrorCode,
    refusal: Omit<Refusal, 'code'>,
  ): Promise<DomainError> {
    const reasons = await this.explain(manager, situation, 'full', [{ code, ...refusal }]);
    return new DomainError(code, { detail: refusal.message, reasons });
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
      reasons: errors.map(({ message, pointer }) => ({
        code: 'CASE.PAYLOAD_INVALID',
        message,
        unblockedBy: { zh: `更正 ${pointer}`, en: `a corrected ${pointer}` },
      })),
      availableEvents: availableTo(actor, situation),
    });
  }

  /** Replaces each refusal's holders by the office, role and person (where it is one) that they are. */
  async explain(
    manager: EntityManager,
    situation: Situation,
    detail: Detail,
    refusals: readonly Refusal[],
  ): Promise<RefusalReason[]> {
    const turns = new Map(refusals.flatMap(({ holders }) => holders ?? []).map((turn) => [keyOf(turn), turn]));
    const found = await this.holders.of(manager, situation, [...turns.values()]);
    const holderOf = new Map([...turns.keys()].map((key, index) => [key, found[index] ?? null]));
    // Who only knows of the published part learns which office it is, not who sits there nor how long they have.
    const named = detail === 'full';
    return refusals.map((refusal) => {
      const who = (refusal.holders ?? []).flatMap((turn) => holderOf.get(keyOf(turn)) ?? []);
      const helper = refusal.unblockedBy ?? (who.length > 0 ? allInWords(who, named) : undefined);
      // A day by which nobody can have acted would promise what cannot be.
      const by = named && !who.some(hasTooFew) ? dayOf(refusal) : null;
      const unblockedBy = helper && overdueInWords(helper, by, situation.today.date);
      return {
        code: refusal.code,
        message: refusal.message,
        ...(unblockedBy && { unblockedBy }),
        ...(by !== null && { by }),
        ...(who.length > 0 && { holders: who.map((each) => holderOnTheWire(each, named)) }),
      };
    });
  }
}

function keyOf({ carrier, task, limit }: Unblocker): string {
  return [carrier, task, limit].join();
}

/** Events that the actor could send now. */
function availableTo(actor: Actor, situation: Situation): string[] {
  const actions = weighActions(situation, actor);
  return [...new Set(actions.flatMap(({ event, verdict }) => (verdict.allowed ? [event] : [])))];
}

/** @param current the version that the case is at */
export function staleVersion(current: number): DomainError {
  const message = {
    zh: `办件已有更新（现为第 ${current} 版），请刷新后再操作。`,
    en: `The case has changed (it is at version ${current}); read it again and retry.`,
  };
  const unblockedBy = { zh: `重新读取第 ${current} 版`, en: `reading version ${current}` };
  return new DomainError('CASE.STALE_VERSION', {
    detail: message,
    reasons: [{ code: 'CASE.STALE_VERSION', message, unblockedBy }],
  });
}
