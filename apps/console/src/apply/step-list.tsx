import { Link } from 'react-router';
import type { CaseTypeView, CaseView } from '#libs/contracts/index.js';
import { ToneTag } from '../components/tone';
import type { ErrorsAt } from '../schema-form/field-errors';
import { stepPage, stepProblems, type FormStep } from './form-steps';
import { applyTexts } from './texts';

interface StepListProps {
  steps: readonly FormStep[];
  current: string;
  caseType: CaseTypeView;
  view: CaseView;
  errors: ErrorsAt;
}

/** All steps with what each still needs; any of them can be opened at any time. */
export function StepList({ steps, current, caseType, view, errors }: StepListProps) {
  const t = applyTexts.use();
  return (
    <nav aria-label={t('step.list')}>
      <ol className="step-list">
        {steps.map((step) => {
          const open = stepProblems(step, caseType, view, errors, (title) => title).length;
          return (
            <li key={step.key}>
              <Link to={stepPage(view.id, step.key)} aria-current={step.key === current ? 'step' : undefined}>
                {step.title}
              </Link>
              {step.kind !== 'requests' && (
                <span className="small">
                  {open === 0 ? (
                    <ToneTag tone="success" shape="tick">
                      {t('step.done')}
                    </ToneTag>
                  ) : (
                    <ToneTag tone="quiet" shape="ring">
                      {t('step.todo', { count: open })}
                    </ToneTag>
                  )}
                </span>
              )}
            </li>
          );
        })}
        <li>
          <Link to={`/cases/${view.id}/check`} aria-current={current === 'check' ? 'step' : undefined}>
            {t('step.check')}
          </Link>
        </li>
      </ol>
    </nav>
  );
}
