import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { CaseTypeView, CaseView } from '#libs/contracts/index.js';
import { ApiProblem } from '../api/problem';
import { caseQuery, caseTypeQuery, routeOfCaseQuery } from '../api/queries';
import { submissionOf } from '../case/action-entry';
import { useSubmitEvent } from '../case/submit-event';
import { ButtonLink } from '../components/button-link';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { ProblemAlert } from '../components/problem-alert';
import { QueryFailure } from '../components/query-failure';
import { RouteStages } from '../components/route-stages';
import { Skeleton } from '../components/skeleton';
import { Notice } from '../schema-form/notice';
import { ErrorSummary } from '../schema-form/error-summary';
import { CheckAnswers } from './check-answers';
import { formErrorsOf, stepPage, stepProblems, stepsOf } from './form-steps';
import { StepList } from './step-list';
import { applyTexts } from './texts';
import './apply.css';

/** /cases/:id/check: everything that will be submitted on one page, then the submission itself. */
export function CheckPage() {
  const { id = '' } = useParams();
  const t = applyTexts.use();
  const found = useQuery({ ...caseQuery(id), staleTime: 0 });
  const caseType = useQuery({
    ...caseTypeQuery(found.data?.type ?? '', found.data?.typeVersion),
    enabled: found.data !== undefined,
  });
  const failure = found.error ?? caseType.error;
  if (found.data && caseType.data) {
    const open = found.data.status === 'draft' || found.data.status === 'correction';
    if (open) return <Check view={found.data} caseType={caseType.data} />;
    return (
      <Page width="column">
        <EmptyState
          title={t('check.already')}
          action={<ButtonLink to={`/cases/${id}`}>{t('check.open')}</ButtonLink>}
        />
      </Page>
    );
  }
  return (
    <Page width="column">
      {failure ? (
        <QueryFailure error={failure} retry={() => void (found.error ? found.refetch() : caseType.refetch())} />
      ) : (
        <Skeleton rows={10} rowHeight={48} />
      )}
    </Page>
  );
}

function Check({ view, caseType }: { view: CaseView; caseType: CaseTypeView }) {
  const t = applyTexts.use();
  const navigate = useNavigate();
  const submit = useSubmitEvent(view.id);
  const [attempt, setAttempt] = useState(0);
  const steps = stepsOf(caseType, view, { requests: t('step.requests'), attachments: t('step.attachments') });
  const errors = formErrorsOf(steps, view, view.form);
  const missing = (title: string): string => t('check.missingAttachment', { title });
  const entries = steps.flatMap((step) =>
    stepProblems(step, caseType, view, errors, missing).map((entry) => ({
      ...entry,
      page: stepPage(view.id, step.key, 'check'),
    })),
  );
  const action = submissionOf(view);
  const ready = entries.length === 0;

  const send = async (): Promise<void> => {
    setAttempt(attempt + 1);
    if (!ready || !action) return;
    const submission = { type: action.event, ...(action.taskId && { taskId: action.taskId }) };
    const done = await submit.mutateAsync({ submission, version: view.version }).catch(() => null);
    if (done) void navigate(`/cases/${view.id}/done`, { replace: true });
  };

  return (
    <div className="page portal">
      <div className="portal-column">
        <PageHeader title={t('check.title')} lead={t('check.lead')} />
        {attempt > 0 && <ErrorSummary entries={entries} attempt={attempt} />}
        {ready && <SubmitProblem problem={submit.error} />}
        {steps.map(
          (step) =>
            step.kind !== 'requests' && (
              <CheckAnswers key={step.key} step={step} view={view} caseType={caseType} errors={errors} />
            ),
        )}
        <WayAhead view={view} />
        <p className="portal-note quiet">{t('check.declare')}</p>
        {action && !action.allowed && ready && (
          <div className="portal-note">
            <Notice tone="warning" title={t('check.notNow')}>
              {action.reasons.map((reason) => (
                <p key={reason.message}>{reason.message}</p>
              ))}
            </Notice>
          </div>
        )}
        <div className="portal-buttons">
          <Button
            type="primary"
            size="large"
            loading={submit.isPending}
            disabled={!action || (ready && !action.allowed)}
            onClick={() => void send()}
          >
            {submit.isPending ? t('check.submitting') : (action?.title ?? t('check.title'))}
          </Button>
          <Link to={stepPage(view.id, steps.at(-1)?.key ?? '1')}>{t('step.previous')}</Link>
        </div>
      </div>
      <aside className="portal-aside">
        <StepList steps={steps} current="check" caseType={caseType} view={view} errors={errors} />
      </aside>
    </div>
  );
}

/** Where the application goes once it is submitted, and by when it would be decided. */
function WayAhead({ view }: { view: CaseView }) {
  const t = applyTexts.use();
  const route = useQuery({ ...routeOfCaseQuery(view.id), retry: false });
  if (!route.data?.outcome) return null;
  return (
    <section className="surface check-section">
      <h2>{t('check.way')}</h2>
      <RouteStages route={route.data} />
    </section>
  );
}

/** A stale version is told as what it is: somebody else's change, now shown; everything else in the API's words. */
function SubmitProblem({ problem }: { problem: unknown }) {
  const t = applyTexts.use();
  const stale = problem instanceof ApiProblem && problem.status === 412;
  return stale ? (
    <div className="portal-note">
      <Notice tone="warning" urgent title={t('check.stale')} />
    </div>
  ) : (
    <ProblemAlert problem={problem} />
  );
}
