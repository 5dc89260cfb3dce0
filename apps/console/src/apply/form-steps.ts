import type { CaseTypeView, CaseView } from '#libs/contracts/index.js';
import { blankWords } from '../schema-form/blank-words';
import { controlId, errorsAt, summaryOf, wordBlanks, type ErrorsAt } from '../schema-form/field-errors';
import type { SummaryEntry } from '../schema-form/error-summary';
import { fieldsOf, type FieldModel } from '../schema-form/schema';
import { changesBetween } from './merge-drafts';

/** One page of an application: what to correct, a page of the form, or the documents. */
export interface FormStep {
  /** Also the value of `?step=`. */
  key: string;
  kind: 'requests' | 'fields' | 'attachments';
  title: string;
  fields: FieldModel[];
}

export interface StepTitles {
  requests: string;
  attachments: string;
}

/** Prefix of the ids of an application's controls, the same on each page so that links find them. */
export const fieldPrefix = 'field';

export function stepsOf(caseType: CaseTypeView, view: CaseView, titles: StepTitles): FormStep[] {
  const pages: FormStep[] = caseType.form.steps.map((step, index) => ({
    key: String(index + 1),
    kind: 'fields',
    title: step.title,
    fields: fieldsOf(caseType.form.schema, step.properties),
  }));
  const attachments: FormStep = { key: 'attachments', kind: 'attachments', title: titles.attachments, fields: [] };
  const requests: FormStep = { key: 'requests', kind: 'requests', title: titles.requests, fields: [] };
  return [
    ...(view.status === 'correction' && view.requests ? [requests] : []),
    ...pages,
    ...(caseType.attachments.length > 0 ? [attachments] : []),
  ];
}

export const stepPage = (caseId: string, key: string, back?: 'check'): string =>
  `/cases/${caseId}/edit?step=${key}${back ? '&back=check' : ''}`;

export const slotControlId = (slot: string): string => `slot-${slot}`;

/**
 * What the server holds against the form, with words for what is empty. Fields changed since it judged are left out:
 * an old verdict on a new value would only confuse.
 */
export function formErrorsOf(steps: readonly FormStep[], view: CaseView, form: Record<string, unknown>): ErrorsAt {
  const fields = steps.flatMap((step) => step.fields);
  const unjudged = Object.keys(changesBetween(view.form, form));
  const errors = Object.entries(errorsAt(view.formErrors)).filter(
    ([pointer]) => !unjudged.includes(pointer.split('/')[1] ?? ''),
  );
  return wordBlanks(Object.fromEntries(errors), fields, form, blankWords);
}

/** What one step still lacks, as lines of an error summary. */
export function stepProblems(
  step: FormStep,
  caseType: CaseTypeView,
  view: CaseView,
  errors: ErrorsAt,
  missing: (title: string) => string,
): SummaryEntry[] {
  if (step.kind === 'attachments') {
    return caseType.attachments
      .filter(({ slot }) => view.missingAttachments.includes(slot))
      .map(({ slot, title }) => ({ controlId: slotControlId(slot), title: '', message: missing(title) }));
  }
  return summaryOf(step.fields, errors).map((line) => ({
    controlId: controlId(fieldPrefix, line.pointer),
    title: line.title,
    message: line.message,
  }));
}

/** Where a requested item is settled; undefined when it is about the application as a whole. */
export function placeOf(about: string, steps: readonly FormStep[], caseType: CaseTypeView) {
  const name = about.replace(/^\/(form\/)?/, '').split('/')[0] ?? '';
  const slot = caseType.attachments.find((it) => it.slot === name);
  if (slot) return { step: 'attachments', controlId: slotControlId(slot.slot), title: slot.title };
  for (const step of steps) {
    const field = step.fields.find((it) => it.name === name);
    if (field) return { step: step.key, controlId: controlId(fieldPrefix, `/${name}`), title: field.title };
  }
  return undefined;
}
