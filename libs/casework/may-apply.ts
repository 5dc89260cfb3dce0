import type { CaseType } from '#libs/case-engine/contract.js';
import { unitsOf, type Actor } from '#libs/identity/actor.js';
import { roleTitles } from '#libs/identity/role-titles.js';
import { DomainError } from '#libs/platform/errors.js';

/** @throws DomainError AUTH.FORBIDDEN when none of the actor's roles applies for cases of the type, or opens them */
export function mayApply(caseType: CaseType, actor: Pick<Actor, 'grants'>): void {
  const opener = caseType.opening?.role ?? caseType.applicantRole;
  if (unitsOf(actor, opener).length > 0) return;
  const role = roleTitles[opener];
  const message = caseType.opening
    ? {
        zh: `「${caseType.title.zh}」只能由${role.zh}依职权启动。`,
        en: `Only a ${role.en.toLowerCase()} may open ${caseType.title.en}.`,
      }
    : {
        zh: `「${caseType.title.zh}」只能由${role.zh}申请。`,
        en: `Only a ${role.en.toLowerCase()} may apply for ${caseType.title.en}.`,
      };
  throw new DomainError('AUTH.FORBIDDEN', {
    detail: message,
    reasons: [{ code: 'AUTH.FORBIDDEN', message, unblockedBy: role }],
  });
}
