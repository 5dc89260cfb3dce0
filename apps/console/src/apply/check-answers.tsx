import { ExclamationCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseTypeView, CaseView } from '#libs/contracts/index.js';
import { controlId, type ErrorsAt } from '../schema-form/field-errors';
import { isBlank } from '../schema-form/schema';
import { ValueText } from '../schema-form/value-text';
import { fieldPrefix, slotControlId, stepPage, type FormStep } from './form-steps';
import { viewAddress } from '../schema-form/view-address';
import { applyTexts } from './texts';
import '../schema-form/schema-form.css';

interface CheckAnswersProps {
  step: FormStep;
  view: CaseView;
  caseType: CaseTypeView;
  errors: ErrorsAt;
}

interface Answer {
  title: string;
  controlId: string;
  value: ReactNode;
  filled: boolean;
  error: string | undefined;
}

/** The answers of one step, each with a way to change it that comes back here. */
export function CheckAnswers({ step, view, caseType, errors }: CheckAnswersProps) {
  const t = applyTexts.use();
  const answers =
    step.kind === 'attachments'
      ? attachmentAnswers(view, caseType, t('check.notUploaded'))
      : step.fields.map((field): Answer => ({
          title: field.title,
          controlId: controlId(fieldPrefix, `/${field.name}`),
          value: <ValueText field={field} value={view.form[field.name]} />,
          filled: !isBlank(view.form[field.name]),
          error: errors[`/${field.name}`],
        }));
  return (
    <section className="surface check-section">
      <h2>{step.title}</h2>
      <dl className="check-list">
        {answers.map((answer) => (
          <div key={answer.controlId} data-invalid={answer.error ? '' : undefined}>
            <dt>{answer.title}</dt>
            <dd>
              {(!answer.error || answer.filled) && answer.value}
              {answer.error && (
                <p className="field-error">
                  <ExclamationCircleOutlined aria-hidden />
                  {answer.error}
                </p>
              )}
            </dd>
            <dd className="check-change">
              <Link
                to={`${stepPage(view.id, step.key, 'check')}#${answer.controlId}`}
                aria-label={t('check.changeOf', { title: answer.title })}
              >
                {t('check.change')}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function attachmentAnswers(view: CaseView, caseType: CaseTypeView, notUploaded: string): Answer[] {
  return caseType.attachments.map(({ slot, title }) => {
    const attached = view.attachments.find((it) => it.slot === slot);
    return {
      title,
      controlId: slotControlId(slot),
      value: attached ? (
        <a href={viewAddress(attached.documentId)} target="_blank" rel="noreferrer">
          {attached.name}
        </a>
      ) : (
        <span className="quiet">{notUploaded}</span>
      ),
      filled: attached !== undefined,
      error: view.missingAttachments.includes(slot) ? notUploaded : undefined,
    };
  });
}
