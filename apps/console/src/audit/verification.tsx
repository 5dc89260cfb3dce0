import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { VerificationView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { verificationQuery } from '../api/queries';
import { announce } from '../components/announcer';
import { EmptyState } from '../components/empty-state';
import { ProblemAlert } from '../components/problem-alert';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { TimeText } from '../components/time-text';
import { type Shape, type Tone, ToneTag } from '../components/tone';
import { FindingTable } from './finding-table';
import { auditTexts } from './texts';
import './audit.css';

const appearance: Record<VerificationView['state'], { tone: Tone; shape: Shape }> = {
  waiting: { tone: 'information', shape: 'halfRing' },
  intact: { tone: 'success', shape: 'tick' },
  broken: { tone: 'danger', shape: 'cross' },
  failed: { tone: 'warning', shape: 'triangle' },
};

/** The newest verification with what it found, and the button that orders another. */
export function Verification() {
  const t = auditTexts.use();
  const client = useQueryClient();
  const query = useQuery(verificationQuery);
  const order = useMutation({
    mutationFn: () => api.post<{ latest: VerificationView }>('/audit/verification'),
    onSettled: () => client.invalidateQueries({ queryKey: verificationQuery.queryKey }),
  });
  const latest = query.data?.latest ?? null;
  useOutcomeSaid(latest);
  if (query.error && !query.data) return <QueryFailure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton rows={3} rowHeight={41} />;
  const waiting = order.isPending || latest?.state === 'waiting';
  return (
    <section className="surface verification">
      <div className="verification-line">
        {latest ? (
          <ToneTag {...appearance[latest.state]}>{t(`state.${latest.state}`, { count: latest.total })}</ToneTag>
        ) : (
          <strong>{t('state.none')}</strong>
        )}
        <Button type="primary" loading={waiting} onClick={() => order.mutate()}>
          {t('run')}
        </Button>
      </div>
      <ProblemAlert problem={order.error} />
      {latest ? <Outcome latest={latest} /> : <EmptyState title={t('state.none')}>{t('state.none.text')}</EmptyState>}
    </section>
  );
}

function Outcome({ latest }: { latest: VerificationView }) {
  const t = auditTexts.use();
  const { finishedAt, requestedBy, counts, findings, total, state } = latest;
  return (
    <>
      <p className="quiet small">
        {finishedAt ? (
          <>
            {t('finishedAt')} <TimeText at={finishedAt} />
            {' · '}
          </>
        ) : null}
        {requestedBy === null ? t('daily') : t('byName', { name: requestedBy })}
      </p>
      {counts ? <p className="figures">{t('counts', { ...counts })}</p> : null}
      {state === 'failed' ? <p>{t('state.failed.text')}</p> : null}
      {findings.length > 0 ? <FindingTable findings={findings} /> : null}
      {findings.length < total ? <p className="quiet">{t('findings.first', { count: findings.length })}</p> : null}
    </>
  );
}

/** Says how a verification ended that was waited for on this page. */
function useOutcomeSaid(latest: VerificationView | null) {
  const t = auditTexts.use();
  const waitedFor = useRef<string | null>(null);
  useEffect(() => {
    if (latest?.state === 'waiting') waitedFor.current = latest.id;
    else if (latest && latest.id === waitedFor.current) {
      waitedFor.current = null;
      announce(t(`state.${latest.state}`, { count: latest.total }));
    }
  }, [latest, t]);
}
