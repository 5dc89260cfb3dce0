import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { VersionChangeView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { announce } from '../components/announcer';
import { ProblemAlert } from '../components/problem-alert';
import { versionTexts } from './texts';

/** Approves exactly the report on screen, by its digest, or rejects it; both with a reason. */
export function DecisionForm({ change }: { change: VersionChangeView }) {
  const t = versionTexts.use();
  const id = useId();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [blank, setBlank] = useState(false);
  const [asking, setAsking] = useState(false);
  const decide = useMutation({
    mutationFn: (way: 'approve' | 'reject') =>
      api.post<VersionChangeView>(`/admin/version-changes/${change.id}/${way}`, {
        reason: reason.trim(),
        ...(way === 'approve' && { digest: change.digest }),
      }),
    onSuccess: (_, way) => announce(t(way === 'approve' ? 'decided.approved' : 'decided.rejected')),
    onSettled: () => {
      setAsking(false);
      return Promise.all(
        ['versionChanges', 'versions', 'caseTypes'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const given = (): boolean => {
    setBlank(reason.trim() === '');
    return reason.trim() !== '';
  };
  const { moves } = change.counts;
  return (
    <section className="surface version-form" aria-label={t('decide')}>
      <h2>{t('decide')}</h2>
      <p className="small quiet">{t('digest.help')}</p>
      <ProblemAlert problem={decide.error} />
      <label htmlFor={id}>{t('decide.reason')}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={1000}
        value={reason}
        aria-invalid={blank}
        aria-describedby={blank ? `${id}-blank` : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      {blank ? (
        <p id={`${id}-blank`} role="alert" className="version-fault">
          {t('reasonMissing')}
        </p>
      ) : null}
      {asking ? <p role="status">{t('decide.sure', { version: change.toVersion, count: moves })}</p> : null}
      <div className="page-actions">
        {asking ? (
          <>
            <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate('approve')}>
              {t('decide.yes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('decide.no')}</Button>
          </>
        ) : (
          <>
            <Button type="primary" onClick={() => setAsking(given())}>
              {t('decide.approve', { count: moves })}
            </Button>
            <Button loading={decide.isPending} onClick={() => given() && decide.mutate('reject')}>
              {t('decide.reject')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
