import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type SyntheticEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { VersionChangeView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { ProblemAlert } from '../components/problem-alert';
import { versionTexts } from './texts';

export interface Wanted {
  caseType: string;
  fromVersion: number;
  toVersion: number;
}

/** Asks for the reason, orders the report and leads to it. */
export function OrderForm({ wanted, onCancel }: { wanted: Wanted; onCancel: () => void }) {
  const t = versionTexts.use();
  const id = useId();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [blank, setBlank] = useState(false);
  const order = useMutation({
    mutationFn: () => api.post<VersionChangeView>('/admin/version-changes', { ...wanted, reason: reason.trim() }),
    onSuccess: async (change) => {
      await client.invalidateQueries({ queryKey: ['versionChanges'] });
      await navigate(`/admin/versions/${change.id}`);
    },
  });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setBlank(reason.trim() === '');
    if (reason.trim() !== '') order.mutate();
  };
  return (
    <form className="version-form" onSubmit={send}>
      <h3>{t('order.title', { from: wanted.fromVersion, to: wanted.toVersion })}</h3>
      <ProblemAlert problem={order.error} />
      <label htmlFor={id}>{t('order.reason')}</label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={2}
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
      <div className="page-actions">
        <Button type="primary" htmlType="submit" loading={order.isPending}>
          {t('order.send')}
        </Button>
        <Button onClick={onCancel}>{t('order.cancel')}</Button>
      </div>
    </form>
  );
}
