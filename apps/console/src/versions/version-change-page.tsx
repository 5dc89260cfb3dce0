import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { versionReaders, type VersionChangeView } from '#libs/contracts/index.js';
import { OnlyFor } from '../admin/only-for';
import { Page, PageHeader } from '../components/page-header';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { TimeText } from '../components/time-text';
import { Notice } from '../schema-form/notice';
import { ChangeCases } from './change-cases';
import { ChangeProgress, ChangeState } from './change-state';
import { DecisionForm } from './decision-form';
import { DiffReport } from './diff-report';
import { isBusy, versionChangeQuery } from './queries';
import { versionTexts } from './texts';
import '../case-types/case-types.css';
import './versions.css';

export function VersionChangePage() {
  return (
    <OnlyFor roles={versionReaders}>
      <VersionChange />
    </OnlyFor>
  );
}

/** One report: what changes, what it means for each case, who decided, how far it has come. */
function VersionChange() {
  const t = versionTexts.use();
  const { id = '' } = useParams();
  const query = useQuery(versionChangeQuery(id));
  const change = query.data;
  return (
    <Page>
      <p className="back-line">
        <Link to="/admin/versions">{t('back')}</Link>
      </p>
      {change ? (
        <Report change={change} />
      ) : (
        <>
          <PageHeader title={t('title')} />
          {query.error ? (
            <QueryFailure error={query.error} retry={() => void query.refetch()} />
          ) : (
            <div className="surface">
              <Skeleton rows={6} rowHeight={64} />
            </div>
          )}
        </>
      )}
    </Page>
  );
}

function Report({ change }: { change: VersionChangeView }) {
  const t = versionTexts.use();
  const tried = change.counts.moves + change.counts.stays;
  return (
    <>
      <PageHeader
        title={`${change.title} · ${t('change', { from: change.fromVersion, to: change.toVersion })}`}
        lead={t('reason', { reason: change.orderReason })}
      />
      <div className="surface version-summary" aria-live={isBusy(change.state) ? 'polite' : undefined}>
        <p>
          <ChangeState state={change.state} />{' '}
          <span className="figures">
            <ChangeProgress change={change} />
          </span>
        </p>
        <p className="small quiet">
          {t('orderedBy')} {change.orderedBy} <TimeText at={change.orderedAt} />
          {change.digest ? (
            <span className="figures"> · {t('figures', { count: tried, ms: change.dryRunMs })}</span>
          ) : null}
        </p>
        {change.decidedBy && change.decidedAt ? (
          <p className="small">
            {t('decidedBy')} {change.decidedBy} <TimeText at={change.decidedAt} /> ·{' '}
            {t('reason', { reason: change.decisionReason ?? '' })}
          </p>
        ) : null}
        {change.digest ? (
          <p className="small quiet">
            {t('digest')} <code>{change.digest}</code>
          </p>
        ) : null}
      </div>
      {change.mayDecide ? <DecisionForm change={change} /> : null}
      {change.state === 'ready' && change.whyNot ? <Notice tone="information" title={change.whyNot} /> : null}
      {change.diff ? (
        <>
          <h2 className="version-heading">{t('diff')}</h2>
          <DiffReport diff={change.diff} />
          <h2 className="version-heading">{t('casesOf')}</h2>
          <ChangeCases id={change.id} total={tried} />
        </>
      ) : null}
    </>
  );
}
