import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { CaseTypeView, CaseView } from '#libs/contracts/index.js';
import { submissionOf } from '../case/action-entry';
import { ButtonLink } from '../components/button-link';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader, PageTitle } from '../components/page-header';
import { ErrorSummary } from '../schema-form/error-summary';
import type { ErrorsAt } from '../schema-form/field-errors';
import { focusSoon } from '../schema-form/focus-control';
import { SchemaFields } from '../schema-form/schema-fields';
import { AttachmentsStep } from './attachments-step';
import { ConflictNotice, LockedNotice, SaveStatus } from './draft-notices';
import { fieldPrefix, formErrorsOf, stepPage, stepProblems, stepsOf } from './form-steps';
import { RequestsStep } from './requests-step';
import { StepList } from './step-list';
import { applyTexts } from './texts';
import { useDraft } from './use-draft';
import './apply.css';

/** One step of the application at a time, saved while it is filled in and checked by the server as it goes. */
export function DraftForm({ view: loaded, caseType }: { view: CaseView; caseType: CaseTypeView }) {
  const t = applyTexts.use();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const draft = useDraft(loaded);
  const { view, form } = draft;
  const steps = stepsOf(caseType, view, { requests: t('step.requests'), attachments: t('step.attachments') });
  const index = Math.max(
    0,
    steps.findIndex((step) => step.key === search.get('step')),
  );
  const step = steps[index];
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState({ step: '', times: 0 });
  const [leaving, setLeaving] = useState(false);
  const [mayEdit] = useState(() => submissionOf(loaded) !== undefined);
  useStepFocus(step?.key);
  if (!step || !mayEdit) return <NotEditable view={view} />;

  const errors = formErrorsOf(steps, view, form);
  const showAll = tried.step === step.key;
  const missing = (title: string): string => t('check.missingAttachment', { title });
  const problems = stepProblems(step, caseType, view, errors, missing);
  const toCheck = search.get('back') === 'check';
  const next = steps[index + 1];
  const target = toCheck || !next ? `/cases/${view.id}/check` : stepPage(view.id, next.key);

  const goOn = async (): Promise<void> => {
    setLeaving(true);
    const saved = await draft.flush();
    setLeaving(false);
    const now = draft.current();
    const open = stepProblems(step, caseType, now.view, formErrorsOf(steps, now.view, now.form), missing);
    if (!saved || open.length > 0) setTried({ step: step.key, times: tried.times + 1 });
    else void navigate(target);
  };

  return (
    <div className="page portal">
      <div className="portal-column">
        <PageHeader title={step.title} lead={t('step.of', { index: index + 1, total: steps.length + 1 })} />
        <details className="portal-steps-small surface">
          <summary>{t('step.list')}</summary>
          <StepList steps={steps} current={step.key} caseType={caseType} view={view} errors={errors} />
        </details>
        {draft.phase === 'locked' && <LockedNotice view={view} />}
        <ConflictNotice draft={draft} steps={steps} />
        {showAll && (
          <ErrorSummary entries={problems} attempt={tried.times}>
            <Button type="link" className="summary-skip" onClick={() => void navigate(target)}>
              {t('step.skip')}
            </Button>
          </ErrorSummary>
        )}
        <form
          className="portal-form surface"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void goOn();
          }}
        >
          {step.kind === 'requests' && <RequestsStep view={view} caseType={caseType} steps={steps} />}
          {step.kind === 'attachments' && (
            <AttachmentsStep
              caseType={caseType}
              view={view}
              onView={draft.adopt}
              beforeWrite={draft.flush}
              showMissing={showAll}
            />
          )}
          {index === 0 && step.kind === 'fields' && <p className="portal-note quiet">{t('form.prefilled')}</p>}
          {step.kind === 'fields' && (
            <SchemaFields
              fields={step.fields}
              value={form}
              errors={showAll ? errors : only(errors, left)}
              prefix={fieldPrefix}
              onChange={draft.edit}
              onLeave={(pointer) => setLeft((before) => new Set(before).add(pointer))}
            />
          )}
          <div className="portal-buttons">
            <Button type="primary" htmlType="submit" loading={leaving} disabled={draft.phase === 'locked'}>
              {toCheck ? t('step.backToCheck') : next ? t('step.next') : t('step.toCheck')}
            </Button>
            {index > 0 && !toCheck && (
              <Button onClick={() => void navigate(stepPage(view.id, steps[index - 1]?.key ?? ''))}>
                {t('step.previous')}
              </Button>
            )}
            <SaveStatus draft={draft} />
          </div>
        </form>
      </div>
      <aside className="portal-aside">
        <StepList steps={steps} current={step.key} caseType={caseType} view={view} errors={errors} />
      </aside>
    </div>
  );
}

/** Opened by somebody who may not fill it in, or after it was handed in. */
function NotEditable({ view }: { view: CaseView }) {
  const t = applyTexts.use();
  return (
    <Page width="column">
      <PageTitle title={t('save.locked')} />
      <EmptyState
        title={t('save.locked')}
        action={<ButtonLink to={`/cases/${view.id}`}>{t('check.open')}</ButtonLink>}
      />
    </Page>
  );
}

/** Errors of controls that were left at least once: nobody is told off for what they have not come to yet. */
function only(errors: ErrorsAt, left: ReadonlySet<string>): ErrorsAt {
  return Object.fromEntries(
    Object.entries(errors).filter(([pointer]) =>
      [...left].some((it) => pointer === it || pointer.startsWith(`${it}/`)),
    ),
  );
}

/**
 * A link from a summary, the check page or a correction item leads to a control: put the focus there. Another step is
 * another page: it begins at the top, with the focus on its heading.
 */
function useStepFocus(step: string | undefined): void {
  const previous = useRef(step);
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (id) {
      focusSoon(id);
    } else if (previous.current !== step) {
      window.scrollTo(0, 0);
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    }
    previous.current = step;
  }, [step]);
}
