import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { CaseTypeView, CaseView } from '#libs/contracts/index.js';
import { api, newIdempotencyKey } from '../api/client';
import { casesQuery, caseTypeQuery, routeOfTypeQuery } from '../api/queries';
import { ButtonLink } from '../components/button-link';
import { Page, PageHeader } from '../components/page-header';
import { ProblemAlert } from '../components/problem-alert';
import { RouteStages } from '../components/route-stages';
import { roleTitle } from '../components/role-title';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { TimeText } from '../components/time-text';
import { Notice } from '../schema-form/notice';
import { useMe } from '../session/session';
import { kindsInWords } from './file-kinds';
import { applyTexts } from './texts';
import './apply.css';
import './before-and-after.css';

/** /apply/:type: documents, time and deciders, told before anybody starts to fill in. */
export function BeforeYouStartPage() {
  const { type = '' } = useParams();
  const caseType = useQuery(caseTypeQuery(type));
  return (
    <Page width="column">
      {caseType.data ? (
        <BeforeYouStart caseType={caseType.data} />
      ) : caseType.error ? (
        <QueryFailure error={caseType.error} retry={() => void caseType.refetch()} />
      ) : (
        <Skeleton rows={8} rowHeight={64} />
      )}
    </Page>
  );
}

function BeforeYouStart({ caseType }: { caseType: CaseTypeView }) {
  const t = applyTexts.use();
  const navigate = useNavigate();
  const me = useMe();
  const mayApply = me.grants.some((grant) => grant.role === caseType.applicantRole);
  // One draft for one visit of this page, also when the answer to the first try was lost.
  const [idempotencyKey] = useState(newIdempotencyKey);
  const start = useMutation({
    mutationFn: () => api.post<CaseView>('/cases', { type: caseType.key }, { idempotencyKey }),
    onSuccess: (view) => navigate(`/cases/${view.id}/edit`),
  });
  const hasAttachments = caseType.attachments.length > 0;
  return (
    <>
      <PageHeader title={caseType.title} lead={caseType.description} />
      <ProblemAlert problem={start.error} />
      {mayApply && <Drafts type={caseType.key} />}
      {hasAttachments && (
        <section className="before-section">
          <h2>{t('before.documents')}</h2>
          <p className="quiet">{t('before.documentsHelp')}</p>
          <Documents caseType={caseType} required />
          <Documents caseType={caseType} required={false} />
        </section>
      )}
      <section className="before-section">
        <h2>{t('before.time')}</h2>
        <p>{t('before.promise', { days: caseType.promise.days, kind: t(`kind.${caseType.promise.kind}`) })}</p>
        <p>{t('before.filling', { count: caseType.form.steps.length + (hasAttachments ? 2 : 1) })}</p>
      </section>
      <section className="before-section">
        <h2>{t('before.form')}</h2>
        <ol className="before-list">
          {caseType.form.steps.map((step) => (
            <li key={step.title}>{step.title}</li>
          ))}
        </ol>
      </section>
      <section className="before-section">
        <h2>{t('before.who')}</h2>
        <PredictedRoute caseType={caseType} mayApply={mayApply} />
        <p>
          <Link to={`/case-types/${caseType.key}`}>{t('before.diagram')}</Link>
        </p>
      </section>
      {mayApply ? (
        <div className="portal-buttons">
          <Button type="primary" size="large" loading={start.isPending} onClick={() => start.mutate()}>
            {start.isPending ? t('before.starting') : t('before.start')}
          </Button>
        </div>
      ) : (
        <Notice tone="information" title={t('before.notYours', { role: roleTitle(caseType.applicantRole) })} />
      )}
    </>
  );
}

function Documents({ caseType, required }: { caseType: CaseTypeView; required: boolean }) {
  const t = applyTexts.use();
  const slots = caseType.attachments.filter((slot) => slot.required === required);
  if (slots.length === 0) return null;
  return (
    <>
      <h3 className="before-group">{required ? t('before.required') : t('before.optional')}</h3>
      <ul className="before-list">
        {slots.map((slot) => (
          <li key={slot.slot}>
            {slot.title}
            <span className="quiet small"> · {[slot.help, kindsInWords(slot.accept)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The way that this reader's application would take; where that cannot be told, everybody who has a part in it. */
function PredictedRoute({ caseType, mayApply }: { caseType: CaseTypeView; mayApply: boolean }) {
  const route = useQuery({ ...routeOfTypeQuery(caseType.key), enabled: mayApply, retry: false });
  if (route.data?.outcome) return <RouteStages route={route.data} />;
  return mayApply && route.isPending ? <Skeleton rows={6} rowHeight={40} /> : <Deciders caseType={caseType} />;
}

/** Everybody who handles the case after the applicant, in the order of the procedure. */
function Deciders({ caseType }: { caseType: CaseTypeView }) {
  const t = applyTexts.use();
  const duties = caseType.duties.filter((duty) => duty.scope !== 'applicant' && duty.role !== 'system');
  return (
    <ol className="before-list">
      {duties.map((duty) => (
        <li key={duty.key}>
          {duty.title}
          <span className="quiet small figures">
            {' · '}
            {duty.limit
              ? t('before.limit', { days: duty.limit.days, kind: t(`kind.${duty.limit.kind}`) })
              : t('before.noLimit')}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Drafts({ type }: { type: string }) {
  const t = applyTexts.use();
  const drafts = useInfiniteQuery(casesQuery({ status: 'draft', type }));
  const rows = drafts.data?.pages[0]?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="surface draft-list">
      <h2>{t('before.drafts')}</h2>
      <ul>
        {rows.slice(0, 5).map((row) => (
          <li key={row.id}>
            <span>
              {row.title}{' '}
              <span className="quiet small">
                <TimeText at={row.updatedAt} />
              </span>
            </span>
            <ButtonLink to={`/cases/${row.id}/edit`}>{t('before.continue')}</ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
