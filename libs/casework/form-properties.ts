import type { CaseType } from '#libs/case-engine/contract.js';
import { unknownProperties } from '#libs/case-engine/form-schema.js';
import { DomainError } from '#libs/platform/errors.js';

/** A draft may be incomplete or wrong, so that nothing typed is lost; it may not carry what the form does not have. */
export function checkKnownProperties(caseType: CaseType, form: Record<string, unknown>): void {
  const unknown = unknownProperties(caseType.form, form);
  if (unknown.length === 0) return;
  throw new DomainError('CASE.FORM_INVALID', {
    errors: unknown.map((property) => ({
      pointer: `/form/${property}`,
      code: 'whitelistValidation',
      message: { zh: '申请表没有这一项。', en: 'The form has no such property.' },
    })),
  });
}

/** What the registers know, as far as the form asks for it. */
export function knownOf(caseType: CaseType, prefill: Record<string, unknown>): Record<string, unknown> {
  const properties = caseType.formSteps.flatMap((page) => page.properties);
  return Object.fromEntries(Object.entries(prefill).filter(([property]) => properties.includes(property)));
}
